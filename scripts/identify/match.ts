import { ERAS } from '../../src/schemas/damage-rules.ts'
import type { Identity } from '../../src/schemas/identities.ts'
import { damage } from '../split/restore/damage.ts'
import { abstractKey, titleKey } from '../split/title-key.ts'
import type { Candidate } from './candidate.ts'

/** A paper as its listing prints it. */
export interface Printed {
  readonly title: string
  readonly abstract: string
}

/** The result of a comparison: the paper, papers that a person has to look at, or none. */
export type Match =
  | { readonly kind: 'found'; readonly identity: Identity }
  | { readonly kind: 'doubtful'; readonly reason: string; readonly candidates: readonly Candidate[] }
  | { readonly kind: 'missing' }

/**
 * Abstracts that share so many runs of three words are versions of one paper where the titles are the same too. Of
 * 250,000 pairs of different abstracts, the most similar had 0.11.
 */
const OTHER_VERSION = 0.5
/** From this similarity on, a person should look at a paper. */
const ALIKE = 0.2

/**
 * Finds a printed paper among candidates. A match is sure only with the same title and the same or a similar abstract.
 */
export function match(printed: Printed, candidates: readonly Candidate[]): Match {
  const distinct = [...new Map(candidates.map(candidate => [candidate.arxiv, candidate])).values()]
  const compared = distinct.map(candidate => ({ candidate, ...compare(printed, candidate) }))
  const same = compared.filter(({ sameTitle, likeness }) => sameTitle && likeness === 1)
  const versions = compared.filter(({ sameTitle, likeness }) => sameTitle && likeness >= OTHER_VERSION)
  const [only, ...others] = same.length > 0 ? same : versions
  if (only && others.length === 0)
    return { kind: 'found', identity: identityOf(only.candidate, same.length > 0 ? 'same' : 'other version') }
  const doubtful = compared.filter(({ sameTitle, likeness }) => sameTitle || likeness >= ALIKE)
  if (doubtful.length === 0) return { kind: 'missing' }
  return {
    kind: 'doubtful',
    reason: only
      ? `${others.length + 1} papers have this title and abstract`
      : doubtful.some(({ sameTitle }) => sameTitle)
        ? 'A paper has this title and another abstract'
        : 'A paper has a similar abstract and another title',
    candidates: doubtful.map(({ candidate }) => candidate),
  }
}

/** A text as the listing may have printed it, in each of its eras. */
function compare(printed: Printed, { title, abstract }: Candidate) {
  const key = titleKey(printed.title)
  const sameTitle = ERAS.some(era => titleKey(damage(title, era).text) === key)
  const abstracts = ERAS.map(era => damage(abstract, era).text)
  const own = abstractKey(printed.abstract)
  const likeness = abstracts.some(text => text === printed.abstract || abstractKey(text) === own)
    ? 1
    : Math.min(0.99, ...[Math.max(...abstracts.map(text => likenessOf(text, printed.abstract)))])
  return { sameTitle, likeness }
}

/** Dice's coefficient of the runs of three words. */
function likenessOf(a: string, b: string): number {
  const [first, second] = [runs(a), runs(b)]
  const common = [...first].filter(run => second.has(run)).length
  return first.size + second.size === 0 ? 0 : (2 * common) / (first.size + second.size)
}

function runs(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return new Set(words.slice(2).map((word, at) => `${words[at]} ${words[at + 1]} ${word}`))
}

/** Characters by which TeX differs from plain text. An original without them is the printed text. */
const TEX = /[\\$~^_{}]|``|''|--/

function identityOf({ title, abstract, ...facts }: Candidate, kind: Identity['match']): Identity {
  const { arxiv, version, authors, published, categories, doi, journal, source } = facts
  return {
    arxiv,
    ...(version !== undefined && { version }),
    ...(authors && { authors }),
    ...(published !== undefined && { published }),
    ...(categories && { categories }),
    ...(doi !== undefined && { doi }),
    ...(journal !== undefined && { journal }),
    match: kind,
    source,
    ...(TEX.test(title + abstract) && { original: { title, abstract } }),
  }
}
