import type { PaperFrontMatter, Restoration } from '../schemas/paper.ts'
import { RESTORATION_RULES } from '../schemas/restoration-rules.ts'
import { inlineHtml } from '../typeset/markdown.ts'

/** A repair of the printed text, as a page shows it; made in one or several places of a line. */
export interface Repair {
  /** What was done, in a reader's words. */
  readonly title: string
  /** The text as the source prints it. */
  readonly printed: string
  /** HTML of what the page shows instead. */
  readonly shown: string
  /** Line of the source, from 1. */
  readonly line: number
  /** The number of places in the line where it was made. */
  readonly count: number
}

const titles = new Map<string, string>([
  ...RESTORATION_RULES.map(({ id, title }) => [id, title] as const),
  ['correction', 'Corrected by hand'],
  ['original', 'From the original'],
])

/** Cached: a paper's page and the file of its edition both show its repairs. */
const known = new WeakMap<readonly Restoration[], readonly Repair[]>()

/**
 * The repairs of a paper, in the order of their first places.
 * @throws where a page names an unknown rule
 */
export function repairsOf({
  slug,
  restorations,
}: Pick<PaperFrontMatter, 'slug' | 'restorations'>): readonly Repair[] {
  const found = known.get(restorations)
  if (found) return found
  const alike = Map.groupBy(restorations, restoration => JSON.stringify(restoration))
  const repairs = [...alike.values()].flatMap(([first, ...others]) =>
    first ? [repair(first, 1 + others.length, `content/papers/${slug}.mdx`)] : [],
  )
  known.set(restorations, repairs)
  return repairs
}

function repair({ rule, printed, shown, line }: Restoration, count: number, path: string): Repair {
  const title = titles.get(rule)
  if (title === undefined)
    throw new Error(`${path} records a repair by the unknown rule “${rule}”. Run \`npm run split\`.`)
  return { title, printed, shown: inlineHtml(shown, path), line, count }
}
