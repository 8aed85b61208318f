/**
 * Simulates a year of the site and measures what a maintainer waits for.
 *
 *   npm run bench:year [-- --editions N] [-- --papers N] [-- --kills N]
 *
 * A year of editions, made from the papers of content/sources/, 5 % of them printed again on a later
 * day, is split in two halves, built, and then one day is added and built. Every address of the first half has to be
 * alive in the end, every paper has to have one page. Then `add` and `split` are killed at random moments: the content
 * has to be as before or complete.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { filesUnder } from '../../src/build/files-under.ts'
import { readPermalinks } from '../../src/papers/permalinks.ts'
import { copyProject, ROOT } from '../project-copy.ts'
import { type ListedPaper, listedPapers, listing, madePapers, writeSource } from './corpus.ts'

const { values } = parseArgs({
  options: {
    editions: { type: 'string', default: '250' },
    papers: { type: 'string', default: '10000' },
    kills: { type: 'string', default: '100' },
  },
})
const [EDITIONS, PAPERS, KILLS] = [values.editions, values.papers, values.kills].map(Number) as [
  number,
  number,
  number,
]
const REPEATED = 0.05

/** The weekdays of a year from 1 January 2024 on. */
const days = Array.from({ length: 366 }, (_, index) => new Date(Date.UTC(2024, 0, 1 + index)))
  .filter(day => ![0, 6].includes(day.getUTCDay()))
  .map(day => day.toISOString().slice(0, 10))

const perDay = Math.ceil(PAPERS / (EDITIONS || 250))
const again = Math.round(perDay * REPEATED)
const papers = madePapers(listedPapers(join(ROOT, 'content')), (EDITIONS + 10) * perDay)

/** New papers of a day, and some of an earlier day. */
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
    writeSource(content, day, listing(day, edition(from + index)))
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

/** A digest of all files under the content by name and text. */
function digest(): string {
  const hash = createHash('sha256')
  for (const name of filesUnder(content)) hash.update(name).update(readFileSync(join(content, name)))
  return hash.digest('hex')
}

/** Kills a command at random moments of its whole length. Returns how often it had changed nothing, and all. */
async function kill(
  times: number,
  length: number,
  reset: () => void,
  ...args: string[]
): Promise<[number, number]> {
  reset()
  const before = digest()
  spawnSync('node', args, { cwd: project })
  const complete = digest()
  const ends: [number, number] = [0, 0]
  for (let index = 0; index < times; index++) {
    reset()
    const child = spawn('node', args, { cwd: project, stdio: 'ignore' })
    const ended = once(child, 'exit')
    await sleep(Math.random() * length)
    child.kill('SIGKILL')
    await ended
    const after = digest()
    if (after !== before && after !== complete)
      throw new Error(`A kill of ${args.join(' ')} left the content half changed.`)
    ends[after === before ? 0 : 1]++
  }
  return ends
}

async function benchKills(): Promise<void> {
  rmSync(content, { recursive: true })
  mkdirSync(join(content, 'sources'), { recursive: true })
  writeFileSync(join(content, 'permalinks.json'), '{ "papers": {} }\n')
  write(0, 5)
  spawnSync('node', ['scripts/split.ts'], { cwd: project })
  const start = join(project, 'start')
  cpSync(content, start, { recursive: true })
  const reset = () => {
    rmSync(content, { recursive: true, force: true })
    cpSync(start, content, { recursive: true })
  }
  writeFileSync(join(project, 'day.txt'), listing(days[5] ?? '', edition(5)))
  const clock = performance.now()
  spawnSync('node', ['scripts/add.ts', 'day.txt', '--date', days[5] ?? ''], { cwd: project })
  const length = (performance.now() - clock) * 1.2
  const half = Math.ceil(KILLS / 2)
  const added = await kill(half, length, reset, 'scripts/add.ts', 'day.txt', '--date', days[5] ?? '')
  const split = await kill(
    KILLS - half,
    length,
    () => {
      reset()
      write(4, 7)
    },
    'scripts/split.ts',
  )
  console.log(`killed add                  ${added[0]} as before, ${added[1]} complete`)
  console.log(`killed split                ${split[0]} as before, ${split[1]} complete`)
}

function benchYear(): void {
  const half = Math.floor(EDITIONS / 2)
  write(0, half)
  run('split of half a year', 'node', 'scripts/split.ts')
  const early = published()
  write(half, EDITIONS)
  run('split of the year', 'node', 'scripts/split.ts')
  run('build of the year', 'npx', 'astro', 'build')
  writeFileSync(join(project, 'day.txt'), listing(days[EDITIONS] ?? '', edition(EDITIONS)))
  run('adding a day', 'node', 'scripts/add.ts', 'day.txt', '--date', days[EDITIONS] ?? '')
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
  if (EDITIONS > 0) benchYear()
  if (KILLS > 0) await benchKills()
} finally {
  rmSync(project, { recursive: true })
}
