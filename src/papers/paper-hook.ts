import type { AstroConfig } from 'astro'
import type { PaperFrontMatter } from '../schemas/paper.ts'
import type { PaperRecord } from '../schemas/paper-record.ts'
import type { Typeset } from '../typeset/markdown.ts'

/** A paper as the split has made it. */
interface MadePaper {
  readonly data: PaperFrontMatter
  /** The abstract as Markdown. */
  readonly body: string
  readonly typeset: Typeset
}

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
      /** Gives the paper of a page's text, where it was made in this process: nothing has to be read out of the text. */
      'paper:made': (text: string) => MadePaper | undefined
    }
  }
}

/** What the integrations of a site do with a paper. */
export function paperHooks({
  integrations,
}: Pick<AstroConfig, 'integrations'>): Astro.IntegrationHooks['paper:loaded'][] {
  return integrations.flatMap(({ hooks }) => hooks['paper:loaded'] ?? [])
}

/** What the split knows of a page's text. */
export function madePaper(
  text: string,
  { integrations }: Pick<AstroConfig, 'integrations'>,
): MadePaper | undefined {
  for (const { hooks } of integrations) {
    const made = hooks['paper:made']?.(text)
    if (made) return made
  }
  return undefined
}
