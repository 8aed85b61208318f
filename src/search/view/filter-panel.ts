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

/** Filters with many values are lists that open: counting them needs a file for each. */
const LISTS = {
  Topic: ['topic'],
  Author: ['author'],
  Edition: ['year', 'edition'],
} as const satisfies Record<string, readonly FilterName[]>
type List = keyof typeof LISTS

function chosenIn(names: readonly FilterName[], { filters }: SearchState): number {
  return names.reduce((sum, name) => sum + filters[name].length, 0)
}

/** The state after a reader's choice. */
export type Choice = (state: SearchState) => SearchState

/** The form that filters and sorts results. It shows a state, and reports the reader's choices. */
export class FilterPanel {
  readonly form = create('form', { class: 'search-filters', 'aria-label': 'Filter and sort', hidden: '' })
  readonly #choose: (choice: Choice) => void
  readonly #lacks: (list: List) => boolean

  /** @param lacks whether no paper has a value of this list */
  constructor(choose: (choice: Choice) => void, lacks: (list: List) => boolean) {
    this.#choose = choose
    this.#lacks = lacks
    this.form.addEventListener('change', ({ target }) => this.#changed(target))
  }

  hide(): void {
    this.form.hidden = true
  }

  /** Counts what was found. The values of a list are fetched and counted while it is open. */
  async show(facets: Facets, found: readonly Hit[], state: SearchState, signal: AbortSignal): Promise<void> {
    const closed = Object.entries(LISTS).filter(
      ([label, names]) => !(this.#list(label)?.open ?? chosenIn(names, state) > 0),
    )
    const uncounted = new Set<FilterName>(closed.flatMap(([, names]) => names))
    const names = FILTERS.filter(name => !uncounted.has(name))
    const counted = await facets.count(found, state.filters, names)
    signal.throwIfAborted()
    const focused = focusedControl(this.form)
    this.form.replaceChildren(...controls(counted, state, this.#lacks))
    this.form.hidden = found.length === 0
    const closedLabels = new Set(closed.map(([label]) => label))
    for (const label of Object.keys(LISTS)) {
      const list = this.#list(label)
      if (!list) continue
      const isClosed = closedLabels.has(label)
      list.open = !isClosed
      list.addEventListener('toggle', () => {
        // If this fails, the list stays empty; the next search reports that the index cannot be read.
        if (list.open && isClosed) this.show(facets, found, state, signal).catch(() => undefined)
      })
    }
    if (focused) this.form.querySelector<HTMLElement>(focused)?.focus()
  }

  #list(label: string): HTMLDetailsElement | null {
    return this.form.querySelector<HTMLDetailsElement>(`details[data-list="${label}"]`)
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

/** A selector for the control that has the focus, to find it again after new ones are drawn. */
function focusedControl(form: HTMLElement): string | undefined {
  const focused = form.contains(document.activeElement) ? document.activeElement : null
  if (focused instanceof HTMLInputElement)
    return `[name="${focused.name}"][value="${CSS.escape(focused.value)}"]`
  return focused?.localName
}

/** Check boxes of the counted filters, and the order. */
function controls(facets: readonly Facet[], state: SearchState, lacks: (list: List) => boolean): Node[] {
  const { sort, filters } = state
  const boxes = (name: Facet['name']) => facets.filter(facet => facet.name === name).flatMap(checkBoxes)
  const years = boxes('year')
  const list = (label: List, ...values: readonly Node[]) => {
    const chosen = chosenIn(LISTS[label], state)
    if (lacks(label) && chosen === 0) return []
    return [
      create(
        'details',
        { 'data-list': label },
        create('summary', {}, chosen > 0 ? `${label} (${chosen})` : label),
        create('div', { class: 'search-values' }, ...values),
      ),
    ]
  }
  const counted = facets.find(({ name }) => name === 'author')?.of
  const authors = [
    ...(counted === undefined ? [] : [create('p', {}, `Of the first ${counted} papers:`)]),
    ...boxes('author'),
  ]
  const editions = [...(years.length > 1 || filters.year.length > 0 ? years : []), ...boxes('edition')]
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
  return [
    ...(['code', 'math', 'unread'] as const).flatMap(boxes),
    ...list('Topic', ...boxes('topic')),
    ...list('Author', ...authors),
    ...list('Edition', ...editions),
    order,
  ]
}

/** The labels of a filter's values, where the values themselves are none. */
const NAMES: Partial<Record<FilterName, string>> = { code: 'Has code', math: 'Has math', unread: 'Unread' }

function checkBoxes({ name, values }: Facet): HTMLElement[] {
  return values
    .filter(({ count, chosen }) => count !== 0 || chosen)
    .map(({ value, label, count, chosen }) => {
      const box = create('input', { type: 'checkbox', name, value })
      box.checked = chosen
      return create(
        'label',
        {},
        box,
        create('span', {}, label ?? NAMES[name] ?? editionName(value)),
        ...(count === undefined ? [] : [create('span', { class: 'search-count' }, String(count))]),
      )
    })
}
