import type { Identity } from '../../src/schemas/identities.ts'

/** A paper as arXiv, or a person's file, describes it; a page may show it. */
export interface Candidate extends Omit<Identity, 'match' | 'original'> {
  /** TeX, on one line. */
  readonly title: string
  readonly abstract: string
}
