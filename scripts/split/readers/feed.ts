import { parseXml, type XmlElement, XmlError } from '@rgrove/parse-xml'
import { type Diagnostic, SplitError } from '../diagnostics.ts'
import type { PrintedDate } from '../header.ts'
import { atLine, type Passage } from '../passage.ts'
import { locator, type Source } from '../source.ts'
import { dayOf } from './dates.ts'
import { type Entry, factsOf, listingOf } from './entry.ts'
import { shownAbstract, shownText } from './html.ts'
import { authorNames, spokenName, tidy } from './names.ts'
import type { Listing, Reader } from './reader.ts'
import { unwrap } from './unwrap.ts'

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

/** The API answers a wrong question with an entry at this address. */
const ERROR = /arxiv\.org\/api\/errors/

/** What the feeds of new papers print above an abstract; it is blanked, so that places stay. */
const ANNOUNCEMENT = /^\s*arXiv:\S+\s+Announce Type:[^\n]*\n\s*Abstract:\s/

/** What arXiv's older feeds print behind a title. */
const TAIL = /\.?\s*\(arXiv:\S+(?:\s*\[[^\]]*\])?(?:\s+UPDATED)?\)\s*$/

/** Where an abstract may stand, the fullest first. */
const ABSTRACTS = ['content:encoded', 'content', 'summary', 'description', 'dc:description']
const ADDRESSES = ['id', 'link', 'guid', 'dc:identifier', 'prism:url']

/** Where a feed says whose it is. Characters. */
const HEAD = 3000

function read(source: Source): Listing {
  const locate = locator(source)
  const root = rootOf(source)
  const channel = child(root, 'channel')
  const items = [
    ...childrenNamed(root, 'entry'),
    ...childrenNamed(root, 'item'),
    ...childrenNamed(channel, 'item'),
  ]
  const entries: Entry[] = []
  const errors: Diagnostic[] = []
  for (const item of items) {
    const from = locate(item.start)
    const at = { text: `<${item.name}>`, number: from.line, column: from.column }
    const addresses = ADDRESSES.flatMap(name => childrenNamed(item, name)).map(
      element => element.attributes['href'] ?? element.text.trim(),
    )
    const summary = ABSTRACTS.map(name => child(item, name)).find(element => element?.text.trim())
    if (addresses.some(address => ERROR.test(address))) {
      errors.push(
        atLine(source, 'incomplete-entry', `The entry is an error of arXiv’s: ${summary?.text.trim()}.`, at),
      )
      continue
    }
    const title = child(item, 'title')
    const isApi = /^https?:\/\/arxiv\.org\/abs\//.test(child(item, 'id')?.text.trim() ?? '')
    entries.push({
      name: title ? `The entry “${title.text.trim().slice(0, 60)}”` : 'The entry',
      title: title && passage(title),
      abstract: summary && passage(summary),
      lines: [from.line, locate(item.end).line],
      at,
      ...factsOf({
        addresses: [...addresses.filter(address => !/^doi:|^10\./.test(address))],
        dois: ['prism:doi', 'arxiv:doi', 'dc:identifier']
          .flatMap(name => childrenNamed(item, name))
          .map(({ text }) => text.trim()),
        ids: addresses.map(address => address.replace(/^oai:arXiv\.org:/i, '')),
        authors: authorsOf(item),
        published: publishedOf(item, isApi),
      }),
    })
  }
  const label = root.name.endsWith('feed') ? 'Atom' : 'RSS'
  const kind = {
    label,
    edition: /arxiv\.org/.test(source.text.slice(0, HEAD)) ? feed.edition : { title: 'Papers' },
  }
  return listingOf(source, entries, { diagnostics: errors, kind })

  /** Line ends count alike in the file and in the text of an element that holds text alone. */
  function passage(element: XmlElement): Passage {
    const first = locate(source.text.indexOf('>', element.start)).line
    const printed = textIn(element)
      .replace(ANNOUNCEMENT, before => before.replace(/\S/g, ' '))
      .replace(element.name === 'title' ? TAIL : /$^/, '')
    const isText = element.attributes['type'] === 'text' && !channel
    const text = isText ? printed : element.name === 'title' ? shownText(printed) : shownAbstract(printed)
    return unwrap(text, offset =>
      text === printed ? first + text.slice(0, offset).split('\n').length - 1 : first,
    )
  }

  /** Elements inside are HTML, whose text shows them. */
  function textIn(element: XmlElement): string {
    if (!element.children.some(({ type }) => type === 'element')) return element.text
    return source.text.slice(
      source.text.indexOf('>', element.start) + 1,
      source.text.lastIndexOf('<', element.end - 1),
    )
  }
}

/** Names as elements of their own, or listed in one, with the links that some feeds put around them. */
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
 * The day of publication: arXiv's API gives that of a paper, publishers give it under names of their own. The other
 * dates of feeds are of the feed: when it was announced or changed.
 */
function publishedOf(item: XmlElement, isApi: boolean): PrintedDate | undefined {
  const names = ['prism:publicationDate', 'dc:date', ...(isApi ? ['published'] : [])]
  return names.map(name => dayOf(child(item, name)?.text ?? '')).find(Boolean)
}

function rootOf(source: Source): XmlElement {
  try {
    const { root } = parseXml(source.text, { includeOffsets: true, resolveUndefinedEntity: htmlEntity })
    if (root) return root
    throw new SplitError([
      { rule: 'broken-xml', reason: 'The file has no element.', place: { file: source.file } },
    ])
  } catch (error) {
    if (!(error instanceof XmlError)) throw error
    const { line, column, message } = error
    const reason = `This is no well-formed XML: ${message.split(/ \(line|\n/)[0]}.`
    const text = source.lines[line - 1] ?? ''
    throw new SplitError([
      { rule: 'broken-xml', reason, place: { file: source.file, line, column, text, length: 1 } },
    ])
  }
}

/** Feeds use the names that HTML has for characters, which XML does not know. */
const htmlEntity = (reference: string): string => shownText(reference)

/** Children by name, whatever prefix the feed has for the names of Atom and RSS. */
const childrenNamed = (element: XmlElement | undefined, name: string): XmlElement[] =>
  element?.children.filter(
    (node): node is XmlElement =>
      node.type === 'element' &&
      'name' in node &&
      (node.name === name ||
        (/^(?:atom|rss):/.test(String(node.name)) && String(node.name).split(':')[1] === name)),
  ) ?? []

const child = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  childrenNamed(element, name)[0]
