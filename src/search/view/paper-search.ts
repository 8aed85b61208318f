import { keepList } from '../../site/last-list.ts'
import { NO_FILTERS, readState, type SearchState, writeState } from '../engine/address.ts'
import { readPaper, type SearchedPaper } from '../engine/paper.ts'
import { openSession, type Shown } from '../engine/session.ts'
import { type ClickAction, clickAction } from './click-action.ts'
import { FilterPanel } from './filter-panel.ts'
import { cameBack, type KeptPlace, keepPlace, keptPlace } from './kept-place.ts'
import { walkResults } from './keyboard.ts'
import { LatestRun } from './latest-run.ts'
import { readSlugs } from './read-slugs.ts'
import { forgetSearches, keepLastSearch, rememberSearch } from './recent.ts'
import { ResultsPanel } from './results-panel.ts'
import { resultItem } from './results-view.ts'
import { SearchAddress } from './search-address.ts'

/** The number of newest papers that are shown before anything is typed. */
const NEWEST = 3
/** Time in an empty field after which they are fetched, in ms. */
const PATIENCE = 1000

/**
 * `<paper-search>`: a search field and its results. Attributes: `data-index`, path of the index's folder;
 * `data-search`, path of the search page; `data-titles`, path of the list of titles; `data-address`, present if the
 * page's own address holds the state; `data-lacks`, filters with values that no paper has. It must contain a form with
 * a search field, and adds everything else.
 */
export class PaperSearch extends HTMLElement {
  #state: SearchState = { typed: '', filters: NO_FILTERS, sort: 'relevance' }
  #address: SearchAddress | undefined
  #shown: Shown | undefined
  /** The newest papers, after they were read. */
  #newest: readonly SearchedPaper[] = []
  /** The reader's place in the results that are being restored. */
  #place: KeptPlace | undefined
  readonly #run = new LatestRun(signal => this.#search(signal))
  readonly #panel = new ResultsPanel({
    field: () => this.field,
    titles: () => this.#path('titles'),
    paged: () => this.#inAddress,
    addressOf: typed => this.#addressOf(typed),
  })
  readonly #filters = new FilterPanel(
    choice => this.#change(choice(this.#state), true),
    list => this.dataset['lacks']?.split(' ').includes(list) ?? false,
  )

  connectedCallback(): void {
    if (this.contains(this.#filters.form)) return
    this.append(this.#filters.form, ...this.#panel.nodes)
    this.field.form?.addEventListener('submit', this.#submit)
    this.field.addEventListener('input', this.#typed)
    this.addEventListener('keydown', this.#key)
    this.addEventListener('click', this.#clicked)
    if (this.#inAddress) {
      this.#address = new SearchAddress(parameters => this.#restore(parameters))
      const state = readState(new URLSearchParams(location.search))
      // Text typed before this script arrived is newer than the address.
      this.#restore(new URLSearchParams(location.search), cameBack())
      if (this.field.value !== state.typed) this.#typed()
    } else {
      const place = keptPlace()
      if (this.field.value !== '') this.#state = { ...this.#state, typed: this.field.value }
      this.#refresh(place?.typed === this.field.value ? place : undefined)
    }
  }

  disconnectedCallback(): void {
    this.#address?.close()
  }

  get field(): HTMLInputElement {
    const field = this.querySelector<HTMLInputElement>('input[type=search]')
    if (!field) throw new Error('<paper-search> needs a search field')
    return field
  }

  /** Fetches the index before the first search. */
  async warm(): Promise<void> {
    try {
      const session = await openSession(this.#path('index'), readSlugs)
      if (this.#state.typed !== '' || this.field.value !== '') return
      const { hits, slots } = await session.rehearse()
      for (const paper of await Promise.all(hits.map(readPaper))) resultItem(paper, slots)
      // A reader who begins to type needs no other papers.
      await new Promise(resolve => setTimeout(resolve, PATIENCE))
      if (this.field.value !== '') return
      const newest = await session.newest(NEWEST)
      this.#newest = await Promise.all(newest.map(readPaper))
      if (writeState(this.#state) === '') this.#showStart()
    } catch {
      // The search itself will tell.
    }
  }

  get #inAddress(): boolean {
    return this.hasAttribute('data-address')
  }

  #path(name: 'index' | 'search' | 'titles'): string {
    return this.dataset[name] ?? ''
  }

  /** @param scrolls whether to scroll to the place in the results too, as the browser does if the page has stayed */
  #restore(parameters: URLSearchParams, scrolls = false): void {
    const state = readState(parameters)
    if (!this.#state.typed && !state.typed && this.field.value) return
    this.#state = state
    if (this.field.value !== state.typed) this.field.value = state.typed
    const place = keptPlace()
    this.#refresh(place && (scrolls ? place : { ...place, top: 0 }))
  }

  readonly #typed = (): void => {
    this.#change({ ...this.#state, typed: this.field.value })
  }

  #change(state: SearchState, settled = false): void {
    this.#state = state
    keepLastSearch(state.typed)
    this.#refresh()
    this.#address?.write(writeState(state), settled)
  }

  /** @param place to come back to */
  #refresh(place?: KeptPlace): void {
    this.#place = place
    this.#panel.wait(place?.count)
    this.#run.request()
  }

  /** The element that scrolls the results. */
  get #scroller(): Element | null {
    return this.closest('dialog') ?? document.scrollingElement
  }

  #keepPlace(): void {
    keepPlace({ typed: this.#state.typed, count: this.#panel.count, top: this.#scroller?.scrollTop ?? 0 })
  }

  async #search(signal: AbortSignal): Promise<void> {
    const state = this.#state
    if (writeState(state) === '') {
      this.#shown = undefined
      this.#showStart()
      return
    }
    try {
      const session = await openSession(this.#path('index'), readSlugs)
      signal.throwIfAborted()
      const shown = await session.show(state, signal)
      signal.throwIfAborted()
      this.#shown = shown
      await this.#panel.show(shown, state.typed, signal)
      this.#address?.flush()
      if (this.#inAddress) await this.#filters.show(session.facets, shown.unfiltered, state, signal)
      if (shown.withNear) {
        this.#shown = await shown.withNear(signal)
        await this.#panel.show(this.#shown, state.typed, signal)
      }
      if (this.#place?.top) this.#scroller?.scrollTo({ top: this.#place.top, behavior: 'instant' })
      this.#place = undefined
    } catch (error) {
      if (!signal.aborted) this.#panel.showError(error)
    } finally {
      if (!signal.aborted) this.#panel.rest()
    }
  }

  #showStart(): void {
    this.#filters.hide()
    this.#panel.showStart(this.#newest)
  }

  #addressOf(typed: string): string {
    return `${this.#path('search')}?${writeState({ ...this.#state, typed })}`
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault()
    rememberSearch(this.#state.typed)
    this.#address?.settle()
    if (!this.#inAddress) this.#panel.links[0]?.click()
  }

  readonly #clicked = (event: MouseEvent): void => {
    const action = clickAction(event)
    if (action) this.#actions[action.kind](action.value, event)
  }

  readonly #actions: Readonly<Record<ClickAction['kind'], (value: string, event: Event) => void>> = {
    'search-result': () => {
      rememberSearch(this.#state.typed)
      this.#address?.settle()
      this.#keepPlace()
      keepList(this.#panel.links.map(({ href }) => href))
    },
    'search-instead': (typed, event) => {
      event.preventDefault()
      this.field.value = typed
      this.field.focus()
      this.#change({ ...this.#state, typed }, true)
    },
    more: () => this.#more(),
    retry: () => this.#refresh(),
    'clear-filters': () => this.#change({ ...this.#state, filters: NO_FILTERS }, true),
    forget: () => {
      forgetSearches()
      this.#showStart()
      this.field.focus()
    },
  }

  async #more(): Promise<void> {
    if (!this.#shown) return
    const { signal } = this.#run
    try {
      await this.#panel.more(this.#shown, this.#state.typed, signal)
      this.#keepPlace()
    } catch (error) {
      if (!signal.aborted) this.#panel.showError(error)
    }
  }

  readonly #key = (event: KeyboardEvent): void => walkResults(event, this.field, this.#panel.links)
}

customElements.define('paper-search', PaperSearch)
