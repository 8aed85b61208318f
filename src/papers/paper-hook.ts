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

/** A paper after its page was read, before any page is made. */
export interface LoadedPaper {
  readonly record: PaperRecord
  /** The part of its page that is searched; null where it holds components, so that only the rendered page shows it. */
  readonly article: string | null
}

declare global {
  namespace Astro {
    interface IntegrationHooks {
      /** Called for every paper as soon as it has been read, so that work on it can begin before pages are made. */
      'paper:loaded': (paper: LoadedPaper) => void
      /** Returns the paper whose page has this text, if this process has made it: the text need not be parsed then. */
      'paper:made': (text: string) => MadePaper | undefined
    }
  }
}

/** The functions that the integrations of a site call for every paper. */
export function paperHooks({
  integrations,
}: Pick<AstroConfig, 'integrations'>): Astro.IntegrationHooks['paper:loaded'][] {
  return integrations.flatMap(({ hooks }) => hooks['paper:loaded'] ?? [])
}

/** The paper whose page has this text, where the split has just made it. */
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
