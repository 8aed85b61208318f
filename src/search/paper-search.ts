import {
  FILTERS,
  NO_FILTERS,
  readState,
  type SearchState,
  SORTS,
  type Sort,
  toggleFilter,
  writeState,
} from './address.ts'
import { create } from './dom.ts'
import { readPaper } from './paper.ts'
import { forgetSearches, recentSearches, rememberSearch } from './recent.ts'
import { changeNotice, countText, filterPanel, resultItem } from './results-view.ts'
import { SearchAddress } from './search-address.ts'
import { openSession, type Shown } from './session.ts'

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
  /** Counts the searches: an answer to an older one is dropped. */
  #turn = 0
  #frame = 0
  #shown: Shown | undefined
  #count = PAGE
  readonly #status = create('p', { role: 'status', class: 'search-status' })
  readonly #notice = create('p', { class: 'search-notice' })
  readonly #filters = create('form', { class: 'search-filters', 'aria-label': 'Filter and sort' })
  readonly #results = create('ol', { class: 'search-results', role: 'list', 'aria-label': 'Results' })
  readonly #after = create('div', { class: 'search-after' })

  connectedCallback(): void {
    if (this.contains(this.#status)) return
    this.append(this.#filters, this.#status, this.#notice, this.#results, this.#after)
    this.#filters.hidden = true
    this.field.form?.addEventListener('submit', this.#submit)
    this.field.addEventListener('input', this.#typed)
    this.addEventListener('keydown', this.#key)
    this.addEventListener('click', this.#clicked)
    this.#filters.addEventListener('change', this.#filtered)
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
    this.#turn++
    if (this.#frame !== 0) return
    const turn = this.#turn
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0
      if (turn !== this.#turn) this.#search(this.#turn)
    })
    this.#search(turn)
  }

  async #search(turn: number): Promise<void> {
    const state = this.#state
    const index = this.#path('index')
    if (writeState(state) === '') {
      this.#shown = undefined
      this.#showStart()
      return
    }
    const patience = setTimeout(() => {
      if (turn === this.#turn && !this.#shown) this.#status.textContent = 'Loading the index …'
    }, PATIENCE)
    this.#results.setAttribute('aria-busy', 'true')
    try {
      const session = await openSession(index)
      if (turn !== this.#turn) return
      const shown = await session.show(state)
      if (turn !== this.#turn) return
      this.#shown = shown
      await this.#showResults(shown, turn)
      if (this.#inAddress && turn === this.#turn) await this.#showFilters(shown, turn)
    } catch (error) {
      if (turn === this.#turn) this.#showError(error)
    } finally {
      clearTimeout(patience)
      if (turn === this.#turn) this.#results.removeAttribute('aria-busy')
    }
  }

  async #showResults(shown: Shown, turn: number): Promise<void> {
    const papers = await Promise.all(shown.hits.slice(0, this.#count).map(readPaper))
    if (turn !== this.#turn) return
    this.#results.replaceChildren(...papers.map(paper => resultItem(paper, shown.slots)))
    this.#status.textContent = countText(shown.hits.length, this.#state.typed)
    this.#notice.replaceChildren(
      ...(shown.changed ? changeNotice(shown.changed, typed => this.#addressOf(typed)) : []),
    )
    this.#after.replaceChildren(...this.#afterResults(shown))
  }

  #afterResults({ hits, unfiltered }: Shown): Node[] {
    if (hits.length === 0) {
      const hidden = unfiltered.length
      const titles = create('a', { href: this.#path('titles') }, 'the list of titles')
      return [
        hidden > 0
          ? create(
              'p',
              {},
              `The filters hide ${countText(hidden, '')}. `,
              create('button', { type: 'button', 'data-clear-filters': '' }, 'Clear the filters'),
            )
          : create(
              'p',
              {},
              'Try fewer or other words, part of a title, or an acronym; or look through ',
              titles,
              '.',
            ),
      ]
    }
    if (!this.#inAddress) {
      const more = create('a', { href: this.#addressOf(this.#state.typed) }, 'All results, with filters')
      return hits.length > this.#count ? [create('p', {}, more)] : []
    }
    const left = Math.min(PAGE, hits.length - this.#count)
    return left > 0 ? [create('button', { type: 'button', 'data-more': '' }, `Show ${left} more`)] : []
  }

  async #showFilters({ unfiltered }: Shown, turn: number): Promise<void> {
    const { facets } = await openSession(this.#path('index'))
    const open = this.#filters.querySelector('details')?.open ?? this.#state.filters.edition.length > 0
    const names = FILTERS.filter(name => name !== 'edition' || open)
    const counted = await facets.count(unfiltered, this.#state.filters, names)
    if (turn !== this.#turn) return
    const focused = focusedControl(this.#filters)
    this.#filters.replaceChildren(...filterPanel(counted, this.#state))
    this.#filters.hidden = unfiltered.length === 0
    const details = this.#filters.querySelector('details')
    if (details) {
      details.open = open
      details.addEventListener('toggle', () => {
        if (details.open && !open && this.#shown) this.#showFilters(this.#shown, this.#turn)
      })
    }
    if (focused) this.#filters.querySelector<HTMLElement>(focused)?.focus()
  }

  /** Before anything is typed: the last searches of this reader, and how to search. */
  #showStart(): void {
    this.#status.textContent = ''
    this.#notice.replaceChildren()
    this.#results.replaceChildren()
    this.#filters.hidden = true
    const searches = recentSearches()
    const recent = searches.map(typed =>
      create('li', {}, create('a', { href: this.#addressOf(typed), 'data-search-instead': typed }, typed)),
    )
    const hint = create('p', { class: 'search-hint' })
    hint.append(
      'Words, ',
      create('code', {}, '"a phrase"'),
      ', ',
      create('code', {}, '-without'),
      ', ',
      create('code', {}, 'title:word'),
      '.',
    )
    if (recent.length === 0) this.#after.replaceChildren(hint)
    else {
      this.#after.replaceChildren(
        hint,
        create('h2', { class: 'search-recent-title' }, 'Recent searches'),
        create('ul', { class: 'search-recent', role: 'list' }, ...recent),
        create('button', { type: 'button', 'data-forget': '' }, 'Clear recent searches'),
      )
    }
  }

  #showError(error: unknown): void {
    console.warn('The search index could not be read.', error)
    this.#results.replaceChildren()
    this.#notice.replaceChildren()
    this.#status.textContent = 'The search could not be loaded.'
    this.#after.replaceChildren(
      create(
        'p',
        {},
        'Check the connection, or look through ',
        create('a', { href: this.#path('titles') }, 'the list of titles'),
        '.',
      ),
      create('button', { type: 'button', 'data-retry': '' }, 'Try again'),
    )
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

  readonly #filtered = (event: Event): void => {
    const { target } = event
    if (target instanceof HTMLSelectElement) {
      const sort = Object.keys(SORTS).find((name): name is Sort => name === target.value)
      this.#change({ ...this.#state, sort: sort ?? 'relevance' }, true)
    } else if (target instanceof HTMLInputElement) {
      const name = FILTERS.find(filter => filter === target.name)
      if (name) this.#change(toggleFilter(this.#state, name, target.value), true)
    }
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
    const instead = target.dataset['searchInstead']
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
    this.#count += PAGE
    await this.#showResults(this.#shown, this.#turn)
    this.#links()[before]?.focus()
  }

  #links(): HTMLAnchorElement[] {
    return [...this.#results.querySelectorAll<HTMLAnchorElement>('a[data-search-result]')]
  }

  /**
   * Arrows walk from the field through the results and back; the results are ordinary links, so that Enter,
   * Ctrl-Enter and the context menu do what they do for links, and a screen reader names them as such.
   */
  readonly #key = (event: KeyboardEvent): void => {
    if (event.isComposing || event.altKey) return
    const links = this.#links()
    const place = links.findIndex(link => link === document.activeElement)
    const inField = document.activeElement === this.field
    if (!inField && place < 0) return
    const dialog = this.closest('dialog')
    if (event.key === 'Escape' && dialog) {
      // The field would keep the key for itself, to clear what was typed.
      event.preventDefault()
      dialog.close()
      return
    }
    const targets: Record<string, HTMLElement | undefined> = {
      ArrowDown: links[Math.min(place + 1, links.length - 1)],
      ArrowUp: place > 0 ? links[place - 1] : inField ? undefined : this.field,
      ...(place >= 0 && {
        Home: links[0],
        End: links.at(-1),
        Escape: this.field,
      }),
    }
    const target = targets[event.key]
    if (target && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault()
      target.focus()
    } else if (event.key === 'Enter' && inField && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      const [first] = links
      if (first) window.open(first.href, '_blank', 'noopener')
    } else if (
      place >= 0 &&
      event.key.length === 1 &&
      event.key !== ' ' &&
      !event.ctrlKey &&
      !event.metaKey
    ) {
      // A letter typed on a result goes on with the query.
      this.field.focus()
    }
  }
}

/** A selector for the control that has the focus, to find it again among new ones. */
function focusedControl(form: HTMLElement): string | undefined {
  const focused = form.contains(document.activeElement) ? document.activeElement : null
  if (focused instanceof HTMLInputElement)
    return `[name="${focused.name}"][value="${CSS.escape(focused.value)}"]`
  return focused?.localName
}

customElements.define('paper-search', PaperSearch)
