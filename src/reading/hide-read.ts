import { counted } from '../site/counted.ts'
import { storageKey } from '../site/storage-key.ts'

const KEY = storageKey('hide-read')
const root = document.documentElement

/** Hides what was read before the page was opened; what is read meanwhile stays in its place. */
class HideRead extends HTMLElement {
  readonly #button = document.createElement('button')
  readonly #count = document.createElement('span')

  connectedCallback(): void {
    this.#button.type = 'button'
    this.#button.textContent = 'Hide read'
    this.#button.addEventListener('click', () => this.#choose(!('hideRead' in root.dataset)))
    this.replaceChildren(this.#button, this.#count)
    this.show()
    document.addEventListener('paper-marks', () => this.show())
  }

  #choose(hide: boolean): void {
    // What was read meanwhile now counts as read before.
    for (const row of document.querySelectorAll<HTMLElement>('[data-read="now"]')) row.dataset['read'] = ''
    root.toggleAttribute('data-hide-read', hide)
    this.show()
    try {
      if (hide) localStorage.setItem(KEY, 'on')
      else localStorage.removeItem(KEY)
    } catch {
      // Without storage the choice lasts as long as the page.
    }
  }

  show(): void {
    const on = 'hideRead' in root.dataset
    const hidden = on ? document.querySelectorAll('.paper-list > [data-read=""]').length : 0
    const all = document.querySelectorAll('.paper-list > *').length
    this.#button.ariaPressed = String(on)
    if (hidden === 0) this.#count.textContent = ''
    else
      this.#count.textContent =
        hidden === all ? `All ${counted(all, 'paper')} here are read.` : `${hidden} of ${all} hidden`
  }
}

try {
  root.toggleAttribute('data-hide-read', localStorage.getItem(KEY) !== null)
} catch {
  // Nothing was chosen.
}
customElements.define('hide-read', HideRead)
