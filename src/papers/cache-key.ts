import { createHash } from 'node:crypto'
import type { Edition } from './editions.ts'
import type { Paper } from './papers.ts'

/** Anything that a page shows: a value, a paper, an edition, or a list of such. */
export type Shown = string | number | boolean | undefined | Paper | Edition | readonly Shown[]

/**
 * A digest of what a page is made from; the next build sees by it that the page has not changed. The digest of a paper
 * covers its text and all code and settings of the build.
 */
export function cacheKey(...shown: readonly Shown[]): string {
  return createHash('sha256').update(JSON.stringify(shown, named)).digest('hex')
}

function named(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if ('entry' in value && 'order' in value) return [digestOf(value.entry), value.order]
  if ('papers' in value && 'date' in value && 'sources' in value)
    return [value.date, value.papers, value.sources]
  return value
}

function digestOf(entry: unknown): unknown {
  if (typeof entry === 'object' && entry !== null && 'digest' in entry) return entry.digest
  throw new Error('A paper has no digest: the folder loader has not loaded it.')
}
