import type { Hit } from '../engine/engine.ts'
import { readPaper, type SearchedPaper } from '../engine/paper.ts'
import type { Shown } from '../engine/session.ts'
import { create } from './dom.ts'
import { recentSearches } from './recent.ts'
import { changeNotice, countText, resultItem } from './results-view.ts'
import { allResults, errorAdvice, moreButton, nothingFound, startView } from './states-view.ts'

/** The number of results that are shown at first, and that are added at a time. */
const PAGE = 10
/** Time after which the page says that it is waiting, in ms. */
const PATIENCE = 250

interface Places {
  readonly field: () => HTMLInputElement
  /** Path of the list of titles. */
  readonly titles: () => string
  /** Whether results are shown page by page, or only a first page with a link to all. */
  readonly paged: () => boolean
  /** Address of the search for other words. */
  readonly addressOf: (typed: string) => string
}

/** The part of a search below its field: count, notice, results, and what to do next. */
export class ResultsPanel {
  readonly #status = create('p', { role: 'status', class: 'search-status' })
  readonly #notice = create('div', { class: 'search-notice' })
  readonly #results = create('ol', { class: 'search-results', role: 'list', 'aria-label': 'Results' })
  readonly #after = create('div', { class: 'search-after' })
  readonly nodes = [this.#status, this.#notice, this.#results, this.#after]
  readonly #places: Places
  #count = PAGE
  #patience: ReturnType<typeof setTimeout> | undefined

  constructor(places: Places) {
    this.#places = places
  }

  get links(): HTMLAnchorElement[] {
    return [...this.#results.querySelectorAll<HTMLAnchorElement>('a[data-search-result]')]
  }

  /** The largest number of results that are shown. */
  get count(): number {
    return this.#count
  }

  /**
   * Shows that a search has begun. It only says that it is waiting where no results are shown.
   * @param count results to show at first
   */
  wait(count = PAGE): void {
    this.#count = count
    this.#results.setAttribute('aria-busy', 'true')
    clearTimeout(this.#patience)
    this.#patience = setTimeout(() => {
      if (this.#results.childElementCount === 0) this.#status.textContent = 'Loading the index …'
    }, PATIENCE)
  }

  /** The search has ended, whatever it gave. */
  rest(): void {
    clearTimeout(this.#patience)
    this.#results.removeAttribute('aria-busy')
  }

  /** @throws the signal's reason when it was aborted meanwhile */
  async show(shown: Shown, typed: string, signal: AbortSignal): Promise<void> {
    const items = await Promise.all(shown.hits.slice(0, this.#count).map((hit, at) => itemOf(hit, at, shown)))
    signal.throwIfAborted()
    clearTimeout(this.#patience)
    this.#fill(items)
    this.#status.textContent = countText(shown.byWords || shown.hits.length, typed)
    this.#notice.replaceChildren(...changeNotice(shown.changed, typed, this.#places.addressOf))
    this.#after.replaceChildren(...this.#next(shown, typed))
  }

  /** Shows one more page, and moves the focus to its first result. */
  async more(shown: Shown, typed: string, signal: AbortSignal): Promise<void> {
    const before = this.#count
    this.#count += PAGE
    await this.show(shown, typed, signal)
    this.links[before]?.focus()
  }

  /** Shown before anything is typed: how to search, the last searches of this reader, and the newest papers. */
  showStart(newest: readonly SearchedPaper[] = []): void {
    this.#clear('')
    this.#after.replaceChildren(...startView(recentSearches(), newest, this.#places.addressOf))
  }

  showError(error: unknown): void {
    console.warn('The search index could not be read.', error)
    this.#clear('The search could not be loaded.')
    this.#after.replaceChildren(...errorAdvice(this.#places.titles()))
  }

  #next({ hits, unfiltered }: Shown, typed: string): Node[] {
    const { paged, titles, addressOf } = this.#places
    if (hits.length === 0) return nothingFound(unfiltered.length, titles())
    if (paged()) return moreButton(Math.min(PAGE, hits.length - this.#count))
    return hits.length > this.#count ? [allResults(addressOf(typed))] : []
  }

  #clear(message: string): void {
    this.rest()
    this.#status.textContent = message
    this.#notice.replaceChildren()
    this.#fill([])
  }

  /** Keeps the place of a reader who has moved into earlier results. */
  #fill(items: readonly HTMLElement[]): void {
    const place = this.links.findIndex(link => link.matches(':focus'))
    this.#results.replaceChildren(...items)
    if (place >= 0) (this.links.at(place) ?? this.links.at(-1) ?? this.#places.field()).focus()
  }
}

async function itemOf(hit: Hit, at: number, shown: Shown): Promise<HTMLLIElement> {
  const paper = await readPaper(hit)
  if (at < shown.byWords) return resultItem(paper, shown.slots)
  const from = await shown.nearestSentence(hit, paper.text)
  return resultItem(paper, shown.slots, { from, first: at === shown.byWords })
}
