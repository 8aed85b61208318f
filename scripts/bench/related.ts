/**
 * Measures the time and memory that finding related papers takes, among papers made from those of the site or given.
 *
 *   npm run bench:related [-- --papers 7200] [PAPERS.jsonl|.jsonl.gz]
 *
 * A file holds a paper a line: `{ "title", "abstract" }`; the abstract may also be named `tex` or `printed`.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync, gzipSync } from 'node:zlib'
import { z } from 'zod'
import { relatedPapers } from '../../src/related/related.ts'
import { ROOT } from '../project-copy.ts'
import { findAcronyms } from '../split/acronyms.ts'
import { type ListedPaper, listedPapers, madePapers } from './corpus.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { papers: { type: 'string', default: '7200' } },
})
const text = z.string().optional()
const row = z.object({ title: z.string(), abstract: text, tex: text, printed: text })

function given(path: string): Pick<ListedPaper, 'title' | 'abstract'>[] {
  const bytes = readFileSync(path)
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes)
    .toString()
    .trimEnd()
    .split('\n')
    .map(line => row.parse(JSON.parse(line)))
    .map(({ title, abstract, tex, printed }) => ({ title, abstract: abstract ?? printed ?? tex ?? '' }))
}

const [path] = positionals
const count = Number(values.papers)
const listed = path ? given(path).slice(0, count) : madePapers(listedPapers(join(ROOT, 'content')), count)
const papers = listed.map(({ title, abstract }, number) => ({
  slug: String(number).padStart(6, '0'),
  title,
  abstract,
  acronyms: findAcronyms(abstract),
}))
const before = process.cpuUsage()
const related = relatedPapers(papers)
const { user, system } = process.cpuUsage(before)
const lists = [...related.values()]
const bytes = lists.map(list => gzipSync(JSON.stringify(list)).length)
process.stdout.write(
  [
    `${papers.length} papers: ${((user + system) / 1e6).toFixed(1)} CPU s, ${Math.round(process.memoryUsage().rss / 1e6)} MB`,
    `${related.size} have related ones, ${lists.flat().length} in all; a list takes at most ${Math.max(0, ...bytes)} bytes gzip`,
    '',
  ].join('\n'),
)
