import { counted } from '../site/counted.ts'
import { paths } from '../site/paths.ts'
import { punctuate } from '../site/punctuation.ts'
import type { Bookmark } from './bookmark.ts'
import { store } from './device.ts'
import { listedIn } from './list-link.ts'
import { complete, factsAt } from './paper-page.ts'
import { save, titleOf } from './save.ts'
import { offerUndo } from './undo.ts'

/** The number of titles that are fetched at once; the rest of a longer list is shown by its addresses. */
const MOST = 50

/** Shows the list that the page's address holds, with a button to save it. */
export class SharedList extends HTMLElement {
  #slugs: readonly string[] = []
  #facts = new Map<string, Pick<Bookmark, 'title' | 'authors' | 'year'>>()

  connectedCallback(): void {
    addEventListener('hashchange', () => void this.#read())
    this.querySelector('[data-save-all]')?.addEventListener('click', () => void this.#saveAll())
    this.querySelector('[data-leave]')?.addEventListener('click', () => this.#leave())
    void this.#read()
  }

  async #read(): Promise<void> {
    if (!location.hash.startsWith('#list=')) return
    const slugs = await listedIn(location.hash)
    this.hidden = false
    this.#slugs = slugs ?? []
    for (const control of this.querySelectorAll<HTMLElement>('[data-save-all]')) control.hidden = !slugs
    this.#say(
      slugs
        ? `${counted(slugs.length, 'paper')}. Nothing of it is on this device until you save it.`
        : 'This link holds no list, or only a part of one: it was cut on its way. Ask for it again.',
    )
    this.#show()
    for (const row of await store.get(this.#slugs)) if (row) this.#facts.set(row.slug, row)
    const unknown = this.#slugs.filter(slug => !this.#facts.has(slug)).slice(0, MOST)
    const moved = new Map<string, string>()
    await Promise.all(
      unknown.map(async slug => {
        const facts = await factsAt(paths.paper(slug))
        if (!facts) return
        this.#facts.set(facts.slug, facts)
        moved.set(slug, facts.slug)
      }),
    )
    this.#slugs = [...new Set(this.#slugs.map(slug => moved.get(slug) ?? slug))]
    this.#show()
  }

  #say(words: string): void {
    const [status] = this.querySelectorAll('[role="status"]')
    if (status) status.textContent = words
  }

  #show(): void {
    this.querySelector('ol')?.replaceChildren(
      ...this.#slugs.map(slug => {
        const link = document.createElement('a')
        link.className = 'title-link'
        link.href = paths.paper(slug)
        link.textContent = punctuate(this.#facts.get(slug)?.title ?? titleOf(slug))
        const item = document.createElement('li')
        item.append(link)
        return item
      }),
    )
  }

  async #saveAll(): Promise<void> {
    const slugs = this.#slugs
    const changes = await save(slugs, slug => this.#facts.get(slug))
    this.#leave()
    offerUndo(`${counted(slugs.length, 'paper')} saved.`, changes)
    await complete(slugs.filter(slug => !this.#facts.has(slug)))
  }

  /** Removes the list from the address too, so that a reload does not show it again. */
  #leave(): void {
    history.replaceState(history.state, '', location.pathname)
    this.hidden = true
    document.querySelector<HTMLElement>('main')?.focus()
  }
}

customElements.define('shared-list', SharedList)
