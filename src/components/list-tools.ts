import { choose } from '../site/choices.ts'
import { arranged, type ListView, type RowFacts, viewOf, withView } from './list-view.ts'

interface Row extends RowFacts {
  readonly element: HTMLElement
}

/** Density, order and filters of a page's lists. The address holds order and filters, so that a view can be linked. */
class ListTools extends HTMLElement {
  #lists: { readonly list: Element; readonly elements: readonly HTMLElement[] }[] = []

  connectedCallback(): void {
    const form = this.querySelector('form')
    if (!form) return
    this.#lists = [...document.querySelectorAll('.paper-list')].map(list => ({
      list,
      elements: [...list.querySelectorAll<HTMLElement>('.paper-row')],
    }))
    const density = document.documentElement.dataset['density'] ?? ''
    const radio = form.querySelector<HTMLInputElement>(`[name="density"][value="${density}"]`)
    if (radio) radio.checked = true
    if (radio?.value === 'abstracts') this.#unfold(true)
    this.#arrange(form, viewOf(new URLSearchParams(location.search)))
    form.addEventListener('change', ({ target }) => {
      if (target instanceof HTMLInputElement && target.name === 'density') this.#setDensity(target.value)
      else this.#arrange(form, viewOf(asQuery(form)), true)
    })
    form.addEventListener('submit', event => event.preventDefault())
    this.querySelector('button')?.addEventListener('click', () => {
      const { sort } = viewOf(asQuery(form))
      this.#arrange(form, { sort, code: false }, true)
      form.querySelector('select')?.focus()
    })
  }

  #setDensity(density: string): void {
    choose('density', density || undefined)
    this.#unfold(density === 'abstracts')
  }

  #unfold(open: boolean): void {
    for (const fold of document.querySelectorAll<HTMLDetailsElement>('.paper-list .fold')) fold.open = open
  }

  #arrange(form: HTMLFormElement, view: ListView, isAsked = false): void {
    show(form, view)
    let count = 0
    let all = 0
    for (const { list, elements } of this.#lists) {
      const rows = arranged(elements.map(factsOf), view)
      const shown = new Set(rows.map(({ element }) => element))
      for (const element of elements) element.hidden = !shown.has(element)
      const order = [...shown, ...elements.filter(element => !shown.has(element))]
      // Rows that are in place are not moved: that would restart their buttons.
      if (order.some((element, at) => element !== list.children[at])) list.append(...order)
      count += shown.size
      all += elements.length
    }
    this.classList.toggle('filtered', count < all)
    const status = this.querySelector('[role="status"]')
    if (status) status.textContent = count < all ? `${count} of ${all} papers` : ''
    if (!isAsked) return
    const query = withView(new URLSearchParams(location.search), view)
      .toString()
      .replace(/=(?=&|$)/g, '')
    history.replaceState(history.state, '', location.pathname + (query && `?${query}`) + location.hash)
  }
}

function factsOf(element: HTMLElement): Row {
  return {
    element,
    title: element.querySelector('.title-link')?.textContent ?? '',
    votes: Number(element.querySelector('data')?.value ?? -1),
    month: element.querySelector('time')?.dateTime ?? '',
    topics: (element.dataset['topics'] ?? '').split(' '),
    hasCode: element.dataset['code'] !== undefined,
  }
}

/** The controls as the query of an address; a box that is not ticked is absent from it. */
function asQuery(form: HTMLFormElement): URLSearchParams {
  const query = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') query.set(name, value)
  return query
}

function show(form: HTMLFormElement, view: ListView): void {
  const query = withView(new URLSearchParams(), view)
  for (const box of form.querySelectorAll<HTMLInputElement>('[type="checkbox"]'))
    box.checked = query.has(box.name)
  for (const select of form.querySelectorAll('select')) select.value = query.get(select.name) ?? ''
}

customElements.define('list-tools', ListTools)
