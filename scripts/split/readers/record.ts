import type { PaperLink } from '../../../src/schemas/paper.ts'
import type { PrintedDate } from '../header.ts'
import { dayOf } from './dates.ts'
import { isAddress, type PrintedFacts } from './entry.ts'
import { roleOf } from './fields.ts'
import { shownAbstract, shownText } from './html.ts'
import { authorNames, spokenName, tidy } from './names.ts'
import { texOf } from './own-markdown.ts'

/** An object of JSON. */
export type Members = Readonly<Record<string, unknown>>

/** Under these names an entry holds the paper itself. */
const WRAPPERS = [
  'paper',
  'data',
  'attributes',
  'metadata',
  'content',
  'bibjson',
  '_source',
  'row',
  'article',
  'work',
  'record',
  'fields',
]

export const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * An entry and what it wraps, the innermost first.
 * @param unpack reads a text that is itself an object
 */
export function layersOf(entry: Members, unpack: (text: string) => unknown): Members[] {
  for (const name of WRAPPERS) {
    const value = entry[name]
    const inner = typeof value === 'string' && name === 'paper' ? unpack(value) : value
    if (isMembers(inner)) return [...layersOf(inner, unpack), entry]
  }
  return [entry]
}

/** Text in whatever the catalogues wrap it: a list of one, `{value}`, `{title}`, words with their places. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.map(textOf).find(text => text.trim() !== '') ?? ''
  if (!isMembers(value)) return ''
  const named = ['value', 'title', '$', '#text', '__text', 'text', 'description', 'full_text', 'en'].find(
    name => name in value,
  )
  return named === undefined ? '' : textOf(value[named])
}

/** The abstract; of several descriptions the one that says it is it. */
function abstractOf(value: unknown, name: string): string {
  if (/inverted_?index/i.test(name)) return ofInvertedIndex(value)
  if (!Array.isArray(value)) return textOf(value)
  const own = value.find(item => isMembers(item) && /^abstract$/i.test(textOf(item['descriptionType'])))
  return textOf(own ?? (value.every(item => typeof item === 'string') ? value.join(' ') : value))
}

/** OpenAlex gives each word with the places where it stands, from 0. */
function ofInvertedIndex(value: unknown): string {
  if (!isMembers(value)) return ''
  const words: string[] = []
  for (const [word, places] of Object.entries(value))
    if (Array.isArray(places)) for (const place of places) if (Number.isInteger(place)) words[place] = word
  return words.filter(word => word !== undefined).join(' ')
}

/** The members that may hold the abstract, the surest first. */
const ABSTRACTS = [
  'abstract',
  'abstract_inverted_index',
  'summary',
  'abstractNote',
  'abstractText',
  'content_html',
  'content_text',
  'descriptions',
]
const TITLES = ['title', 'display_name']

/** The dates of an item of a JSON Feed are the feed's. */
const isFeedItem = (layer: Members): boolean => 'content_html' in layer || 'content_text' in layer

/** Members that only this site's own records have. */
const isOwn = (layer: Members): boolean => 'slug' in layer && 'markdown' in layer

interface Found {
  readonly text: string
  readonly layer: Members
  /** Of the member that holds it. */
  readonly name: string
}

/** The member of some layers that gives a text, the named first, then any that says so by its name. */
function found(
  layers: readonly Members[],
  preferred: readonly string[],
  role: 'title' | 'abstract',
): Found | undefined {
  for (const layer of layers) {
    const names = Object.keys(layer).filter(name => roleOf(name) === role)
    const others = names.filter(name => name !== 'markdown' && !preferred.includes(name))
    const own = isOwn(layer) ? [role === 'title' ? 'heading' : 'markdown'] : []
    for (const name of [...own, ...preferred, ...others]) {
      const text = name in layer ? textIn(layer, name, role) : ''
      if (text.trim() !== '') return { text, layer, name }
    }
  }
  return undefined
}

function textIn(layer: Members, name: string, role: 'title' | 'abstract'): string {
  const value = layer[name]
  if (name === 'paper' && isMembers(value)) return ''
  if (isOwn(layer)) return name === 'heading' || name === 'markdown' ? texOf(textOf(value)) : textOf(value)
  return role === 'abstract' ? shownAbstract(abstractOf(value, name)) : shownText(textOf(value))
}

export const titleOf = (layers: readonly Members[]) => found(layers, TITLES, 'title')
export const abstractOfLayers = (layers: readonly Members[]) => found(layers, ABSTRACTS, 'abstract')

/** What the members of a paper say beside title and abstract. */
export interface RecordFacts extends PrintedFacts {
  /** The day of the listing. */
  readonly day?: string
  readonly unread: readonly (readonly [name: string, example: string])[]
}

/** Members that only an entry of a day's list has: its date is the list's. */
const LISTED = ['upvotes', 'numComments', 'num_comments', 'submittedBy', 'paper_page']

export function recordFacts(layers: readonly Members[], readNames: ReadonlySet<string>): RecordFacts {
  const [paper = {}, ...outer] = layers
  const ids: string[] = []
  const dois: string[] = []
  const addresses: string[] = []
  const links: Pick<PaperLink, 'href' | 'kind'>[] = []
  const unread: (readonly [string, string])[] = []
  let authors: string[] = []
  let published: PrintedDate | undefined
  let upvotes: number | undefined
  let day: string | undefined
  const listed =
    layers.some(layer => LISTED.some(name => name in layer)) || outer.some(layer => 'date' in layer)
  for (const [depth, layer] of layers.entries())
    for (const [name, value] of Object.entries(layer)) {
      if (readNames.has(name) || value === null || value === '') continue
      const text = textOf(value)
      const example = text || (Array.isArray(value) ? value.map(textOf).join(' ') : '')
      let read = true
      switch (roleOf(name)) {
        case 'id':
          ids.push(...idsOf(value))
          if (isMembers(value)) dois.push(...['DOI', 'doi'].map(key => textOf(value[key])).filter(Boolean))
          break
        case 'doi':
          dois.push(text)
          break
        case 'address':
          if (name === 'links' && Array.isArray(value)) links.push(...value.flatMap(linkOf))
          else if (!isOwn(layer)) addresses.push(...addressesOf(value))
          break
        case 'authors':
          if (authors.length === 0) authors = namesOf(value)
          read = authors.length > 0 || (Array.isArray(value) && value.length === 0)
          break
        case 'published': {
          if (name === 'date' && listed) {
            day ??= text
            break
          }
          if ('paper' in layer || isFeedItem(layer)) break
          const date = dateOf(value)
          published ??= date
          read = date !== undefined
          break
        }
        case 'day':
          if (isOwn(layer)) day ??= text
          break
        case 'code':
        case 'project':
          if (text !== '') links.push({ href: text, kind: roleOf(name) === 'code' ? 'code' : 'project' })
          break
        case 'upvotes':
          if (typeof value === 'number' && Number.isInteger(value) && value >= 0) upvotes ??= value
          break
        case undefined:
          read = depth > 0 || isOwn(layer) || !/^(?:string|number)$/.test(typeof value)
          break
        default:
      }
      if (!read) unread.push([name, example])
    }
  published ??= firstVersion(paper['versions'])
  const forum = textOf(paper['forum'] ?? outer[0]?.['forum'])
  if (forum !== '' && !isAddress(forum)) addresses.push(`https://openreview.net/forum?id=${forum}`)
  return {
    ids,
    dois,
    addresses,
    authors,
    published,
    upvotes,
    links: links.filter(({ href }, at) => links.findIndex(other => other.href === href) === at),
    ...(day !== undefined && { day }),
    unread,
  }
}

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

function linkOf(value: unknown): Pick<PaperLink, 'href' | 'kind'>[] {
  if (!isMembers(value)) return []
  const href = textOf(value['href'])
  const kind = KINDS.find(kind => kind === value['kind'])
  return isAddress(href) && kind ? [{ href, kind }] : []
}

/** The names of authors, in whatever parts a catalogue gives them. */
function namesOf(value: unknown): string[] {
  if (typeof value === 'string') return authorNames(value)
  if (!Array.isArray(value)) {
    if (!isMembers(value)) return []
    const inner = ['authors', 'author', 'value', 'name'].find(name => name in value)
    return inner === undefined ? [tidy(nameOf(value))].filter(Boolean) : namesOf(value[inner])
  }
  const persons = value.filter(
    item => !isMembers(item) || /^(?:author|)$/i.test(textOf(item['creatorType'] ?? item['contributorType'])),
  )
  const names = persons
    .map(person => (isMembers(person) ? nameOf(person) : textOf(person)))
    .filter(name => name !== '')
  // A comma alone does not tell: "Example, Inc." is no person.
  const turned = names.every(name => /^[^,]+,[^,]+(?:,[^,]+)?$/.test(name))
  return names.map(turned ? spokenName : tidy)
}

const GIVEN = ['given', 'givenName', 'firstName', 'first_name', 'first', 'given_name']
const FAMILY = ['family', 'familyName', 'lastName', 'last_name', 'last', 'family_name', 'surname']
const WHOLE = [
  'literal',
  'name',
  'full_name',
  'fullName',
  'fullname',
  'display_name',
  'displayName',
  'collectiveName',
  'creator',
  'raw_author_name',
  'ce:indexed-name',
  '$',
]

function nameOf(person: Members): string {
  const part = (names: readonly string[]) => names.map(name => textOf(person[name])).find(Boolean) ?? ''
  const [given, family] = [part(GIVEN), part(FAMILY)]
  const particle = textOf(person['non-dropping-particle'] ?? person['dropping-particle'])
  if (family !== '')
    return tidy([given, particle, family, textOf(person['suffix'])].filter(Boolean).join(' '))
  const inner = person['author']
  const whole = part(WHOLE) || (isMembers(inner) ? nameOf(inner) : textOf(inner))
  return whole
}

/** A day as text, as `{date-parts: [[year, month, day]]}`, as milliseconds since 1970. */
function dateOf(value: unknown): PrintedDate | undefined {
  if (isMembers(value)) {
    const parts = value['date-parts']
    const [first] = Array.isArray(parts) ? parts : []
    const [year, month, day] = Array.isArray(first) ? first.map(Number) : []
    return year && month && day ? { year, month, day } : dayOf(textOf(value['raw'] ?? value['value'] ?? ''))
  }
  if (typeof value === 'number' && value > 1e11) return dayOf(new Date(value).toISOString())
  if (Array.isArray(value)) return dateOf(value[0])
  return typeof value === 'string' ? dayOf(value) : undefined
}

/** arXiv's own metadata dates the versions of a paper; the first is its publication. */
function firstVersion(versions: unknown): PrintedDate | undefined {
  const [first]: unknown[] = Array.isArray(versions) ? versions : []
  return isMembers(first) ? dayOf(textOf(first['created'])) : undefined
}
