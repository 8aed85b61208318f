/**
 * Compares the published addresses with those of earlier commits: none may be lost, for example by a bad merge.
 *
 *   npm run history -- [--content DIR]
 *
 * The earlier commits are: the last one, its first parent, the commit where the branch left the main one, and the one
 * named by the environment variable PUBLISHED_COMMIT. A commit in which the site has no source, no page and no address
 * is the start of a new site; commits before it do not count.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { counted } from '../src/site/counted.ts'
import { CONTENT, namesIn, shown } from './content/files.ts'
import { readArguments, runCommand } from './content/output.ts'
import { History } from './history/git.ts'
import { lost, parseRegistry } from './history/lost.ts'
import { type Diagnostic, refuseIfAny } from './split/diagnostics.ts'

const USAGE = 'npm run history -- [--content DIR]'
const OPTIONS = { content: { type: 'string', default: CONTENT } } as const
const REGISTRY = 'permalinks.json'
const FOLDERS = ['sources', 'papers']

/** @returns the exit code */
export function main(args: string[]): number {
  const { content: named } = readArguments(USAGE, () => parseArgs({ args, options: OPTIONS }).values)
  const content = resolve(named)
  const file = join(content, REGISTRY)
  const present = parseRegistry(existsSync(file) ? readFileSync(file, 'utf8') : undefined)
  const files = FOLDERS.flatMap(name => namesIn(join(content, name)))
  if (isNew(present, files)) {
    console.log('The site is empty: a new one starts, and no earlier address counts')
    return 0
  }
  const history = new History(content)
  const registryAt = (commit: string) => parseRegistry(history.read(commit, REGISTRY))
  const isStart = (commit: string) => isNew(registryAt(commit), history.list(commit, FOLDERS))
  const commits = history
    .predecessors(process.env['PUBLISHED_COMMIT'])
    .filter(commit => !isStart(commit) && !history.changesSince(commit, REGISTRY).some(isStart))
  for (const commit of commits)
    refuseIfAny(
      lost(registryAt(commit), present).map(
        ({ address, what }): Diagnostic => ({
          rule: 'lost-address',
          reason: `The address ${address}, published in commit ${commit.slice(0, 8)}, ${what}.`,
          place: { file: shown(file) },
        }),
      ),
    )
  console.log(
    commits.length === 0
      ? 'There is no history to compare the published addresses with'
      : `No published address was lost since ${counted(commits.length, 'earlier commit')}`,
  )
  if (history.isShallow) console.log('Older commits were not fetched, and so not compared')
  return 0
}

/** Whether a site has no source, no page and no address yet. */
function isNew(registry: ReturnType<typeof parseRegistry>, files: readonly string[]): boolean {
  return Object.keys(registry.papers).length === 0 && files.every(path => path.endsWith('.gitkeep'))
}

if (import.meta.main) runCommand(() => main(process.argv.slice(2)))
