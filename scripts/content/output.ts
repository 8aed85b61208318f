import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { progress } from '../../src/build/progress.ts'
import { Refusal } from '../../src/build/refusal.ts'
import { SplitError } from '../split/diagnostics.ts'
import type { SplitOutput } from '../split/pages.ts'
import { explained } from './fault.ts'
import { namesIn, shown } from './files.ts'
import type { Changes } from './folder.ts'

const MOST_SHOWN = 20

/** Wrong use of the command line; the message says what to do. */
export class UsageError extends Refusal {}

/** The registry as its file holds it. */
const registryText = ({ permalinks }: Pick<SplitOutput, 'permalinks'>): string =>
  `${JSON.stringify(permalinks, null, 2)}\n`

/**
 * The changes after which a folder holds these pages and no others.
 * @param prefix of the paths of the changes
 * @throws {SplitError} where the folder holds a file that is no page
 */
export function pageChanges(
  folder: string,
  { pages }: Pick<SplitOutput, 'pages'>,
  prefix = '',
): Map<string, string | null> {
  const present = new Set(namesIn(folder))
  const foreign = [...present].find(name => !name.endsWith('.mdx') && name !== '.gitkeep')
  if (foreign !== undefined)
    throw new SplitError([
      {
        rule: 'foreign-file',
        reason: 'The folder for the pages holds a file that is no page.',
        place: { file: join(shown(folder), foreign) },
      },
    ])
  const changes = new Map<string, string | null>()
  const names = new Set<string>()
  for (const { slug, mdx } of pages) {
    const name = `${slug}.mdx`
    names.add(name)
    if (!present.has(name) || readFileSync(join(folder, name), 'utf8') !== mdx)
      changes.set(prefix + name, mdx)
  }
  for (const name of present) if (!names.has(name)) changes.set(prefix + name, null)
  return changes
}

/** The changes of a content folder that a split asks for. */
export function contentChanges(
  content: string,
  output: SplitOutput,
): Map<string, string | Uint8Array | null> {
  const changes = new Map<string, string | Uint8Array | null>(
    pageChanges(join(content, 'papers'), output, 'papers/'),
  )
  const file = join(content, 'permalinks.json')
  const registry = registryText(output)
  if (!existsSync(file) || readFileSync(file, 'utf8') !== registry) changes.set('permalinks.json', registry)
  return changes
}

/** Prints differences for `--check`, and returns the exit code. */
export function reportDifferences(changes: Changes, count: number): number {
  if (changes.size === 0) {
    console.log(`${count} pages are as the sources give them`)
    return 0
  }
  console.error(`${changes.size} files are not as the sources give them:`)
  for (const name of [...changes.keys()].slice(0, MOST_SHOWN))
    console.error(`  ${name.replace(/^papers\//, '')}`)
  if (changes.size > MOST_SHOWN) console.error(`  … and ${changes.size - MOST_SHOWN} more`)
  console.error('  To do: run `npm run split` and commit what it writes.')
  return 1
}

/** Shows the progress of a long split. */
export const progressReporter = () => progress('papers split')

/** Runs a command and sets the exit code of the process. */
export async function runCommand(run: () => number | Promise<number>): Promise<void> {
  process.exitCode = await exitCode(run)
}

/** The exit code of a command. Wrong input or wrong use is reported by a message, not by a stack. */
export async function exitCode(run: () => number | Promise<number>): Promise<number> {
  try {
    return await run()
  } catch (thrown) {
    const error = explained(thrown)
    if (!(error instanceof Refusal)) throw error
    console.error(error.message)
    return 1
  }
}

/** Reads arguments. Where one is wrong, the usage follows Node's message. */
export function readArguments<Values>(usage: string, parse: () => Values): Values {
  try {
    return parse()
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\nUsage: ${usage}`)
  }
}
