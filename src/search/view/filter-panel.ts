import {
  FILTERS,
  type FilterName,
  type SearchState,
  SORTS,
  type Sort,
  toggleFilter,
} from '../engine/address.ts'
import type { Hit } from '../engine/engine.ts'
import type { Facet, Facets } from '../engine/facets.ts'
import { create } from './dom.ts'
import { editionName } from './results-view.ts'

/** Filters by date stand in a list that opens: counting them takes a file for each. */
const DATES: ReadonlySet<FilterName> = new Set(['year', 'edition'])

function chosenDates({ filters }: SearchState): number {
  return [...DATES].reduce((sum, name) => sum + filters[name].length, 0)
}

/** What a reader's choice makes of a state. */
export type Choice = (state: SearchState) => SearchState

/** The form that filters and sorts results. It shows a state, and tells what a reader chooses. */
export class FilterPanel {
  readonly form = create('form', { class: 'search-filters', 'aria-label': 'Filter and sort', hidden: '' })
  readonly #choose: (choice: Choice) => void

  constructor(choose: (choice: Choice) => void) {
    this.#choose = choose
    this.form.addEventListener('change', ({ target }) => this.#changed(target))
  }

  hide(): void {
    this.form.hidden = true
  }

  /** Counts what was found. Editions are many: they are fetched and counted when their list is open. */
  async show(facets: Facets, found: readonly Hit[], state: SearchState, signal: AbortSignal): Promise<void> {
    const open = this.form.querySelector('details')?.open ?? chosenDates(state) > 0
    const names = FILTERS.filter(name => open || !DATES.has(name))
    const counted = await facets.count(found, state.filters, names)
    signal.throwIfAborted()
    const focused = focusedControl(this.form)
    this.form.replaceChildren(...controls(counted, state))
    this.form.hidden = found.length === 0
    const editions = this.form.querySelector('details')
    if (editions) {
      editions.open = open
      editions.addEventListener('toggle', () => {
        // Should it fail, the list stays empty; the next search tells that the index cannot be read.
        if (editions.open && !open) this.show(facets, found, state, signal).catch(() => undefined)
      })
    }
    if (focused) this.form.querySelector<HTMLElement>(focused)?.focus()
  }

  #changed(control: EventTarget | null): void {
    if (control instanceof HTMLSelectElement) {
      const sort = Object.keys(SORTS).find((name): name is Sort => name === control.value)
      this.#choose(state => ({ ...state, sort: sort ?? 'relevance' }))
    } else if (control instanceof HTMLInputElement) {
      const name = FILTERS.find(filter => filter === control.name)
      if (name) this.#choose(state => toggleFilter(state, name, control.value))
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

/** Check boxes of the counted filters, and the order. */
function controls(facets: readonly Facet[], state: SearchState): Node[] {
  const { sort, filters } = state
  const boxes = (name: Facet['name']) => facets.filter(facet => facet.name === name).flatMap(checkBoxes)
  const chosen = chosenDates(state)
  const years = boxes('year')
  const editions = create(
    'details',
    {},
    create('summary', {}, chosen > 0 ? `Edition (${chosen})` : 'Edition'),
    create(
      'div',
      { class: 'search-values' },
      ...(years.length > 1 || filters.year.length > 0 ? years : []),
      ...boxes('edition'),
    ),
  )
  const select = create(
    'select',
    { name: 'sort' },
    ...Object.entries(SORTS).map(([value, label]) => {
      const option = create('option', { value }, label)
      option.selected = value === sort
      return option
    }),
  )
  const order = create('label', { class: 'search-sort' }, create('span', {}, 'Sort by'), select)
  return [...boxes('code'), ...boxes('math'), editions, order]
}

function checkBoxes({ name, values }: Facet): HTMLElement[] {
  return values
    .filter(({ count, chosen }) => count > 0 || chosen)
    .map(({ value, count, chosen }) => {
      const box = create('input', { type: 'checkbox', name, value })
      box.checked = chosen
      const label = DATES.has(name) ? editionName(value) : `Has ${name}`
      return create(
        'label',
        {},
        box,
        create('span', {}, label),
        create('span', { class: 'search-count' }, String(count)),
      )
    })
}
