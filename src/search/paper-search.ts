import { NO_FILTERS, readState, type SearchState, writeState } from './address.ts'
import { FilterPanel } from './filter-panel.ts'
import { walkResults } from './keyboard.ts'
import { readPaper } from './paper.ts'
import { forgetSearches, rememberSearch } from './recent.ts'
import { ResultsPanel } from './results-panel.ts'
import { resultItem } from './results-view.ts'
import { SearchAddress } from './search-address.ts'
import { openSession, type Shown } from './session.ts'

/**
 * `<paper-search>`: a search field and its results. Attributes: `data-index`, path of the index's folder;
 * `data-search`, path of the search page; `data-titles`, path of the list of titles; `data-address`, present where
 * the page's own address holds the state. It expects a form with a search field in it, and adds everything else.
 */
export class PaperSearch extends HTMLElement {
  #state: SearchState = { typed: '', filters: NO_FILTERS, sort: 'relevance' }
  #address: SearchAddress | undefined
  /** The search that was asked for last; asking for another ends it. */
  #asked = new AbortController()
  #frame = 0
  #shown: Shown | undefined
  readonly #panel = new ResultsPanel({
    titles: () => this.#path('titles'),
    paged: () => this.#inAddress,
    addressOf: typed => this.#addressOf(typed),
  })
  readonly #filters = new FilterPanel(choice => this.#change(choice(this.#state), true))

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
      // What was typed before this script came is newer than the address.
      this.#restore(new URLSearchParams(location.search))
      if (this.field.value !== state.typed) this.#typed()
    } else {
      this.#refresh()
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

  /** Fetches the index ahead of the first search. */
  async warm(): Promise<void> {
    try {
      const session = await openSession(this.#path('index'))
      if (this.#state.typed !== '' || this.field.value !== '') return
      const { hits, slots } = await session.rehearse()
      for (const paper of await Promise.all(hits.map(readPaper))) resultItem(paper, slots)
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

  #restore(parameters: URLSearchParams): void {
    const state = readState(parameters)
    if (!this.#state.typed && !state.typed && this.field.value) return
    this.#state = state
    if (this.field.value !== state.typed) this.field.value = state.typed
    this.#refresh()
  }

  readonly #typed = (): void => {
    this.#change({ ...this.#state, typed: this.field.value })
  }

  #change(state: SearchState, settled = false): void {
    this.#state = state
    this.#refresh()
    this.#address?.write(writeState(state), settled)
  }

  /** Searches at once, and again in the next frame for all changes that come within this one. */
  #refresh(): void {
    this.#asked.abort()
    this.#asked = new AbortController()
    this.#panel.wait()
    if (this.#frame !== 0) return
    const { signal } = this.#asked
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0
      if (signal.aborted) this.#search(this.#asked.signal)
    })
    this.#search(signal)
  }

  async #search(signal: AbortSignal): Promise<void> {
    const state = this.#state
    if (writeState(state) === '') {
      this.#shown = undefined
      this.#showStart()
      return
    }
    try {
      const session = await openSession(this.#path('index'))
      signal.throwIfAborted()
      const shown = await session.show(state, signal)
      signal.throwIfAborted()
      this.#shown = shown
      await this.#panel.show(shown, state.typed, signal)
      if (this.#inAddress) await this.#filters.show(session.facets, shown.unfiltered, state, signal)
    } catch (error) {
      if (!signal.aborted) this.#showError(error)
    } finally {
      if (!signal.aborted) this.#panel.rest()
    }
  }

  #showStart(): void {
    this.#filters.hide()
    this.#panel.showStart()
  }

  #showError(error: unknown): void {
    console.warn('The search index could not be read.', error)
    this.#panel.showError()
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
    const target = event.target instanceof Element ? event.target.closest<HTMLElement>('a, button') : null
    if (!target) return
    if (target.hasAttribute('data-search-result')) {
      rememberSearch(this.#state.typed)
      this.#address?.settle()
      return
    }
    const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0
    const instead = target.dataset.searchInstead
    if (instead !== undefined && plain) {
      event.preventDefault()
      this.field.value = instead
      this.field.focus()
      this.#change({ ...this.#state, typed: instead }, true)
    } else if (target.hasAttribute('data-more')) this.#more()
    else if (target.hasAttribute('data-retry')) this.#refresh()
    else if (target.hasAttribute('data-clear-filters'))
      this.#change({ ...this.#state, filters: NO_FILTERS }, true)
    else if (target.hasAttribute('data-forget')) {
      forgetSearches()
      this.#showStart()
      this.field.focus()
    }
  }

  async #more(): Promise<void> {
    if (!this.#shown) return
    const { signal } = this.#asked
    try {
      await this.#panel.more(this.#shown, this.#state.typed, signal)
    } catch (error) {
      if (!signal.aborted) this.#showError(error)
    }
  }

  readonly #key = (event: KeyboardEvent): void => walkResults(event, this.field, this.#panel.links)
}

customElements.define('paper-search', PaperSearch)
