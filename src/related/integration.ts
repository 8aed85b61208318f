import type { AstroIntegration } from 'astro'
import type { PaperRecord, RelatedPaper } from '../schemas/paper-record.ts'
import { relatedPapers } from './related.ts'

/** The papers related to the one at an address; known once all papers have been read. */
export type RelatedTo = (slug: string) => readonly RelatedPaper[]

declare global {
  /** Pages are bundled with code of their own, and reach by this name what is worked out once for all of them. */
  var relatedTo: RelatedTo | undefined
}

/** The integration, and what it finds. */
export interface Related extends AstroIntegration {
  readonly relatedTo: RelatedTo
}

/** Finds related papers when they are first asked for; while developing, again after a paper was read again. */
export function related(): Related {
  const papers = new Map<string, PaperRecord>()
  let found: ReturnType<typeof relatedPapers> | undefined
  const relatedTo: RelatedTo = slug => {
    found ??= relatedPapers([...papers.values()])
    return found.get(slug) ?? []
  }
  return {
    name: 'related',
    relatedTo,
    hooks: {
      'paper:loaded': ({ record }) => {
        papers.set(record.slug, record)
        found = undefined
      },
      'astro:config:done': () => {
        globalThis.relatedTo = relatedTo
      },
    },
  }
}
