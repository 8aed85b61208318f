import { NO_FILTERS, readState, type SearchState, writeState } from './address.ts'
import { create } from './dom.ts'
import { FilterPanel } from './filter-panel.ts'
import { walkResults } from './keyboard.ts'
import { readPaper } from './paper.ts'
import { forgetSearches, recentSearches, rememberSearch } from './recent.ts'
import { changeNotice, countText, resultItem } from './results-view.ts'
import { SearchAddress } from './search-address.ts'
import { openSession, type Shown } from './session.ts'
import { allResults, errorAdvice, moreButton, nothingFound, startView } from './states-view.ts'

/** Results that are shown at first, and more at a time. */
const PAGE = 10
/** Time after which a wait is told, in ms. */
const PATIENCE = 250

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
  #count = PAGE
  readonly #status = create('p', { role: 'status', class: 'search-status' })
  readonly #notice = create('p', { class: 'search-notice' })
  readonly #filters = new FilterPanel(choice => this.#change(choice(this.#state), true))
  readonly #results = create('ol', { class: 'search-results', role: 'list', 'aria-label': 'Results' })
  readonly #after = create('div', { class: 'search-after' })

  connectedCallback(): void {
    if (this.contains(this.#status)) return
    this.append(this.#filters.form, this.#status, this.#notice, this.#results, this.#after)
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
  warm(): void {
    openSession(this.#path('index')).catch(() => undefined)
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
    this.#address?.write(writeState(state), settled)
    this.#refresh()
  }

  /** Searches at once, and again in the next frame for all changes that come within this one. */
  #refresh(): void {
    this.#count = PAGE
    this.#asked.abort()
    this.#asked = new AbortController()
    this.#results.setAttribute('aria-busy', 'true')
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
    const patience = setTimeout(() => {
      if (!signal.aborted && !this.#shown) this.#status.textContent = 'Loading the index …'
    }, PATIENCE)
    try {
      const session = await openSession(this.#path('index'))
      signal.throwIfAborted()
      const shown = await session.show(state, signal)
      signal.throwIfAborted()
      this.#shown = shown
      await this.#showResults(shown, signal)
      if (this.#inAddress) await this.#filters.show(session.facets, shown.unfiltered, state, signal)
    } catch (error) {
      if (!signal.aborted) this.#showError(error)
    } finally {
      clearTimeout(patience)
      if (!signal.aborted) this.#results.removeAttribute('aria-busy')
    }
  }

  async #showResults(shown: Shown, signal: AbortSignal): Promise<void> {
    const papers = await Promise.all(shown.hits.slice(0, this.#count).map(readPaper))
    signal.throwIfAborted()
    this.#results.replaceChildren(...papers.map(paper => resultItem(paper, shown.slots)))
    this.#status.textContent = countText(shown.hits.length, this.#state.typed)
    this.#notice.replaceChildren(
      ...(shown.changed ? changeNotice(shown.changed, typed => this.#addressOf(typed)) : []),
    )
    this.#after.replaceChildren(...this.#afterResults(shown))
  }

  #afterResults({ hits, unfiltered }: Shown): Node[] {
    if (hits.length === 0) return nothingFound(unfiltered.length, this.#path('titles'))
    if (!this.#inAddress)
      return hits.length > this.#count ? [allResults(this.#addressOf(this.#state.typed))] : []
    return moreButton(Math.min(PAGE, hits.length - this.#count))
  }

  /** Before anything is typed: how to search, and the last searches of this reader. */
  #showStart(): void {
    this.#clear('')
    this.#filters.hide()
    this.#after.replaceChildren(...startView(recentSearches(), typed => this.#addressOf(typed)))
  }

  #showError(error: unknown): void {
    console.warn('The search index could not be read.', error)
    this.#clear('The search could not be loaded.')
    this.#after.replaceChildren(...errorAdvice(this.#path('titles')))
  }

  #clear(message: string): void {
    this.#results.removeAttribute('aria-busy')
    this.#status.textContent = message
    this.#notice.replaceChildren()
    this.#results.replaceChildren()
  }

  #addressOf(typed: string): string {
    return `${this.#path('search')}?${writeState({ ...this.#state, typed })}`
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault()
    rememberSearch(this.#state.typed)
    this.#address?.settle()
    if (!this.#inAddress) this.#links()[0]?.click()
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
    const before = this.#count
    const { signal } = this.#asked
    this.#count += PAGE
    try {
      await this.#showResults(this.#shown, signal)
      this.#links()[before]?.focus()
    } catch (error) {
      if (!signal.aborted) this.#showError(error)
    }
  }

  #links(): HTMLAnchorElement[] {
    return [...this.#results.querySelectorAll<HTMLAnchorElement>('a[data-search-result]')]
  }

  readonly #key = (event: KeyboardEvent): void => walkResults(event, this.field, this.#links())
}

customElements.define('paper-search', PaperSearch)
