import { paths } from '../site/paths.ts'
import { punctuate } from '../site/punctuation.ts'
import { type Bookmark, withoutGaps } from './bookmark.ts'
import { store } from './device.ts'

/** Time after the last key at which a note is stored, in ms. */
const PAUSE = 500

const day = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium' })

/** A row of the list; its note can be edited in place. */
export class MyRow {
  readonly element: HTMLLIElement
  #keeping: ReturnType<typeof setTimeout> | undefined
  readonly #keep = () => void this.#keepNote()

  /** @param template of an empty row */
  constructor(template: HTMLTemplateElement, row: Bookmark) {
    const element = template.content.querySelector('li')?.cloneNode(true)
    if (!(element instanceof HTMLLIElement)) throw new TypeError('The template has no row')
    this.element = element
    element.dataset['paper'] = row.slug
    const { note } = this
    note.addEventListener('input', () => {
      clearTimeout(this.#keeping)
      this.#keeping = setTimeout(this.#keep, PAUSE)
      addEventListener('pagehide', this.#keep)
    })
    note.addEventListener('change', this.#keep)
  }

  get note(): HTMLTextAreaElement {
    return this.#part('textarea', HTMLTextAreaElement)
  }

  show(row: Bookmark, number: number): void {
    const { slug, title, authors = '', year = '', saved = '', note = '' } = row
    const link = this.#part('.title-link', HTMLAnchorElement)
    link.href = paths.paper(slug)
    link.textContent = punctuate(title)
    this.#part('.number', HTMLElement).textContent = String(number)
    this.#part('[data-authors]', HTMLElement).textContent = authors
    this.#part('[data-year]', HTMLElement).textContent = year
    this.#part('[data-day]', HTMLElement).textContent = saved && `saved ${day.format(new Date(saved))}`
    this.note.ariaLabel = `Note: ${title}`
    // What the reader is writing is newer than what is stored.
    if (document.activeElement !== this.note) this.note.value = note
  }

  async #keepNote(): Promise<void> {
    clearTimeout(this.#keeping)
    removeEventListener('pagehide', this.#keep)
    const note = this.note.value
    await store.update(
      [this.element.dataset['paper'] ?? ''],
      before => before && withoutGaps({ ...before, note }),
    )
  }

  #part<Part extends HTMLElement>(selector: string, type: new () => Part): Part {
    const part = this.element.querySelector(selector)
    if (!(part instanceof type)) throw new TypeError(`A row has no ${selector}`)
    return part
  }
}
