import type { Identity } from '../../src/schemas/identities.ts'

/** A paper as arXiv, or a file of a person's, tells it: one of which a page may be. */
export interface Candidate extends Omit<Identity, 'match' | 'original'> {
  /** In its own TeX, on one line. */
  readonly title: string
  readonly abstract: string
}
