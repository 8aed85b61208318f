/**
 * Measures the quality and the time of the restorer.
 *
 *   npm run bench:restore -- [--words FILE] [--originals FILE]
 *
 * - coverage: papers and passages of the sources that each rule changes
 * - precision: the project's own cases
 * - time: for a paper on average, over 7,200 texts made from the sources
 * - words: which words of a list, one a line, change alone or in a sentence
 * - ablation: how many originals (JSON Lines with `tex` and `title`) are restored from their damaged texts by the rules
 *   alone, by the learned odds alone, and by both
 */
import { readdirSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { load } from 'js-yaml'
import { z } from 'zod'
import { betweenFormulas } from '../split/original.ts'
import { damage } from '../split/restore/damage.ts'
import { evidence } from '../split/restore/evidence.ts'
import { isSure } from '../split/restore/item.ts'
import { isTypesettable } from '../split/restore/katex.ts'
import { symbol } from '../split/restore/math-commands.ts'
import { WEIGHTS, type Weights } from '../split/restore/odds.ts'
import { plainText, restore, toPlainText } from '../split/restore.ts'
import type { Segment } from '../split/segment.ts'

const { values } = parseArgs({ options: { words: { type: 'string' }, originals: { type: 'string' } } })

const PAPERS = 7_200
const root = new URL('../../', import.meta.url)
const sources = new URL('content/sources/', root)

/** Shorter lines of a source are titles and headers, not abstracts. */
const ABSTRACT = 200
const abstracts = readdirSync(sources)
  .filter(name => name.endsWith('.txt'))
  .sort()
  .flatMap(name => readFileSync(new URL(name, sources), 'utf8').split('\n'))
  .filter(line => line.length > ABSTRACT)

printCoverage()
printPrecision()
printTime()
if (values.words !== undefined) printWords(values.words)
if (values.originals !== undefined) printAblation(values.originals)

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
    .parse(load(readFileSync(new URL('tests/fixtures/restoration.yml', root), 'utf8')))
  const right = cases.filter(({ printed, shown = printed }) => show(restore(printed)) === shown)
  const untouched = cases.filter(({ shown }) => shown === undefined)
  const harmed = untouched.filter(({ printed }) => show(restore(printed)) !== printed)
  console.log(
    `precision  ${right.length} of ${cases.length} cases right, ${harmed.length} of ${untouched.length} good texts harmed`,
  )
}

/** Every text differs from the others, so that caches help no more than with 7,200 real papers. */
function printTime(): void {
  const texts = Array.from({ length: PAPERS }, (_, i) =>
    (abstracts[i % abstracts.length] ?? '').replace(/\d+/g, digits => String((Number(digits) + i) % 9_973)),
  )
  const start = performance.now()
  for (const text of texts) restore(text)
  const milliseconds = (performance.now() - start) / PAPERS
  console.log(`time       ${milliseconds.toFixed(3)} ms a paper over ${PAPERS} papers`)
}

/** Each word alone, in a sentence, and beside a number or a bracket. */
function sentences(word: string): string[] {
  return [
    word,
    `The model of ${word} learns from data.`,
    `They compared 5 ${word} and 10 others with more (${word}).`,
  ]
}

function printWords(file: string): void {
  const words = readFileSync(file, 'utf8').trim().split('\n')
  const changed = words.filter(word => sentences(word).some(text => show(restore(text)) !== text))
  console.log(`words      ${changed.length} of ${words.length} change: ${changed.join(', ')}`)
}

function printAblation(file: string): void {
  const readings = {
    'rules alone': (text: string, title: string) => plainText(restore(text, title, new Map())),
    'odds alone': (text: string, title: string) => oddsAlone(text, title, WEIGHTS),
    both: (text: string, title: string) => plainText(restore(text, title)),
  }
  const rows = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map(line => z.object({ title: z.string(), tex: z.string() }).parse(JSON.parse(line)))
    .flatMap(({ title, tex }) => {
      const wanted = typeset(tex)
      return wanted ? [{ title, printed: damage(tex, 'names').text, wanted: compact(plainText(wanted)) }] : []
    })
  for (const [name, read] of Object.entries(readings)) {
    const right = rows.filter(({ title, printed, wanted }) => compact(read(printed, title)) === wanted)
    console.log(
      `ablation   ${name.padEnd(12)} ${((100 * right.length) / rows.length).toFixed(1)} % of ${rows.length}`,
    )
  }
}

/** The segments of an original, cut at every dollar sign; undefined without formulas that can be typeset. */
function typeset(tex: string): Segment[] | undefined {
  const pieces = tex.split(/(?<!\\)\$/)
  if (pieces.length < 3 || pieces.length % 2 === 0) return undefined
  if (pieces.some((piece, i) => i % 2 === 1 && !isTypesettable(piece))) return undefined
  return pieces.flatMap((piece, i) =>
    i % 2 === 0 ? betweenFormulas(piece) : [{ type: 'math', printed: piece, tex: piece } as const],
  )
}

/** A formula made token by token: a name becomes its symbol, a comma a space, an index stays as it is. */
function oddsAlone(text: string, title: string, weights: Weights): string {
  const source = evidence(text, [], title, weights)
  return source.tokens
    .map(({ kind, text: here }, at) => {
      if (!isSure(source, at)) return here
      if (kind === 'word' && symbol(here) && isTypesettable(`\\${here}`)) return toPlainText(`\\${here}`)
      return /^[,;:!~]$/.test(here) ? ' ' : here
    })
    .join('')
}

/** White space in formulas is left to TeX. */
function compact(text: string): string {
  return text.replace(/\s/g, '').replaceAll('−', '-').normalize('NFKC')
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
