import type { AstroIntegration } from 'astro'
import type { PaperRecord, RelatedPaper } from '../schemas/paper-record.ts'
import { relatedPapers } from './related.ts'

/** The papers related to the paper with this slug; known once all papers have been read. */
export type RelatedTo = (slug: string) => readonly RelatedPaper[]

declare global {
  /** Pages are bundled as a module graph of their own, and find the function by this name. */
  var relatedTo: RelatedTo | undefined
}

/** The integration, and what it finds. */
export interface Related extends AstroIntegration {
  readonly relatedTo: RelatedTo
}

/** Finds related papers when they are first asked for. In development it finds them again after a paper has changed. */
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
