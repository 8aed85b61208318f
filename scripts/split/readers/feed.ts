import type { XmlElement } from '@rgrove/parse-xml'
import type { Diagnostic } from '../diagnostics.ts'
import type { PrintedDate } from '../header.ts'
import { atLine, type Line, type Passage } from '../passage.ts'
import { locator, type Position, type Source } from '../source.ts'
import { dayOf } from './dates.ts'
import { type Entry, factsOf, listingOf } from './entry.ts'
import { shownAbstract, shownText } from './html.ts'
import { authorNames, spokenName, tidy } from './names.ts'
import type { Listing, Reader } from './reader.ts'
import { unwrap, unwrapLines } from './unwrap.ts'
import { child, childrenNamed, rootOf } from './xml.ts'

/** Feeds of papers: Atom, RSS 2.0, RSS 1.0 (RDF). */
export const feed: Reader = {
  label: 'Atom or RSS',
  nothingFound: 'The feed has no entry.',
  extension: '.xml',
  edition: { title: 'arXiv', origin: 'https://arxiv.org/' },
  recognises: ({ text }) =>
    /^\s*(?:<\?[^>]*\?>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<(?:[a-z]+:)?(?:feed|rss|RDF)[\s>]/.test(
      text,
    ) && /<(?:[a-z]+:)?(?:feed|channel)[\s/>]/.test(text),
  read,
}

/** The API answers a wrong query with an entry at this address. */
const ERROR = /arxiv\.org\/api\/errors/

/** Text above an abstract in arXiv's feeds of new papers. Blanks replace it, so that places stay the same. */
const ANNOUNCEMENT = /^\s*arXiv:\S+\s+Announce Type:[^\n]*\n\s*Abstract:\s/

/** Text behind a title in arXiv's older feeds. */
const TAIL = /\.?\s*\(arXiv:\S+(?:\s*\[[^\]]*\])?(?:\s+UPDATED)?\)\s*$/

/** Elements that may hold the abstract, the longest version first. */
const ABSTRACTS = ['content:encoded', 'content', 'summary', 'description', 'dc:description']
const ADDRESSES = ['id', 'link', 'guid', 'dc:identifier', 'prism:url']

/** The beginning of a feed, in characters; it names the publisher. */
const HEAD = 3000

function read(source: Source): Listing {
  const root = rootOf(source)
  const items = [
    ...childrenNamed(root, 'entry'),
    ...childrenNamed(root, 'item'),
    ...childrenNamed(child(root, 'channel'), 'item'),
  ]
  const reader = new ItemReader(source, root.name.endsWith('feed'))
  const [wrong, right] = [items.filter(isError), items.filter(item => !isError(item))]
  const isArxiv = /arxiv\.org/.test(source.text.slice(0, HEAD))
  return listingOf(
    source,
    right.map(item => reader.entry(item)),
    {
      diagnostics: wrong.map(item => reader.error(item)),
      kind: {
        label: root.name.endsWith('feed') ? 'Atom' : 'RSS',
        edition: isArxiv ? feed.edition : { title: 'Papers' },
      },
    },
  )
}

const addressesOf = (item: XmlElement): string[] =>
  ADDRESSES.flatMap(name => childrenNamed(item, name)).map(
    element => element.attributes['href'] ?? element.text.trim(),
  )

const isError = (item: XmlElement): boolean => addressesOf(item).some(address => ERROR.test(address))

const summaryOf = (item: XmlElement): XmlElement | undefined =>
  ABSTRACTS.map(name => child(item, name)).find(element => element?.text.trim())

class ItemReader {
  readonly #source: Source
  /** Only in Atom does an element say whether it holds HTML; in RSS any may. */
  readonly #isAtom: boolean
  readonly #locate: (offset: number) => Position

  constructor(source: Source, isAtom: boolean) {
    this.#source = source
    this.#isAtom = isAtom
    this.#locate = locator(source)
  }

  error(item: XmlElement): Diagnostic {
    const reason = `The entry is an error of arXiv’s: ${summaryOf(item)?.text.trim()}.`
    return atLine(this.#source, 'incomplete-entry', reason, this.#at(item))
  }

  entry(item: XmlElement): Entry {
    const [title, summary, addresses] = [child(item, 'title'), summaryOf(item), addressesOf(item)]
    const isApi = /^https?:\/\/arxiv\.org\/abs\//.test(child(item, 'id')?.text.trim() ?? '')
    return {
      name: title ? `The entry “${title.text.trim().slice(0, 60)}”` : 'The entry',
      title: title && this.#passage(title),
      abstract: summary && this.#passage(summary),
      lines: [this.#locate(item.start).line, this.#locate(item.end).line],
      at: this.#at(item),
      ...factsOf({
        addresses: addresses.filter(address => !/^doi:|^10\./.test(address)),
        dois: ['prism:doi', 'arxiv:doi', 'dc:identifier']
          .flatMap(name => childrenNamed(item, name))
          .map(({ text }) => text.trim()),
        ids: addresses.map(address => address.replace(/^oai:arXiv\.org:/i, '')),
        authors: authorsOf(item),
        published: publishedOf(item, isApi),
        categories: ['arxiv:primary_category', 'category'].flatMap(name =>
          childrenNamed(item, name).map(({ attributes, text }) => attributes['term'] ?? text),
        ),
      }),
    }
  }

  #at({ name, start }: XmlElement): Line {
    const { line, column } = this.#locate(start)
    return { text: `<${name}>`, number: line, column }
  }

  /** The text of an element. Without inner elements it has the same line ends as the file. */
  #passage(element: XmlElement): Passage {
    const first = this.#locate(this.#source.text.indexOf('>', element.start)).line
    const isTitle = element.name === 'title'
    const printed = this.#textIn(element)
      .replace(ANNOUNCEMENT, before => before.replace(/\S/g, ' '))
      .replace(isTitle ? TAIL : /$^/, '')
    const shown = isTitle ? shownText : shownAbstract
    const text = element.attributes['type'] === 'text' && this.#isAtom ? printed : shown(printed)
    return text === printed ? unwrapLines(text, first) : unwrap(text, () => first)
  }

  /** Inner elements are HTML, which is converted later. */
  #textIn(element: XmlElement): string {
    if (!element.children.some(({ type }) => type === 'element')) return element.text
    const { text } = this.#source
    return text.slice(text.indexOf('>', element.start) + 1, text.lastIndexOf('<', element.end - 1))
  }
}

/** The authors, as elements of their own or listed in one, without the links that some feeds put around them. */
function authorsOf(item: XmlElement): string[] {
  const authors = childrenNamed(item, 'author')
  const named = authors.flatMap(author => childrenNamed(author, 'name')).map(({ text }) => tidy(text))
  if (named.length > 0) return named.filter(name => name !== '')
  const creators = childrenNamed(item, 'dc:creator').map(({ text }) => shownText(text))
  if (creators.length > 1) return creators.map(spokenName).filter(name => name !== '')
  if (creators.length > 0) return creators.flatMap(authorNames)
  return authors.flatMap(({ text }) =>
    authorNames(/\(([^()]+)\)/.exec(text)?.[1] ?? text.replace(/\S+@\S+/g, '')),
  )
}

/**
 * The day of publication: arXiv's API gives it, and publishers give it under names of their own. Other dates say when
 * the feed announced or changed an entry.
 */
function publishedOf(item: XmlElement, isApi: boolean): PrintedDate | undefined {
  const names = ['prism:publicationDate', 'dc:date', ...(isApi ? ['published'] : [])]
  return names.map(name => dayOf(child(item, name)?.text ?? '')).find(Boolean)
}
