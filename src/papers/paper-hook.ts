import type { AstroConfig } from 'astro'
import type { PaperRecord } from '../schemas/paper-record.ts'

/** A paper as its page was read, before any page is made. */
export interface LoadedPaper {
  readonly record: PaperRecord
  /** As much of its page as is searched; null where only the page itself tells, because it holds components. */
  readonly article: string | null
}

declare global {
  namespace Astro {
    interface IntegrationHooks {
      /** Called for every paper as soon as it has been read, so that work on it can begin while pages are made. */
      'paper:loaded': (paper: LoadedPaper) => void
    }
  }
}

/** What the integrations of a site do with a paper. */
export function paperHooks({
  integrations,
}: Pick<AstroConfig, 'integrations'>): Astro.IntegrationHooks['paper:loaded'][] {
  return integrations.flatMap(({ hooks }) => hooks['paper:loaded'] ?? [])
}
