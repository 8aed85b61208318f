import './shared-list.ts'
import { counted } from '../site/counted.ts'
import { saveFile } from '../site/save-file.ts'
import { type Arrangement, arrange, ORDERS, type Order } from './arrange.ts'
import type { Bookmark } from './bookmark.ts'
import { keptCitations } from './citations.ts'
import { damagedRows, forgetDamaged } from './damage.ts'
import { store } from './device.ts'
import { EXPORTS, type Extension } from './exports.ts'
import { forgetAll, keepBeside } from './forget.ts'
import { importFile } from './imports.ts'
import { listFragment } from './list-link.ts'
import { mark } from './mark.ts'
import { MyRow } from './my-row.ts'
import { nearPapers } from './near-papers.ts'
import { nearRow } from './near-row.ts'
import { complete, relatedOn } from './paper-page.ts'
import { REFUSALS } from './refusal.ts'
import { offerUndo } from './undo.ts'

/** The number of rows that are shown at first, and that are added at a time. */
const PAGE = 100
/** The number of newest rows that a visit completes from the papers' pages. */
const COMPLETED = 24
/** Longer links, in characters, may be cut by programs that pass them on. */
const LONG_LINK = 2000
/** The number of papers of the list whose pages are asked for related papers. */
const NEAR_TO = 60
/** The number of names that a message lists. */
const NAMED = 8

/** The list of saved papers, and all that can be done with it. */
class MyPapers extends HTMLElement {
  readonly #rows = new Map<string, Bookmark>()
  readonly #shown = new Map<string, MyRow>()
  #most = PAGE

  async connectedCallback(): Promise<void> {
    await this.#read()
    store.watch(slugs => void this.#follow(slugs))
    this.addEventListener('input', ({ target }) => {
      if (!(target instanceof Element) || !target.closest('form')) return
      this.#most = PAGE
      this.#render()
    })
    this.#part('form', HTMLFormElement).addEventListener('submit', event => event.preventDefault())
    // Caught before the buttons themselves handle it as a click like any other.
    this.#list.addEventListener('click', event => this.#clicked(event), { capture: true })
    this.#on('[data-more]', () => this.#showMore())
    this.#on('[data-link]', () => this.#link())
    this.#on('[data-forget]', () => this.#forget())
    this.#on('[data-near] button', () => this.#findNear())
    this.#on('[data-damaged-save]', async () =>
      saveFile('my-papers-damaged.json', JSON.stringify(await damagedRows(store), undefined, 2)),
    )
    this.#on('[data-damaged-forget]', async () => {
      await forgetDamaged(store)
      await this.#showState()
    })
    for (const button of this.querySelectorAll<HTMLElement>('[data-export]'))
      button.addEventListener('click', () => void this.#export(button.dataset['export'] ?? ''))
    const file = this.#part('input[type="file"]', HTMLInputElement)
    file.addEventListener('change', () => void this.#import(file))
    this.#render()
    await this.#showState()
    this.dataset['ready'] = ''
    await this.#completeNewest()
  }

  /** A reader who left a page at once after saving its paper has a row without authors and year. */
  async #completeNewest(): Promise<void> {
    const newest = arrange(this.#rows.values(), { query: '', order: 'saved', unread: false }).slice(
      0,
      COMPLETED,
    )
    const slugs = newest.map(({ slug }) => slug)
    const kept = await keptCitations(store, slugs)
    await complete(slugs.filter(slug => !kept.has(slug)))
  }

  get #list(): HTMLElement {
    return this.#part('[data-list]', HTMLElement)
  }

  get #saved(): Bookmark[] {
    return arrange(this.#rows.values(), { query: '', order: this.#arrangement.order, unread: false })
  }

  get #arrangement(): Arrangement {
    const data = new FormData(this.#part('form', HTMLFormElement))
    const order = Object.keys(ORDERS).find((name): name is Order => name === data.get('order')) ?? 'saved'
    return { query: String(data.get('query') ?? ''), order, unread: data.has('unread') }
  }

  /** Shows what has changed here or in another tab. */
  async #follow(slugs?: readonly string[]): Promise<void> {
    if (slugs) {
      for (const [at, row] of (await store.get(slugs)).entries()) {
        const slug = slugs[at] ?? ''
        if (row) this.#rows.set(slug, row)
        else this.#rows.delete(slug)
      }
    } else await this.#read()
    this.#render()
    await this.#showState()
  }

  async #read(): Promise<void> {
    this.#rows.clear()
    for (const row of await store.all()) this.#rows.set(row.slug, row)
  }

  #render(): void {
    const saved = this.#saved.length
    const found = arrange(this.#rows.values(), this.#arrangement)
    const rows = found.slice(0, this.#most)
    const items = rows.map((row, at) => {
      const shown = this.#shown.get(row.slug) ?? new MyRow(this.#part('template', HTMLTemplateElement), row)
      this.#shown.set(row.slug, shown)
      shown.show(row, at + 1)
      return shown.element
    })
    const list = this.#list
    if (items.length !== list.children.length || items.some((item, at) => item !== list.children[at])) {
      const focused = document.activeElement
      list.replaceChildren(...items)
      if (focused instanceof HTMLElement && list.contains(focused)) focused.focus({ preventScroll: true })
    }
    this.#part('form', HTMLFormElement).hidden = saved === 0
    this.#part('[data-empty]', HTMLElement).hidden = saved > 0
    this.#part('[data-near]', HTMLElement).hidden = saved === 0
    this.#part('output', HTMLOutputElement).value =
      found.length === saved ? counted(saved, 'paper') : `${found.length} of ${counted(saved, 'paper')}`
    const more = this.#part('[data-more]', HTMLButtonElement)
    more.hidden = found.length <= this.#most
    more.textContent = `Show ${Math.min(PAGE, found.length - this.#most)} more`
    this.#part('[data-link]', HTMLButtonElement).disabled = found.length === 0
    for (const button of this.querySelectorAll<HTMLButtonElement>('[data-export]'))
      button.disabled = saved === 0 && button.dataset['export'] !== 'json'
  }

  #showMore(): void {
    const first = this.#most
    this.#most += PAGE
    this.#render()
    this.#list.children[first]?.querySelector('a')?.focus()
  }

  /** Says where the list is kept, and what of it is not. */
  async #showState(): Promise<void> {
    const { refusal } = store
    const notice = this.#part('[data-refusal]', HTMLElement)
    notice.hidden = !refusal
    notice.textContent = refusal ? `${REFUSALS[refusal]} Export the list to take it along.` : ''
    const damaged = await damagedRows(store)
    this.#part('[data-damaged]', HTMLElement).hidden = damaged.length === 0
    this.#part('[data-damaged] p', HTMLElement).textContent =
      `${counted(damaged.length, 'row')} of the list could not be read, and ${damaged.length === 1 ? 'was' : 'were'} set aside. Nothing of it is lost.`
    const persisted = await navigator.storage?.persisted?.().catch(() => false)
    this.#part('[data-persisted]', HTMLElement).textContent = persisted
      ? 'The browser has agreed not to clear it when it needs room.'
      : 'The browser may clear it when it needs room: export it from time to time.'
  }

  #clicked(event: MouseEvent): void {
    const button = event.target instanceof Element ? event.target.closest('[data-save]') : null
    const item = button?.closest('li')
    const slug = item?.dataset['paper']
    if (!item || slug === undefined) return
    event.stopPropagation()
    void this.#remove(slug, item)
  }

  async #remove(slug: string, item: Element): Promise<void> {
    const row = this.#rows.get(slug)
    if (!row) return
    const next = item.nextElementSibling ?? item.previousElementSibling
    const changes = await mark(row, 'saved', false)
    await this.#follow([slug])
    const focused =
      next?.querySelector<HTMLElement>('[data-save]') ?? document.querySelector<HTMLElement>('main')
    focused?.focus()
    offerUndo(`Removed “${row.title}”.`, changes, async () => {
      await this.#follow([slug])
      this.#shown.get(slug)?.element.querySelector<HTMLElement>('[data-save]')?.focus()
    })
  }

  async #forget(): Promise<void> {
    const forgotten = await forgetAll(store)
    const { changes, damaged } = forgotten
    const unreadable = damaged.length > 0 ? `, and ${counted(damaged.length, 'damaged row')}` : ''
    offerUndo(`Forgot ${counted(changes.size, 'paper')}, saved or read${unreadable}.`, changes, async () => {
      document.querySelector<HTMLElement>('main')?.focus()
      await keepBeside(store, forgotten)
      store.tell([])
    })
  }

  async #export(name: string): Promise<void> {
    const extension = Object.keys(EXPORTS).find((key): key is Extension => key === name)
    if (!extension) return
    const { text, missing } = await EXPORTS[extension](this.#saved, words => this.#say(words))
    saveFile(`my-papers-${new Date().toISOString().slice(0, 10)}.${extension}`, text)
    const titles = missing.map(slug => this.#rows.get(slug)?.title ?? slug)
    this.#say('Saved.', titles.length > 0 ? 'Without these, whose pages could not be read:' : '', titles)
  }

  async #import(field: HTMLInputElement): Promise<void> {
    const [file] = field.files ?? []
    if (!file) return
    try {
      const { changes, unmatched } = await importFile(await file.text(), words => this.#say(words))
      field.value = ''
      const fresh = [...changes.values()].filter(({ before }) => !before).length
      const words = `${counted(fresh, 'paper')} added, ${changes.size - fresh} merged with the list.`
      offerUndo(words, changes)
      const notFound = `Not found ${navigator.onLine ? 'on this site' : 'among the pages kept offline'}:`
      this.#say(words, unmatched.length > 0 ? notFound : '', unmatched)
    } catch (error) {
      field.value = ''
      if (!(error instanceof Error)) throw error
      this.#say(`${file.name} was not imported, and nothing is changed. ${error.message}`)
    }
  }

  /** Shows papers that the pages of the newest ones in the list name, without those saved or read. */
  async #findNear(): Promise<void> {
    const section = this.#part('[data-near]', HTMLElement)
    const tell = (words: string) =>
      this.#part('[data-near] [role="status"]', HTMLElement).replaceChildren(words)
    const asked = this.#saved.slice(0, NEAR_TO)
    tell(`Reading ${counted(asked.length, 'page')} …`)
    const related = await Promise.all(asked.map(({ slug }) => relatedOn(slug)))
    const found = nearPapers(
      related.flatMap(papers => (papers ? [papers] : [])),
      slug => this.#rows.has(slug),
    )
    section.querySelector('ul')?.replaceChildren(...found.map(nearRow))
    const unread = related.filter(papers => !papers).length
    tell(
      [
        found.length === 0 ? 'No other paper is near to these.' : '',
        unread > 0 ? `${counted(unread, 'page')} could not be read.` : '',
      ].join(' '),
    )
  }

  async #link(): Promise<void> {
    const slugs = arrange(this.#rows.values(), this.#arrangement).map(({ slug }) => slug)
    const address = location.origin + location.pathname + (await listFragment(slugs))
    const warning =
      address.length > LONG_LINK
        ? ` It has ${address.length} characters, and may be cut on its way; JSON is safer.`
        : ''
    try {
      await navigator.clipboard.writeText(address)
      this.#say(`Copied a link to ${counted(slugs.length, 'paper')}.${warning}`)
    } catch {
      // Pages without https have no access to the clipboard, and readers may refuse it.
      this.#say(`Not allowed to copy: ${address}`)
    }
  }

  /** @param names of papers; the first ones are listed */
  #say(words: string, about = '', names: readonly string[] = []): void {
    const list = document.createElement('ul')
    for (const name of names.length > NAMED
      ? [...names.slice(0, NAMED), `and ${names.length - NAMED} more`]
      : names)
      list.append(Object.assign(document.createElement('li'), { textContent: name }))
    this.#part('[data-said]', HTMLElement).replaceChildren([words, about].filter(Boolean).join(' '), list)
  }

  #on(selector: string, act: () => void | Promise<void>): void {
    this.querySelector(selector)?.addEventListener('click', () => void act())
  }

  #part<Part extends HTMLElement>(selector: string, type: new () => Part): Part {
    const part = this.querySelector(selector)
    if (!(part instanceof type)) throw new TypeError(`The page has no ${selector}`)
    return part
  }
}

customElements.define('my-papers', MyPapers)
