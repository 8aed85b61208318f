/**
 * Splits source texts into one MDX page per paper.
 *
 *   npm run split -- [--source FILE]... [--out DIR] [--date YYYY-MM-DD] [--check] [--content DIR]
 *
 * Without arguments it reads all of content/sources/ and writes content/papers/ and content/permalinks.json.
 * The steps, all pure, are in scripts/split/; reading and writing are in scripts/content/.
 */
import { mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { isoDate } from '../src/schemas/iso-date.ts'
import { CONTENT, readContent, readSources, shown } from './content/files.ts'
import { changeFolder, recover } from './content/folder.ts'
import {
  contentChanges,
  pageChanges,
  progressReporter,
  readArguments,
  reportDifferences,
  runCommand,
  UsageError,
} from './content/output.ts'
import { split } from './split/pages.ts'

const USAGE = 'npm run split -- [--source FILE]... [--out DIR] [--date YYYY-MM-DD] [--check] [--content DIR]'
const OPTIONS = {
  source: { type: 'string', multiple: true },
  out: { type: 'string' },
  date: { type: 'string' },
  check: { type: 'boolean', default: false },
  content: { type: 'string', default: CONTENT },
} as const

interface Arguments {
  readonly source?: string[]
  readonly out?: string
  readonly date?: string
  readonly check?: boolean
  readonly content?: string
}

function readSplitArguments(args: string[]): Arguments {
  const values = readArguments(USAGE, () => parseArgs({ args, options: OPTIONS }).values)
  const { source, out, date } = values
  const usage = (reason: string) => new UsageError(`${reason}\nUsage: ${USAGE}`)
  if (date !== undefined && !isoDate.safeParse(date).success)
    throw usage(`--date ${date} is no day of the form YYYY-MM-DD.`)
  if (source && out === undefined)
    throw usage('--source needs --out DIR: content/papers/ always holds the papers of all sources.')
  if (date !== undefined && !source)
    throw usage('--date goes with --source: the sources of the site have their dates in .yml files.')
  return values
}

/**
 * Splits what the arguments name; without any, all sources of the site.
 * @returns the exit code
 * @throws {SplitError} where the input cannot be split
 */
export function run({ source, out, date, check = false, content: named = CONTENT }: Arguments = {}): number {
  const content = resolve(named)
  const folder = out === undefined ? content : resolve(out)
  recover(content)
  recover(folder)
  const input = source
    ? { ...NOTHING_PUBLISHED, sources: readSources(source, date) }
    : { ...readContent(content), ...(out !== undefined && { permalinks: NOTHING_PUBLISHED.permalinks }) }
  const output = split(input, progressReporter())
  const changes = out === undefined ? contentChanges(content, output) : pageChanges(folder, output)
  if (check) return reportDifferences(changes, output.pages.length)

  if (changes.size > 0) {
    mkdirSync(dirname(folder), { recursive: true })
    changeFolder(folder, changes)
  }
  const { length } = input.sources
  const target = shown(out === undefined ? join(content, 'papers') : folder)
  const changed = changes.size === 0 ? 'nothing to change' : `${changes.size} files changed`
  console.log(
    `${output.pages.length} papers of ${length} ${length === 1 ? 'source' : 'sources'} → ${target} (${changed})`,
  )
  return 0
}

/** A split into another folder neither reads nor makes published addresses. */
const NOTHING_PUBLISHED = {
  corrections: { file: '', entries: [] },
  permalinks: { file: '', entries: { papers: {} } },
}

if (import.meta.main) runCommand(() => run(readSplitArguments(process.argv.slice(2))))
