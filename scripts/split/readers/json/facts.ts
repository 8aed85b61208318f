import type { PaperLink } from '../../../../src/schemas/paper.ts'
import type { PrintedDate } from '../../header.ts'
import { dayOf } from '../dates.ts'
import { isAddress, type PrintedFacts } from '../entry.ts'
import { type Role, roleOf } from '../fields.ts'
import { isFeedItem, isMembers, isOwn, type Members, textOf } from './layers.ts'
import { namesOf } from './persons.ts'

type Link = Pick<PaperLink, 'href' | 'kind'>
type Unread = readonly [name: string, example: string]

/** The facts in the members of a paper, without title and abstract. */
export interface RecordFacts extends PrintedFacts {
  /** The day of the listing. */
  readonly day?: string
  readonly unread: readonly Unread[]
}

/**
 * @param layers of a paper, the innermost first
 * @param readNames members that hold its title and its abstract
 */
export function recordFacts(layers: readonly Members[], readNames: ReadonlySet<string>): RecordFacts {
  const facts = new MemberFacts(layers)
  for (const [depth, layer] of layers.entries())
    for (const [name, value] of Object.entries(layer))
      if (!readNames.has(name) && value !== null && value !== '') facts.member(name, value, layer, depth)
  return facts.whole()
}

/** Members that only an entry of a day's list has; the date of such an entry is the list's. */
const LISTED = ['upvotes', 'numComments', 'num_comments', 'submittedBy', 'paper_page']

const KEYWORDS = new Set(['ai_keywords', 'keywords'])
/** arXiv's metadata lists the primary category first; its API names it separately. */
const CATEGORIES = new Set(['primary_category', 'categories'])
const namesIn = (value: unknown): string[] => (Array.isArray(value) ? value.map(textOf) : [textOf(value)])

class MemberFacts {
  readonly #layers: readonly Members[]
  readonly #ids: string[] = []
  readonly #dois: string[] = []
  readonly #addresses: string[] = []
  readonly #links: Link[] = []
  readonly #unread: Unread[] = []
  readonly #undated: Unread[] = []
  /** Whether the date of an entry is that of its list. */
  readonly #listed: boolean
  readonly #keywords: string[] = []
  readonly #categories: string[] = []
  #authors: string[] = []
  /** The layer from which the authors were taken. */
  #named: Members | undefined
  #published: PrintedDate | undefined
  #upvotes: number | undefined
  #day: string | undefined

  constructor(layers: readonly Members[]) {
    this.#layers = layers
    this.#listed =
      layers.some(layer => LISTED.some(name => name in layer)) ||
      layers.slice(1).some(layer => 'date' in layer)
  }

  member(name: string, value: unknown, layer: Members, depth: number): void {
    const text = textOf(value)
    const role = roleOf(name)
    if (KEYWORDS.has(name)) this.#keywords.push(...namesIn(value))
    if (CATEGORIES.has(name))
      this.#categories.push(...namesIn(value).flatMap(names => names.split(/[\s,;]+/)))
    switch (role) {
      case 'id':
        this.#id(value)
        break
      case 'doi':
        this.#dois.push(text)
        break
      case 'address':
        if (name === 'links' && Array.isArray(value)) this.#links.push(...value.flatMap(linkOf))
        else if (!isOwn(layer)) this.#addresses.push(...addressesOf(value))
        break
      case 'authors':
        if (!this.#persons(value, layer)) this.#unread.push([name, exampleOf(value)])
        break
      case 'published':
        this.#date(name, value, layer)
        break
      case 'day':
        if (isOwn(layer)) this.#day ??= text
        break
      case 'code':
      case 'project':
        this.#link(name, text, role)
        break
      case 'upvotes':
        if (typeof value === 'number' && Number.isInteger(value) && value >= 0) this.#upvotes ??= value
        break
      case undefined:
        if (depth === 0 && !isOwn(layer) && /^(?:string|number)$/.test(typeof value))
          this.#unread.push([name, exampleOf(value)])
        break
      default:
    }
  }

  whole(): RecordFacts {
    const [paper = {}, outer] = this.#layers
    const published = this.#published ?? firstVersion(paper['versions'])
    const forum = textOf(paper['forum'] ?? outer?.['forum'])
    const page = forum === '' || isAddress(forum) ? [] : [`https://openreview.net/forum?id=${forum}`]
    return {
      ids: this.#ids,
      dois: this.#dois,
      addresses: [...this.#addresses, ...page],
      authors: this.#authors,
      published,
      upvotes: this.#upvotes,
      links: this.#links.filter(({ href }, at, all) => all.findIndex(other => other.href === href) === at),
      keywords: this.#keywords,
      categories: this.#categories,
      ...(this.#day !== undefined && { day: this.#day }),
      unread: published ? this.#unread : [...this.#unread, ...this.#undated],
    }
  }

  #id(value: unknown): void {
    this.#ids.push(...idsOf(value))
    if (isMembers(value)) this.#dois.push(...['DOI', 'doi'].map(key => textOf(value[key])).filter(Boolean))
  }

  /** Takes the authors from the longest list in a layer; returns whether this one names anybody or is empty. */
  #persons(value: unknown, layer: Members): boolean {
    const names = namesOf(value)
    const fuller =
      names.length > this.#authors.length ||
      (names.length === this.#authors.length && names.join().length > this.#authors.join().length)
    if (names.length > 0 && (this.#named ?? layer) === layer && fuller) {
      this.#authors = names
      this.#named = layer
    }
    return names.length > 0 || (Array.isArray(value) && value.length === 0)
  }

  #date(name: string, value: unknown, layer: Members): void {
    if (name === 'date' && this.#listed) {
      this.#day ??= textOf(value)
      return
    }
    if ('paper' in layer || isFeedItem(layer)) return
    const date = dateOf(value)
    this.#published ??= date
    if (!date) this.#undated.push([name, exampleOf(value)])
  }

  #link(name: string, text: string, kind: Extract<Role, 'code' | 'project'>): void {
    // A value that is no address is reported and left out.
    if (/^https?:\/\//i.test(text)) this.#links.push({ href: text, kind })
    else this.#unread.push([name, text])
  }
}

const exampleOf = (value: unknown): string =>
  textOf(value) || (Array.isArray(value) ? value.map(textOf).join(' ') : '')

/** `2410.08196`, `{ArXiv: …}`, `["arXiv:…"]`, `[{value: …}]`. */
function idsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(idsOf)
  if (!isMembers(value)) return [textOf(value)]
  return ['ArXiv', 'arXiv', 'arxiv', 'value', 'identifier', 'id']
    .map(name => textOf(value[name]))
    .filter(Boolean)
}

function addressesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(addressesOf)
  if (isMembers(value)) return ['value', 'url', 'URL', 'href'].flatMap(name => addressesOf(value[name]))
  return typeof value === 'string' && isAddress(value.trim()) ? [value.trim()] : []
}

const KINDS = ['code', 'project', 'model', 'data', 'paper', 'other'] as const

function linkOf(value: unknown): Link[] {
  if (!isMembers(value)) return []
  const href = textOf(value['href'])
  const kind = KINDS.find(kind => kind === value['kind'])
  return isAddress(href) && kind ? [{ href, kind }] : []
}

/** DataCite gives dates of several events. */
const EVENTS = ['Issued', 'Submitted', 'Available', 'Created']

/** A day as text, as `{date-parts: [[year, month, day]]}`, as milliseconds since 1970, or among several events. */
function dateOf(value: unknown): PrintedDate | undefined {
  if (Array.isArray(value)) {
    const events: unknown[] = value
    const named = EVENTS.flatMap(event =>
      events.filter(item => isMembers(item) && item['dateType'] === event),
    )
    const days = named.map(item => (isMembers(item) ? dateOf(item['date']) : undefined))
    return days.find(Boolean) ?? dateOf(value[0])
  }
  if (isMembers(value)) {
    const parts = value['date-parts']
    const [first] = Array.isArray(parts) ? parts : []
    const [year, month, day] = Array.isArray(first) ? first.map(Number) : []
    return year && month && day ? { year, month, day } : dayOf(textOf(value['raw'] ?? value['value'] ?? ''))
  }
  if (typeof value === 'number' && value > 1e11) return dayOf(new Date(value).toISOString())
  return typeof value === 'string' ? dayOf(value) : undefined
}

/** arXiv's own metadata gives the dates of all versions; the first is the publication. */
function firstVersion(versions: unknown): PrintedDate | undefined {
  const [first]: unknown[] = Array.isArray(versions) ? versions : []
  return isMembers(first) ? dayOf(textOf(first['created'])) : undefined
}
