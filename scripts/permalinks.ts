/**
 * Moves or withdraws a published paper.
 *
 *   npm run permalinks -- rename SLUG NEW-SLUG [--content DIR]
 *   npm run permalinks -- withdraw SLUG --reason TEXT [--content DIR]
 *
 * A page at the old address of a renamed paper leads to the new one; a page at the address of a withdrawn paper says
 * why.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { counted } from '../src/site/counted.ts'
import { CONTENT, folderAt, readContent, readIdentities, shown } from './content/files.ts'
import { changeFolder, recover } from './content/folder.ts'
import { exclusive } from './content/lock.ts'
import { contentChanges, progressReporter, readArguments, runCommand, UsageError } from './content/output.ts'
import { SplitCache } from './content/split-cache.ts'
import { renamedEntry } from './identify/entries.ts'
import { split } from './split/pages.ts'
import { type Permalinks, RegistryError, rename, withdraw } from './split/permalinks.ts'

const USAGE = 'npm run permalinks -- rename SLUG NEW-SLUG | withdraw SLUG --reason TEXT'
const OPTIONS = { reason: { type: 'string' }, content: { type: 'string', default: CONTENT } } as const

/** @returns the exit code */
export function main(args: string[]): number {
  const { values, positionals } = readArguments(USAGE, () =>
    parseArgs({ args, options: OPTIONS, allowPositionals: true }),
  )
  const content = folderAt(values.content)
  return exclusive(content, () => change(content, positionals, values.reason))
}

function change(content: string, words: string[], reason: string | undefined): number {
  recover(content)
  const cache = new SplitCache(content)
  const present = readContent(content)
  const entries = changed(present.permalinks.entries, words, reason)
  const [command, from = '', to = ''] = words
  const before = present.identities?.text ?? ''
  const text = command === 'rename' ? renamedEntry(before, from, to) : before
  const identities = readIdentities(join(content, 'identities.yml'), text)
  const output = split(
    { ...present, identities, permalinks: { ...present.permalinks, entries } },
    progressReporter(),
    cache.known,
  )
  const changes = contentChanges(content, output)
  if (text !== before) changes.set('identities.yml', text)
  changeFolder(content, changes)
  cache.remember(output.pages, changes)
  console.log(`${counted(changes.size, 'file')} changed in ${shown(content)}: look at them, commit, push.`)
  return 0
}

function changed(permalinks: Permalinks, [command, slug, to, ...more]: string[], reason: string | undefined) {
  const usage = new UsageError(`Usage: ${USAGE}`)
  if (!slug || more.length > 0) throw usage
  try {
    if (command === 'rename' && to && reason === undefined) return rename(permalinks, slug, to)
    if (command === 'withdraw' && !to && reason?.trim()) return withdraw(permalinks, slug, reason.trim())
  } catch (error) {
    throw error instanceof RegistryError ? new UsageError(error.message) : error
  }
  throw usage
}

if (import.meta.main) runCommand(() => main(process.argv.slice(2)))
