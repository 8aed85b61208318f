/**
 * Splits source texts into one MDX page per paper.
 *
 *   npm run split -- [--source FILE]... [--out DIR] [--date YYYY-MM-DD] [--check]
 *
 * Without arguments it reads all of content/sources/ and writes content/papers/.
 * The steps, all pure, are in scripts/split/; only this file reads and writes.
 */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { editionSchema } from '../src/schemas/edition.ts'
import { isoDate } from '../src/schemas/iso-date.ts'
import { correctionsSchema } from './split/corrections.ts'
import { type Diagnostic, refuseIfAny, SplitError } from './split/diagnostics.ts'
import { readMetadata } from './split/metadata.ts'
import { type DatedSource, split } from './split/pages.ts'
import { permalinksSchema } from './split/permalinks.ts'
import { decodeSource } from './split/source.ts'

const CONTENT = join(import.meta.dirname, '../content')
const SOURCES = join(CONTENT, 'sources')
const PAPERS = join(CONTENT, 'papers')
const CORRECTIONS = join(CONTENT, 'corrections.yml')
const PERMALINKS = join(CONTENT, 'permalinks.json')

/** A run stays silent this long, then tells as often where it is; milliseconds. */
const QUIET = 2000

/** Wrong use of the command line; the message says what to do. */
class UsageError extends Error {}

interface Arguments {
  readonly source?: string[]
  readonly out?: string
  readonly date?: string
  readonly check?: boolean
}

function readArguments(args: string[]): Arguments {
  const usage = (reason: string): never => {
    throw new UsageError(
      `${reason}\nUsage: npm run split -- [--source FILE]... [--out DIR] [--date YYYY-MM-DD] [--check]`,
    )
  }
  const options = {
    source: { type: 'string', multiple: true },
    out: { type: 'string' },
    date: { type: 'string' },
    check: { type: 'boolean', default: false },
  } as const
  const parse = () => {
    try {
      return parseArgs({ args, options }).values
    } catch (error) {
      return usage(error instanceof Error ? error.message : String(error))
    }
  }
  const values = parse()
  if (values.date !== undefined && !isoDate.safeParse(values.date).success)
    usage(`--date ${values.date} is no day of the form YYYY-MM-DD.`)
  if (values.source && values.out === undefined)
    usage('--source needs --out DIR: content/papers/ always holds the papers of all sources.')
  if (values.date !== undefined && !values.source)
    usage('--date goes with --source: the sources of the site have their dates in .yml files.')
  return values
}

/**
 * Splits what the arguments name; without any, all sources of the site.
 * @returns the exit code
 * @throws {SplitError} where the input cannot be split
 */
export function run({ source, out, date, check = false }: Arguments = {}): number {
  const folder = resolve(out ?? PAPERS)
  recover(folder)
  const files = source ?? listSources()
  const published = out === undefined
  const output = split(
    {
      sources: readSources(files, date),
      corrections: {
        file: shown(CORRECTIONS),
        entries: source
          ? []
          : readMetadata(shown(CORRECTIONS), readText(CORRECTIONS), correctionsSchema, 'invalid-metadata'),
      },
      permalinks: {
        file: shown(PERMALINKS),
        entries: published
          ? readMetadata(shown(PERMALINKS), readText(PERMALINKS), permalinksSchema, 'invalid-permalinks')
          : { papers: {} },
      },
    },
    progressReporter(),
  )
  const pages = new Map(output.pages.map(({ slug, mdx }) => [`${slug}.mdx`, mdx]))
  const registry = published ? `${JSON.stringify(output.permalinks, null, 2)}\n` : undefined
  const differing = compare(folder, pages)
  const registered = registry === undefined || registry === readText(PERMALINKS)
  if (!registered) differing.push(shown(PERMALINKS))
  if (check) return reportDifferences(differing, pages.size)

  if (differing.length > 0) replaceFolder(folder, pages)
  if (!registered) writeWhole(PERMALINKS, registry)
  const papers = `${pages.size} papers of ${files.length} ${files.length === 1 ? 'source' : 'sources'}`
  console.log(
    `${papers} → ${shown(folder)} (${differing.length === 0 ? 'nothing to change' : `${differing.length} files changed`})`,
  )
  return 0
}

const listSources = (): string[] =>
  readdirSync(SOURCES)
    .filter(name => name.endsWith('.txt'))
    .sort()
    .map(name => join(SOURCES, name))

/** Reads all sources, so that one run tells what is wrong with any of them. */
function readSources(files: readonly string[], date: string | undefined): DatedSource[] {
  const sources: DatedSource[] = []
  const diagnostics: Diagnostic[] = []
  for (const file of files) {
    try {
      sources.push(readSource(file, date))
    } catch (error) {
      if (!(error instanceof SplitError)) throw error
      diagnostics.push(...error.diagnostics)
    }
  }
  refuseIfAny(diagnostics)
  return sources
}

function readSource(file: string, date: string | undefined): DatedSource {
  const source = decodeSource(shown(file), readBytes(file))
  const metadata = file.replace(/\.[^./\\]*$/, '.yml')
  const known =
    metadata !== file && existsSync(metadata)
      ? readMetadata(shown(metadata), readText(metadata), editionSchema, 'invalid-metadata').date
      : undefined
  const day = known ?? date
  if (day === undefined)
    throw new SplitError([
      { rule: 'missing-date', reason: 'The day of this listing is not known.', place: { file: shown(file) } },
    ])
  if (date !== undefined && date !== day)
    throw new SplitError([
      {
        rule: 'date-mismatch',
        reason: `This file dates the listing ${day}, the command line ${date}.`,
        place: { file: shown(metadata) },
      },
    ])
  return { source, date: day }
}

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch (error) {
    const reason = `The file cannot be read: ${error instanceof Error ? error.message : error}.`
    throw new SplitError([{ rule: 'unreadable-file', reason, place: { file: shown(file) } }])
  }
}

const readText = (file: string): string => new TextDecoder().decode(readBytes(file))

/** A path as messages print it: relative to where the command runs, where it is below. */
function shown(path: string): string {
  const below = relative('.', path)
  return below.startsWith('..') ? path : below
}

/** Names of the pages that a folder lacks, holds otherwise or holds in excess. */
function compare(folder: string, pages: ReadonlyMap<string, string>): string[] {
  const present = new Set(existsSync(folder) ? readdirSync(folder) : [])
  const foreign = [...present].find(name => !name.endsWith('.mdx') && name !== '.gitkeep')
  if (foreign !== undefined)
    throw new SplitError([
      {
        rule: 'foreign-file',
        reason: 'The folder for the pages holds a file that is no page.',
        place: { file: join(shown(folder), foreign) },
      },
    ])
  const wrong = [...pages].filter(([name, mdx]) => !present.has(name) || readText(join(folder, name)) !== mdx)
  const surplus = [...present].filter(name => !pages.has(name))
  return [...wrong.map(([name]) => name), ...surplus]
}

function reportDifferences(differing: readonly string[], count: number): number {
  if (differing.length === 0) {
    console.log(`${count} pages are as the sources give them`)
    return 0
  }
  console.error(`${differing.length} files are not as the sources give them:`)
  for (const name of differing.slice(0, 20)) console.error(`  ${name}`)
  if (differing.length > 20) console.error(`  … and ${differing.length - 20} more`)
  console.error('  To do: run `npm run split` and commit what it writes.')
  return 1
}

const staging = (folder: string, name: string): string =>
  join(dirname(folder), `.${basename(folder)}-${name}`)

/** Puts a whole new folder in the place of the old one: until the last moment the earlier pages stay as they are. */
function replaceFolder(folder: string, pages: ReadonlyMap<string, string>): void {
  mkdirSync(dirname(folder), { recursive: true })
  const next = mkdtempSync(`${staging(folder, 'new')}-`)
  try {
    for (const [name, mdx] of pages) writeFileSync(join(next, name), mdx)
    const former = staging(folder, 'old')
    if (existsSync(folder)) renameSync(folder, former)
    renameSync(next, folder)
    rmSync(former, { recursive: true, force: true })
  } finally {
    rmSync(next, { recursive: true, force: true })
  }
}

/** Tidies up after a killed run: the moment between its two renames is the only one without the folder. */
function recover(folder: string): void {
  const former = staging(folder, 'old')
  if (existsSync(former) && !existsSync(folder)) renameSync(former, folder)
  const parent = dirname(folder)
  const left = existsSync(parent) ? readdirSync(parent).map(name => join(parent, name)) : []
  for (const path of left)
    if (path === former || path.startsWith(staging(folder, 'new-'))) rmSync(path, { recursive: true })
}

/** Writes a file so that it is never half there. */
function writeWhole(file: string, text: string): void {
  const next = `${file}.new`
  writeFileSync(next, text)
  renameSync(next, file)
}

function progressReporter(): (done: number, total: number) => void {
  let last = performance.now()
  return (done, total) => {
    if (performance.now() - last < QUIET) return
    last = performance.now()
    console.error(`split: ${done} of ${total} papers`)
  }
}

if (import.meta.main) {
  try {
    process.exitCode = run(readArguments(process.argv.slice(2)))
  } catch (error) {
    if (!(error instanceof SplitError || error instanceof UsageError)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
