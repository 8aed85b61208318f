/**
 * Splits sources into one MDX page per paper.
 *
 *   npm run split -- [--source FILE]... [--out DIR] [--date YYYY-MM-DD] [--check] [--content DIR]
 *
 * Without arguments it reads all of content/sources/, and writes content/papers/ and content/permalinks.json. The
 * steps, all pure, are in scripts/split/; reading and writing are in scripts/content/.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { isoDate } from '../src/schemas/iso-date.ts'
import { counted } from '../src/site/counted.ts'
import { CONTENT, folderAt, listSources, namesIn, readContent, readSources, shown } from './content/files.ts'
import { changeFolder, recover } from './content/folder.ts'
import { exclusive } from './content/lock.ts'
import {
  contentChanges,
  pageChanges,
  progressReporter,
  readArguments,
  reportDifferences,
  runCommand,
  UsageError,
} from './content/output.ts'
import { SplitCache } from './content/split-cache.ts'
import { type Page, split } from './split/pages.ts'

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
 * Splits what the arguments name; by default, all sources of the site.
 * @param made called with the pages of the site, once they are on disk
 * @returns the exit code
 * @throws {SplitError} where the input cannot be split
 */
export function run(
  { source, out, date, check = false, content: named = CONTENT }: Arguments = {},
  made: (pages: readonly Page[]) => void = () => {},
): number {
  const content = folderAt(named)
  if (out === undefined) return exclusive(content, () => splitContent(content, check, made))
  const folder = folderAt(out)
  return exclusive(folder, () => {
    recover(folder)
    const { sources, corrections } = source
      ? { ...NOTHING_PUBLISHED, sources: readSources(source, date) }
      : readContent(content)
    const input = { sources, corrections, permalinks: NOTHING_PUBLISHED.permalinks }
    const output = split(input, progressReporter())
    const changes = pageChanges(folder, output)
    if (check) return reportDifferences(changes, output.pages.length)
    if (changes.size > 0) changeFolder(folder, changes)
    report(output.pages.length, input.sources.length, folder, changes.size)
    return 0
  })
}

/** A check makes every page again; a split skips the pages that are known. */
function splitContent(content: string, check: boolean, made: (pages: readonly Page[]) => void): number {
  recover(content)
  const papers = join(content, 'papers')
  const cache = check ? undefined : new SplitCache(content)
  if (cache?.isCurrent) {
    report(
      namesIn(papers).filter(name => name.endsWith('.mdx')).length,
      listSources(content).length,
      papers,
      0,
    )
    return 0
  }
  const input = readContent(content)
  const output = split(input, progressReporter(), cache?.known)
  const changes = contentChanges(content, output)
  if (check) return reportDifferences(changes, output.pages.length)
  if (changes.size > 0) changeFolder(content, changes)
  cache?.remember(output.pages, changes)
  made(output.pages)
  report(output.pages.length, input.sources.length, papers, changes.size)
  return 0
}

function report(pages: number, sources: number, folder: string, changed: number): void {
  const what = changed === 0 ? 'nothing to change' : `${counted(changed, 'file')} changed`
  console.log(`${counted(pages, 'paper')} of ${counted(sources, 'source')} → ${shown(folder)} (${what})`)
}

/** A split into another folder neither reads nor writes published addresses. */
const NOTHING_PUBLISHED = {
  corrections: { file: '', entries: [] },
  permalinks: { file: '', entries: { papers: {} } },
}

/** @returns the exit code */
export const main = (args: string[]): number => run(readSplitArguments(args))

if (import.meta.main) runCommand(() => main(process.argv.slice(2)))
