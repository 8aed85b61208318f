import MiniSearch, { type Query } from 'minisearch'
import { idOf } from '../search/engine/arxiv-id.ts'
import { tokenise, wordsOf } from '../search/engine/fold.ts'
import { parseQuery } from '../search/engine/query.ts'
import { stem } from '../search/engine/stem.ts'

/** Finds papers of this file. */
export interface FileIndex {
  /** Slugs of the papers found, the best first. A query has the syntax of the site's search. */
  find(query: string): string[]
}

/** A paper as it stands in the file. */
export interface FileDocument {
  /** Its slug. */
  readonly id: string
  /** Its arXiv id and DOI, in lower case. */
  readonly ids: readonly string[]
  readonly title: string
  readonly authors: string
  readonly acronyms: string
  readonly text: string
}

/** A word of at least the first number of letters may have one typing error; from the second number on, two. */
const FORGIVING = [4, 8] as const

let index: FileIndex | undefined

/** The index of the papers in this document, built when it is first needed. */
export function openIndex(): FileIndex {
  index ??= indexOf([...document.querySelectorAll('article.paper')].map(documentOf))
  return index
}

function documentOf(article: Element): FileDocument {
  return {
    id: article.id,
    ids: article.getAttribute('data-ids')?.split(' ') ?? [],
    title: textOf(article.querySelector('.title')),
    authors: textOf(article.querySelector('.authors')),
    acronyms: article.getAttribute('data-acronyms') ?? '',
    text: textOf(article.querySelector('.abstract')),
  }
}

/** The visible text of an element, without the TeX that annotates formulas. */
function textOf(element: Element | null): string {
  const copy = element?.cloneNode(true)
  if (!(copy instanceof Element)) return ''
  for (const annotation of copy.querySelectorAll('annotation')) annotation.remove()
  return copy.textContent
}

export function indexOf(documents: readonly FileDocument[]): FileIndex {
  const printed = new Map(
    documents.map(({ id, title, authors, text }) => [
      id,
      { title: spaced(title), authors: spaced(authors), all: spaced(`${title} ${text}`) },
    ]),
  )
  const search = new MiniSearch<FileDocument>({
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
  const ranked = (words: readonly string[]) => {
    const queries = words.map(wordQuery)
    const all = search.search({ combineWith: 'AND', queries })
    return all.length > 0 ? all : search.search({ combineWith: 'OR', queries })
  }
  return {
    find(typed) {
      const known = idOf(typed)
      if (known !== undefined) return documents.filter(({ ids }) => ids.includes(known)).map(({ id }) => id)
      const { words, written, phrases, excluded, title, author = [] } = parseQuery(typed)
      const asked = [...words, ...phrases.flat()]
      const only = title.length > 0 || author.length > 0
      const hits = asked.length > 0 || !only ? ranked(asked) : documents.map(({ id }) => ({ id, score: 0 }))
      const exact = written.join(' ')
      return hits
        .flatMap(({ id, score }) => {
          const paper = printed.get(String(id))
          if (!paper || !hasAll(paper.all, phrases) || !hasAll(paper.title, title)) return []
          if (!hasAll(paper.authors, author) || excluded.some(words => hasAll(paper.all, [words]))) return []
          return [{ id: String(id), score: paper.all.includes(` ${exact} `) ? score * 2 : score }]
        })
        .sort((a, b) => b.score - a.score)
        .map(({ id }) => id)
    },
  }
}

/** The folded words of a text, with a space before and behind each. */
function spaced(text: string): string {
  return ` ${wordsOf(text).join(' ')} `
}

function hasAll(text: string, phrases: readonly (readonly string[])[]): boolean {
  return phrases.every(words => text.includes(` ${words.join(' ')} `))
}

/**
 * The words of a text and their stems, also parts of compounds (`PyramidDrop`) and hyphenated words joined (`low-bit`).
 */
function termsOf(text: string): string[] {
  const tokens = tokenise(text)
  return tokens.flatMap(({ word, parts, tied }, place) => {
    const before = tied ? tokens[place - 1]?.word : undefined
    const words = [word, ...parts, ...(before === undefined ? [] : [before + word])]
    return words.flatMap(term => [...new Set([term, stem(term)])])
  })
}

/** A query for a word as typed or by its stem: the stem of a mistyped word is another one. */
function wordQuery(word: string): Query {
  return { combineWith: 'OR', queries: [...new Set([word, stem(word)])] }
}
