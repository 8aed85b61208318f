import { parseXml, XmlElement, XmlError } from '@rgrove/parse-xml'
import { idOfAddress } from '../split/readers/arxiv.ts'
import type { Candidate } from './candidate.ts'

/** The error of an answer that is not of arXiv's API, or that says what is wrong with the question. */
export class AnswerError extends Error {}

/**
 * The papers in an answer of arXiv's API
 * (https://info.arxiv.org/help/api/user-manual.html#52-details-of-atom-results-returned).
 * @param source names the file of the answer; where it is absent, the source of each paper is its address
 * @throws {AnswerError} where the answer is no well-formed feed, or is an error of arXiv's
 */
export function readAnswer(text: string, source?: string): Candidate[] {
  const feed = rootOf(text)
  if (localName(feed) !== 'feed') throw new AnswerError(`The answer is no Atom feed but <${feed.name}>.`)
  return childrenNamed(feed, 'entry').flatMap(entry => {
    const address = textIn(entry, 'id')
    if (/\/api\/errors/.test(address)) throw new AnswerError(`arXiv answers: ${textIn(entry, 'summary')}`)
    const arxiv = idOfAddress(address)
    const [title, abstract] = [textIn(entry, 'title'), textIn(entry, 'summary')]
    if (arxiv === undefined || title === '' || abstract === '') return []
    const version = Number(/v(\d+)$/.exec(address)?.[1])
    const authors = childrenNamed(entry, 'author').map(author => textIn(author, 'name'))
    const [published] = /^\d{4}-\d\d-\d\d/.exec(textIn(entry, 'published')) ?? []
    const categories = categoriesOf(entry)
    const doi = textIn(entry, 'doi')
    const journal = textIn(entry, 'journal_ref')
    return [
      {
        arxiv,
        title,
        abstract,
        ...(version > 0 && { version }),
        ...(authors.length > 0 && { authors }),
        ...(published && { published }),
        ...(categories.length > 0 && { categories }),
        ...(/^10\.\d{4,9}\/\S+$/.test(doi) && { doi }),
        ...(journal && { journal }),
        source: source ?? `https://arxiv.org/abs/${arxiv}`,
      },
    ]
  })
}

/** The categories, the primary one first; arXiv lists codes of other classifications among them, which are left out. */
function categoriesOf(entry: XmlElement): string[] {
  const terms = ['primary_category', 'category'].flatMap(name =>
    childrenNamed(entry, name).map(({ attributes }) => attributes['term'] ?? ''),
  )
  return [...new Set(terms)].filter(term => /^[a-z-]+(?:\.[A-Za-z-]+)?$/.test(term))
}

function rootOf(text: string): XmlElement {
  try {
    const { root } = parseXml(text)
    if (root) return root
  } catch (error) {
    if (!(error instanceof XmlError)) throw error
    const { line, column, message } = error
    throw new AnswerError(
      `The answer is no well-formed XML: ${message.split(/ \(line|\n/)[0]}, at ${line}:${column}.`,
    )
  }
  throw new AnswerError('The answer is empty.')
}

/** Removes the prefixes of names, which mirrors choose differently. */
const localName = ({ name }: XmlElement): string => name.slice(name.indexOf(':') + 1)

const childrenNamed = ({ children }: XmlElement, name: string): XmlElement[] =>
  children.filter(node => node instanceof XmlElement).filter(element => localName(element) === name)

const textIn = (element: XmlElement, name: string): string =>
  childrenNamed(element, name)[0]?.text.replace(/\s+/g, ' ').trim() ?? ''
