import { storageKey } from '../site/storage-key.ts'

const KEY = storageKey('newest-edition-seen')

/** Shows the editions since the last visit, for the length of this one. Only the device stores what was seen. */
class NewSince extends HTMLElement {
  connectedCallback(): void {
    const items = [...this.querySelectorAll<HTMLElement>('[data-date]')]
    const newest = items[0]?.dataset['date']
    if (newest === undefined) return
    const seen = lastVisit(newest)
    const fresh = items.filter(item => seen !== null && (item.dataset['date'] ?? '') > seen)
    for (const item of items) item.hidden = !fresh.includes(item)
    this.hidden = fresh.length === 0
  }
}

/** The newest edition of the previous visit; null on the first visit, and where the device stores nothing. */
function lastVisit(newest: string): string | null {
  try {
    const seen = sessionStorage.getItem(KEY) ?? localStorage.getItem(KEY)
    if (seen !== null) sessionStorage.setItem(KEY, seen)
    localStorage.setItem(KEY, newest)
    return seen
  } catch {
    return null
  }
}

customElements.define('new-since', NewSince)
