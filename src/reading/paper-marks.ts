import type { Bookmark } from './bookmark.ts'
import { store } from './device.ts'
import { mark, type ShownPaper } from './mark.ts'

const button = (attribute: string, words: string, path: string) =>
  `<button type="button" ${attribute} aria-pressed="false"><svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="${path}"/></svg><span>${words}</span></button>`

const buttons = document.createElement('template')
buttons.innerHTML =
  button('data-save', 'Save', 'M4 2.2h8v11.3L8 10.6l-4 2.9z') +
  button('data-mark-read', 'Mark as read', 'M2.5 8.5 6 12l7.5-8')

const shown = new Set<PaperMarks>()
/** Elements whose state is about to be read, all at once. */
const waiting = new Set<PaperMarks>()

/**
 * Two buttons that save a paper and mark it as read. They stand in an element that names the paper (`data-paper`) and
 * shows its state: `data-saved`, and `data-read`, which is `now` for a paper read since the page was opened.
 */
export class PaperMarks extends HTMLElement {
  #known = false

  connectedCallback(): void {
    if (!this.firstChild) {
      this.append(buttons.content.cloneNode(true))
      // In a list, the words alone would not distinguish one row's button from the next one's.
      for (const button of this.closest('li') ? this.querySelectorAll('button') : [])
        button.title = button.ariaLabel = `${button.textContent}: ${this.#paper.title}`
    }
    shown.add(this)
    this.refresh()
  }

  disconnectedCallback(): void {
    shown.delete(this)
  }

  get slug(): string {
    return this.closest<HTMLElement>('[data-paper]')?.dataset['paper'] ?? ''
  }

  get #paper(): ShownPaper {
    return { slug: this.slug, title: titleIn(this.closest('[data-paper]')) }
  }

  refresh(): void {
    if (waiting.size === 0) queueMicrotask(showWaiting)
    waiting.add(this)
  }

  show(row: Bookmark | undefined): void {
    const paper = this.closest<HTMLElement>('[data-paper]')
    if (!paper) return
    paper.toggleAttribute('data-saved', Boolean(row?.saved))
    if (!row?.read) delete paper.dataset['read']
    else paper.dataset['read'] ??= this.#known ? 'now' : ''
    this.#known = true
    this.#press('[data-save]', Boolean(row?.saved))
    this.#press('[data-mark-read]', Boolean(row?.read))
  }

  async toggle(button: Element): Promise<void> {
    const on = button.ariaPressed !== 'true'
    const saving = button.matches('[data-save]')
    button.ariaPressed = String(on)
    await mark(this.#paper, saving ? 'saved' : 'read', on)
    if (store.refusal) (await import('./refusal.ts')).tellRefusal(store.refusal)
    if (!saving || !on) return
    try {
      const { complete } = await import('./paper-page.ts')
      await complete([this.slug])
      // Persistent storage is not cleared when the browser needs room. The browser may ask the reader.
      if ((await store.count()) === 1) await navigator.storage?.persist()
    } catch {
      // The paper is saved; what its row lacks is fetched when it is exported.
    }
  }

  #press(selector: string, on: boolean): void {
    const button = this.querySelector(selector)
    if (button) button.ariaPressed = String(on)
  }
}

function titleIn(element: Element | null): string {
  const head = document.querySelector<HTMLMetaElement>('meta[name="citation_title"]')
  if (element?.localName === 'article' && head) return head.content
  return element?.querySelector('a[href]')?.textContent?.trim() || document.title
}

async function showWaiting(): Promise<void> {
  const elements = [...waiting]
  waiting.clear()
  const rows = await store.get(elements.map(({ slug }) => slug))
  for (const [at, element] of elements.entries()) element.show(rows[at])
  document.dispatchEvent(new Event('paper-marks'))
}

declare global {
  interface HTMLElementTagNameMap {
    'paper-marks': HTMLElement
  }
}

customElements.define('paper-marks', PaperMarks)

store.watch(slugs => {
  for (const element of shown) if (slugs?.includes(element.slug) ?? true) element.refresh()
})

addEventListener('click', ({ target }) => {
  const button = target instanceof Element ? target.closest('paper-marks button') : null
  const marks = button?.closest('paper-marks')
  if (button && marks instanceof PaperMarks) void marks.toggle(button)
})

const article = document.querySelector<HTMLElement>('article[data-paper]')

/** Marks the paper as read once its page is seen: it may have been opened in the background. */
function markOpened(): void {
  const slug = article?.dataset['paper']
  if (!slug || document.visibilityState === 'hidden') return
  document.removeEventListener('visibilitychange', markOpened)
  void mark({ slug, title: titleIn(article) }, 'read', true)
}

document.addEventListener('visibilitychange', markOpened)
markOpened()
void store.offerHeld()
