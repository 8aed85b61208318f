import MiniSearch, { type Query } from 'minisearch'
import { tokenise, wordsOf } from '../search/engine/fold.ts'
import { stem } from '../search/engine/stem.ts'

/** Finds papers of this file. */
export interface FileIndex {
  /** Slugs, the best first. A part in quotes must stand in the paper as it is. */
  find(query: string): string[]
}

interface Document {
  readonly id: string
  readonly title: string
  readonly acronyms: string
  readonly text: string
}

/** From this many letters on, one may be wrong; from the second number on, two. */
const FORGIVING = [4, 8] as const

let index: FileIndex | undefined

/** The index of the papers in this document, made when it is first asked for. */
export function openIndex(): FileIndex {
  index ??= indexOf([...document.querySelectorAll('article.paper')].map(documentOf))
  return index
}

function documentOf(article: Element): Document {
  return {
    id: article.id,
    title: textOf(article.querySelector('.title')),
    acronyms: article.getAttribute('data-acronyms') ?? '',
    text: textOf(article.querySelector('.abstract')),
  }
}

/** What a reader sees; the TeX of a formula is an annotation to it. */
function textOf(element: Element | null): string {
  const copy = element?.cloneNode(true)
  if (!(copy instanceof Element)) return ''
  for (const annotation of copy.querySelectorAll('annotation')) annotation.remove()
  return copy.textContent
}

function indexOf(documents: readonly Document[]): FileIndex {
  const phrases = new Map(
    documents.map(({ id, title, text }) => [id, ` ${wordsOf(`${title} ${text}`).join(' ')} `]),
  )
  const search = new MiniSearch<Document>({
    fields: ['title', 'acronyms', 'text'],
    tokenize: termsOf,
    processTerm: term => term,
    searchOptions: {
      boost: { title: 4, acronyms: 3 },
      prefix: term => term.length > 1,
      fuzzy: term => FORGIVING.filter(least => term.length >= least).length,
      weights: { fuzzy: 0.3, prefix: 0.6 },
      tokenize: term => [term],
    },
  })
  search.addAll(documents)
  return {
    find(query) {
      const quoted = [...query.matchAll(/"([^"]+)"/g)].map(([, phrase = '']) => wordsOf(phrase).join(' '))
      const hasPhrases = (id: string) =>
        quoted.every(phrase => phrases.get(id)?.includes(` ${phrase} `) === true)
      const queries = tokenise(query).map(({ word }) => wordQuery(word))
      const all = search.search({ combineWith: 'AND', queries })
      const hits = all.length > 0 ? all : search.search({ combineWith: 'OR', queries })
      const exact = wordsOf(query).join(' ')
      return hits
        .map(({ id, score }) => ({
          id: String(id),
          score: phrases.get(String(id))?.includes(` ${exact} `) ? score * 2 : score,
        }))
        .filter(({ id }) => hasPhrases(id))
        .sort((a, b) => b.score - a.score)
        .map(({ id }) => id)
    },
  }
}

/** A text's words and their stems, with their parts (`PyramidDrop`) and compounds joined (`low-bit`). */
function termsOf(text: string): string[] {
  const tokens = tokenise(text)
  return tokens.flatMap(({ word, parts, tied }, place) => {
    const before = tied ? tokens[place - 1]?.word : undefined
    const words = [word, ...parts, ...(before === undefined ? [] : [before + word])]
    return words.flatMap(term => [...new Set([term, stem(term)])])
  })
}

/** A word as it is, since a mistyped one has another stem, or by its stem. */
function wordQuery(word: string): Query {
  return { combineWith: 'OR', queries: [...new Set([word, stem(word)])] }
}
