import { parseXml, type XmlElement, XmlError } from '@rgrove/parse-xml'
import { type Diagnostic, SplitError } from '../diagnostics.ts'
import { atLine } from '../passage.ts'
import { locator, type Source } from '../source.ts'
import { idOfAddress, isoDay } from './arxiv.ts'
import { authorNames } from './listing/marks.ts'
import type { Listing, Printing, Reader } from './reader.ts'
import { unwrap } from './unwrap.ts'

/** arXiv's feeds: Atom as its API answers, Atom and RSS as it announces new papers. */
export const atom: Reader = {
  label: 'arXiv Atom or RSS',
  nothingFound: 'The feed has no entry.',
  extension: '.xml',
  edition: { title: 'arXiv', origin: 'https://arxiv.org/' },
  recognises: ({ text }) => /^\s*(?:<[?!][^>]*>\s*)*<(?:[a-z]+:)?(?:feed|rss)[\s>]/.test(text),
  read,
}

/** What the elements of an entry are called. In RSS the only date is that of the announcement. */
const ATOM = { entry: 'entry', abstract: 'summary', id: 'id', published: 'published' } as const
const RSS = { entry: 'item', abstract: 'description', id: 'link', published: '' } as const

/** The API answers a wrong question with an entry at this address. */
const ERROR = /arxiv\.org\/api\/errors/

/** What the feeds of new papers print above an abstract; it is blanked, so that places stay. */
const ANNOUNCEMENT = /^\s*arXiv:\S+\s+Announce Type:[^\n]*\n\s*Abstract:\s/

function read(source: Source): Listing {
  const locate = locator(source)
  const papers: Printing[] = []
  const diagnostics: Diagnostic[] = []
  const feed = root(source)
  const channel = child(feed, 'channel')
  const names = channel ? RSS : ATOM
  for (const entry of childrenNamed(channel ?? feed, names.entry)) {
    const from = locate(entry.start)
    const title = child(entry, 'title')
    const summary = child(entry, names.abstract)
    const address = child(entry, names.id)?.text ?? ''
    const refuse = (reason: string) => {
      const line = { text: `<${names.entry}>`, number: from.line, column: from.column }
      diagnostics.push(atLine(source, 'incomplete-entry', reason, line))
    }
    if (ERROR.test(address)) {
      refuse(`The entry is an error of arXiv’s: ${summary?.text.trim()}.`)
      continue
    }
    if (!title?.text.trim() || !summary?.text.trim()) {
      refuse(`The entry has no ${title?.text.trim() ? 'abstract' : 'title'}.`)
      continue
    }
    const id = idOfAddress(address)
    const published = isoDay(child(entry, names.published)?.text.trim() ?? '')
    const named = childrenNamed(entry, 'author').map(author => child(author, 'name')?.text ?? '')
    const creators = childrenNamed(entry, 'dc:creator').flatMap(({ text }) => authorNames(text))
    const authors = [...named, ...creators].map(name => name.replace(/\s+/g, ' ').trim()).filter(Boolean)
    papers.push({
      title: passage(title),
      abstract: passage(summary),
      lines: [from.line, locate(entry.end).line],
      ...(id !== undefined && { id }),
      ...(authors.length > 0 && { authors }),
      ...(published && { published }),
    })
  }
  return { papers, days: [], diagnostics, doubts: [] }

  /** Line ends count alike in the file and in the text of an element that holds text alone. */
  function passage(element: XmlElement) {
    const first = locate(source.text.indexOf('>', element.start)).line
    return unwrap(
      element.text.replace(ANNOUNCEMENT, before => before.replace(/\S/g, ' ')),
      offset => first + element.text.slice(0, offset).split('\n').length - 1,
    )
  }
}

function root(source: Source): XmlElement {
  try {
    const { root } = parseXml(source.text, { includeOffsets: true })
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

/** Children by name, whatever prefix the feed has for the names of Atom. */
const childrenNamed = (element: XmlElement, name: string): XmlElement[] =>
  element.children.filter(
    (node): node is XmlElement =>
      node.type === 'element' && 'name' in node && (node.name === name || node.name === `atom:${name}`),
  )

const child = (element: XmlElement, name: string): XmlElement | undefined => childrenNamed(element, name)[0]
