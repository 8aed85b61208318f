/**
 * Simulates a year of the site and measures what a maintainer waits for.
 *
 *   npm run bench:year [-- --editions N] [-- --papers N]
 *
 * The editions are made from the papers of content/sources/; 5 % of the papers are printed again on a later day. The
 * two halves of the year are split and built, then one day is added and built. At the end, every address of the first
 * half must exist, and every paper must have exactly one page.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { readPermalinks } from '../../src/papers/permalinks.ts'
import { copyProject, ROOT } from '../project-copy.ts'
import { type ListedPaper, listedPapers, listing, madePapers, writeSource } from './corpus.ts'

const { values } = parseArgs({
  options: {
    editions: { type: 'string', default: '250' },
    papers: { type: 'string', default: '10000' },
  },
})
const [EDITIONS, PAPERS] = [Number(values.editions), Number(values.papers)]
const REPEATED = 0.05

/** The weekdays from 1 January 2024 on. */
const days = Array.from({ length: 366 }, (_, index) => new Date(Date.UTC(2024, 0, 1 + index)))
  .filter(day => ![0, 6].includes(day.getUTCDay()))
  .map(day => day.toISOString().slice(0, 10))

const perDay = Math.ceil(PAPERS / EDITIONS)
const again = Math.round(perDay * REPEATED)
const papers = madePapers(
  listedPapers(join(ROOT, 'content')),
  (EDITIONS + 10) * perDay,
  number => days[Math.min(days.length - 1, Math.floor(number / perDay))] ?? '',
)

/** The papers of a day: new ones, and some of an earlier day. */
function edition(day: number): ListedPaper[] {
  const fresh = Array.from({ length: perDay - again }, (_, index) => day * (perDay - again) + index)
  const old =
    day < 20 ? [] : Array.from({ length: again }, (_, index) => (day - 20 + index) * (perDay - again) + index)
  return [...fresh, ...old].flatMap(number => papers[number] ?? [])
}

const project = copyProject()
const content = join(project, 'content')

function write(from: number, to: number): void {
  for (const [index, day] of days.slice(from, to).entries())
    writeSource(content, day, listing(edition(from + index)))
}

function run(label: string, command: string, ...args: string[]): void {
  const start = performance.now()
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: project,
    encoding: 'utf8',
    maxBuffer: Number.POSITIVE_INFINITY,
  })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${stdout.slice(-2000)}${stderr}`)
  console.log(`${label.padEnd(28)}${((performance.now() - start) / 1000).toFixed(1).padStart(7)} s`)
}

const published = (): string[] => Object.keys(readPermalinks(pathToFileURL(`${project}/`)))

function benchYear(): void {
  const half = Math.floor(EDITIONS / 2)
  write(0, half)
  run('split of half a year', 'node', 'scripts/split.ts')
  const early = published()
  write(half, EDITIONS)
  run('split of the year', 'node', 'scripts/split.ts')
  run('build of the year', 'npx', 'astro', 'build')
  writeFileSync(join(project, 'day.json'), listing(edition(EDITIONS)))
  run('adding a day', 'node', 'scripts/add.ts', 'day.json', '--date', days[EDITIONS] ?? '')
  run('build with it', 'npx', 'astro', 'build')
  const slugs = published()
  const dead = slugs.filter(slug => !existsSync(join(project, `dist/papers/${slug}/index.html`)))
  const lost = early.filter(slug => !slugs.includes(slug))
  const pages = readdirSync(join(content, 'papers')).length
  const printed = (EDITIONS + 1) * perDay - again * 20
  const expected = (EDITIONS + 1) * (perDay - again)
  console.log(
    `${EDITIONS + 1} editions print ${printed} papers: ${pages} pages, ${expected} expected; ${dead.length} dead addresses, ${lost.length} lost`,
  )
  if (dead.length + lost.length > 0 || pages !== expected) throw new Error('The year does not hold.')
}

try {
  benchYear()
} finally {
  rmSync(project, { recursive: true })
}
