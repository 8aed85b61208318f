/**
 * Prints what the restorer does and what it costs:
 *   node scripts/bench/restore.ts
 * coverage: papers and pieces of the sources that each rule changed; precision: the project's own cases; time: a
 * paper on average, over 7,200 texts made from the sources.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { restore } from '../split/restore.ts'
import type { Segment } from '../split/segment.ts'

const PAPERS = 7_200
const root = new URL('../../', import.meta.url)
const sources = new URL('content/sources/', root)

/** Shorter lines of a source are titles and headers. */
const ABSTRACT = 200
const abstracts = readdirSync(sources)
  .filter(name => name.endsWith('.txt'))
  .sort()
  .flatMap(name => readFileSync(new URL(name, sources), 'utf8').split('\n'))
  .filter(line => line.length > ABSTRACT)

printCoverage()
printPrecision()
printTime()

function printCoverage(): void {
  const counts = new Map<string, { papers: number; pieces: number }>()
  let touched = 0
  for (const abstract of abstracts) {
    const rules = restore(abstract).flatMap(({ rule }) => rule ?? [])
    if (rules.length > 0) touched++
    for (const rule of new Set(rules)) {
      const count = counts.get(rule) ?? { papers: 0, pieces: 0 }
      counts.set(rule, {
        papers: count.papers + 1,
        pieces: count.pieces + rules.filter(other => other === rule).length,
      })
    }
  }
  console.log(`coverage   ${touched} of ${abstracts.length} abstracts mended`)
  for (const [rule, { papers, pieces }] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    console.log(`  ${rule.padEnd(16)} ${String(pieces).padStart(4)} pieces in ${papers} papers`)
  }
}

function printPrecision(): void {
  const cases = z
    .array(z.strictObject({ printed: z.string(), shown: z.string().optional() }))
    .parse(parse(readFileSync(new URL('tests/fixtures/restoration.yml', root), 'utf8')))
  const right = cases.filter(({ printed, shown = printed }) => show(restore(printed)) === shown)
  const untouched = cases.filter(({ shown }) => shown === undefined)
  const harmed = untouched.filter(({ printed }) => show(restore(printed)) !== printed)
  console.log(
    `precision  ${right.length} of ${cases.length} cases right, ${harmed.length} of ${untouched.length} good texts harmed`,
  )
}

/** Every text differs from the others, so that nothing is remembered that would not be in 7,200 real papers. */
function printTime(): void {
  const texts = Array.from({ length: PAPERS }, (_, i) =>
    (abstracts[i % abstracts.length] ?? '').replace(/\d+/g, digits => String((Number(digits) + i) % 9_973)),
  )
  const start = performance.now()
  for (const text of texts) restore(text)
  const milliseconds = (performance.now() - start) / PAPERS
  console.log(`time       ${milliseconds.toFixed(3)} ms a paper over ${PAPERS} papers`)
}

/** Segments as the case table writes them. */
function show(segments: readonly Segment[]): string {
  return segments
    .map(segment =>
      segment.type === 'math'
        ? `$${segment.tex}$`
        : segment.type === 'link'
          ? `[${segment.value}](${segment.href})`
          : segment.value,
    )
    .join('')
    .replace(/[\u00A0\u202F]/g, ' ')
}
