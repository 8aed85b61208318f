/**
 * Adds listings to the site, in whatever form they were copied.
 *
 *   npm run add -- FILE... [--date YYYY-MM-DD] [--dry-run] [--show N] [--strict | --skip-incomplete] [--content DIR]
 *
 * Each file is read whole, copied verbatim to content/sources/ with a .yml beside it, and split together with all
 * others. If anything fails, and with --dry-run, nothing is changed. --show prints the first papers as their pages show
 * them. Entries without title or abstract are reported and skipped; with --strict they are errors.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { dump } from 'js-yaml'
import { isoDate } from '../src/schemas/iso-date.ts'
import { counted } from '../src/site/counted.ts'
import { type Addition, editionOf, refuseIncomplete, type Strictness, sourceName } from './add/addition.ts'
import { describeAddition, showPapers } from './add/report.ts'
import { CONTENT, folderAt, listSources, readBytes, readContent, shown } from './content/files.ts'
import { changeFolder, recover } from './content/folder.ts'
import { exclusive } from './content/lock.ts'
import { contentChanges, progressReporter, readArguments, runCommand, UsageError } from './content/output.ts'
import { SplitCache } from './content/split-cache.ts'
import { mapOrRefuse, refuseIfAny, SplitError } from './split/diagnostics.ts'
import { split } from './split/pages.ts'
import { parse, shellWord } from './split/parse.ts'
import { decodeSource } from './split/source.ts'

const USAGE =
  'npm run add -- FILE... [--date YYYY-MM-DD] [--dry-run] [--show N] [--strict | --skip-incomplete] [--content DIR]'
const OPTIONS = {
  date: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  show: { type: 'string' },
  strict: { type: 'boolean', default: false },
  'skip-incomplete': { type: 'boolean', default: false },
  content: { type: 'string', default: CONTENT },
} as const

/** @returns the exit code */
export function main(args: string[]): number {
  const { values, positionals } = readArguments(USAGE, () =>
    parseArgs({ args, options: OPTIONS, allowPositionals: true }),
  )
  const { date } = values
  if (positionals.length === 0) throw new UsageError(`Which file?\nUsage: ${USAGE}`)
  if (date !== undefined && !isoDate.safeParse(date).success)
    throw new UsageError(`--date ${date} is no day of the form YYYY-MM-DD.\nUsage: ${USAGE}`)

  const show = Number(values.show ?? 0)
  if (!Number.isInteger(show) || show < 0)
    throw new UsageError(`--show ${values.show} is no number of papers.\nUsage: ${USAGE}`)

  const content = folderAt(values.content)
  const wanted = {
    strict: values.strict,
    skipIncomplete: values['skip-incomplete'],
    dryRun: values['dry-run'],
    show,
  }
  return exclusive(content, () => add(content, positionals, date, wanted))
}

interface Wanted extends Strictness {
  readonly dryRun: boolean
  /** The number of papers to print. */
  readonly show: number
}

function add(content: string, files: readonly string[], date: string | undefined, wanted: Wanted): number {
  const { dryRun, show } = wanted
  recover(content)
  const cache = new SplitCache(content)
  const additions = readAdditions(files, date, content, wanted)
  const present = readContent(content)
  const sources = [
    ...present.sources,
    ...additions.map(({ source, name, parsed }) => ({
      source: { ...source, name },
      date: parsed.days[0]?.date ?? '',
    })),
  ]
  const output = split({ ...present, sources }, progressReporter(), cache.known)
  const changes = contentChanges(content, output)
  for (const { name, bytes, edition } of additions) {
    changes.set(`sources/${name}`, bytes)
    changes.set(`sources/${name.replace(/\.[^.]*$/, '.yml')}`, dump(edition))
  }

  for (const addition of additions) {
    console.log(describeAddition(addition, present.permalinks.entries, output))
    if (show > 0) console.log(`\n${showPapers(output, addition, show)}`)
  }
  const without = output.unidentified.length
  if (without > 0)
    console.log(`\n${without === 1 ? '1 paper has' : `${without} papers have`} no arXiv id: npm run identify`)
  if (dryRun) console.log(`\nNothing was changed: ${counted(changes.size, 'file')} would be.`)
  else {
    changeFolder(content, changes)
    cache.remember(output.pages, changes)
    console.log(
      `\n${counted(changes.size, 'file')} changed in ${shown(content)}: look at them, commit, push.`,
    )
  }
  return 0
}

/**
 * Reads all files.
 * @throws {SplitError} with all problems of all files
 */
function readAdditions(
  files: readonly string[],
  date: string | undefined,
  content: string,
  wanted: Strictness,
): Addition[] {
  const known = new Map(
    listSources(content).map(file => [Buffer.from(readBytes(file)).toString('base64'), file]),
  )
  const names = new Set<string>()
  const isTaken = (name: string) => names.has(name) || existsSync(join(content, 'sources', name))
  return mapOrRefuse(files, file => {
    const bytes = readBytes(file)
    const key = Buffer.from(bytes).toString('base64')
    const same = known.get(key)
    if (same !== undefined)
      throw new SplitError([
        { rule: 'known-source', reason: `This is ${shown(same)} again.`, place: { file: shown(file) } },
      ])
    known.set(key, file)
    const source = decodeSource(shown(file), bytes)
    const parsed = parse(source, date)
    refuseIfAny(parsed.diagnostics)
    const command = `npm run add -- ${shellWord(shown(file))}${date === undefined ? '' : ` --date ${date}`}`
    refuseIncomplete(source, parsed, wanted, command)
    const name = sourceName(parsed, isTaken)
    names.add(name.replace(/\.[^.]*$/, '.yml'))
    return { source, bytes, parsed, name, edition: editionOf(source, parsed, date !== undefined) }
  })
}

if (import.meta.main) runCommand(() => main(process.argv.slice(2)))
