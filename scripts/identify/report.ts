import type { Candidate } from './candidate.ts'
import type { Match, Printed } from './match.ts'

/** A doubtful match with both texts, for a person to decide. */
export function doubtReport(
  slug: string,
  printed: Printed,
  { reason, candidates }: Extract<Match, { kind: 'doubtful' }>,
): string {
  return [
    `papers/${slug}/: ${reason}.`,
    ...texts('printed', printed),
    ...candidates.flatMap((candidate: Candidate) => texts(candidate.arxiv, candidate)),
    '  To do: look at them. If one is the paper, add it to content/identities.yml with `match: by hand`.',
  ].join('\n')
}

const texts = (name: string, { title, abstract }: Printed): string[] => [
  `  ${name}: ${title}`,
  `    ${abstract}`,
]
