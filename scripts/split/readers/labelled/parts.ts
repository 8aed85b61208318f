import type { Label } from '../labels.ts'
import { areNames } from '../names.ts'
import type { Block, LooseLine, Part } from './blocks.ts'

/**
 * The parts of a paper, including those without a label. The title may stand above the first label. Names right below
 * the title are the authors. All other loose lines are the abstract.
 */
export function partsOf({ parts, loose }: Block): Part[] {
  const found = new LooseParts(parts, loose)
  if (!found.has('title')) found.title()
  found.titleGoesOn()
  if (!found.has('authors')) found.authors()
  if (!found.has('abstract')) found.abstract()
  return found.parts
}

class LooseParts {
  readonly parts: Part[]
  #rest: readonly LooseLine[]

  constructor(parts: readonly Part[], loose: readonly LooseLine[]) {
    this.parts = [...parts]
    this.#rest = loose
  }

  has(label: Label): boolean {
    return this.#part(label) !== undefined
  }

  title(): void {
    const labelled = this.parts.filter(({ label }) => label !== 'id' && label !== 'doi')
    const [first] = labelled.filter(({ name }) => name !== 'submitted')
    const above = this.#rest.filter(({ at }) => at < (first?.at ?? Number.POSITIVE_INFINITY))
    // Names below a title, before any label, are no part of it.
    const names = above.findIndex(({ text }, index) => index > 0 && areNames(text))
    this.#take('title', above.slice(0, Math.min(3, names < 0 ? 3 : names)))
  }

  /** Adds the second line of a title. It must not be names, unless the authors are known already. */
  titleGoesOn(): void {
    const title = this.#part('title')
    const below = this.#rest.find(({ at }) => at === (title?.at ?? -1) + 1)
    if (!title || !below || !(this.has('authors') || (this.has('abstract') && !areNames(below.text)))) return
    this.parts[this.parts.indexOf(title)] = { ...title, value: `${title.value}\n${below.text}` }
    this.#rest = this.#rest.filter(line => line !== below)
  }

  authors(): void {
    const title = this.#part('title')
    if (!title) return
    const later = this.#rest.filter(({ at }) => at > title.at)
    const first = title.at + title.value.split('\n').length
    const end = later.findIndex(({ text, at }, index) => at !== first + index || !areNames(text))
    this.#take('authors', end < 0 ? later : later.slice(0, end))
  }

  abstract(): void {
    this.#take('abstract', this.#rest)
  }

  #part(label: Label): Part | undefined {
    return this.parts.find(part => part.label === label)
  }

  #take(label: 'title' | 'authors' | 'abstract', lines: readonly LooseLine[]): void {
    const [first] = lines
    if (!first) return
    const value = lines.map(({ text }) => text).join('\n')
    this.parts.push({ name: label, label, value, at: first.at })
    this.#rest = this.#rest.filter(line => !lines.includes(line))
  }
}
