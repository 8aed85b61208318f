import {
  chmodSync,
  closeSync,
  cpSync,
  existsSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { SplitError } from '../split/diagnostics.ts'
import { message, onFile } from './fault.ts'
import { shown } from './files.ts'

/** Contents of files by their path in a folder, with slashes; null removes a file. */
export type Changes = ReadonlyMap<string, string | Uint8Array | null>

/** The path of a file or folder beside a folder, for work in progress. */
export const staging = (folder: string, name: string): string =>
  join(dirname(folder), `.${basename(folder)}-${name}`)

/**
 * Changes files of a folder all at once. A new folder is made beside it, of links to the files that stay and the
 * changed files. It is flushed to the disk, and two renames put it in place of the old one. A run that fails or is
 * killed before the renames has changed nothing. A run that is killed between them, a matter of microseconds, leaves no
 * folder: the next run's `recover` restores the former one. A failure after them leaves all changed; the next run
 * tidies up.
 * @throws an error of the file system; nothing has changed then
 */
export function changeFolder(folder: string, changes: Changes): void {
  const next = staging(folder, `new-${process.pid}`)
  const former = staging(folder, 'old')
  try {
    makeFolder(folder, next, changes)
    replace(folder, next, former)
  } catch (error) {
    attempt(() => rmSync(next, { recursive: true, force: true }))
    throw error
  }
  try {
    flush(dirname(folder))
    rmSync(former, { recursive: true, force: true })
  } catch (error) {
    console.error(`All changes are made, but the former folder is left over: ${message(error)}`)
    console.error('  To do: nothing, the next run removes it.')
  }
}

/** Tidies up after a killed run, and restores the folder if the run was killed between its two renames. */
export function recover(folder: string): void {
  const former = staging(folder, 'old')
  if (existsSync(former) && !existsSync(folder)) renameSync(former, folder)
  const parent = dirname(folder)
  const prefix = basename(staging(folder, 'new-'))
  for (const name of existsSync(parent) ? readdirSync(parent) : [])
    if (name.startsWith(prefix)) attempt(() => rmSync(join(parent, name), { recursive: true }))
  rmSync(former, { recursive: true, force: true })
}

function makeFolder(folder: string, next: string, changes: Changes): void {
  mkdirSync(next)
  if (existsSync(folder)) linkTree(folder, next, changes)
  for (const [path, content] of changes) {
    if (content === null) continue
    mkdirSync(dirname(join(next, path)), { recursive: true })
    write(join(next, path), content)
  }
  flushFolders(next)
}

/** Puts one folder in place of another, or leaves both where they are. */
function replace(folder: string, next: string, former: string): void {
  const stood = existsSync(folder)
  if (stood) renameSync(folder, former)
  try {
    renameSync(next, folder)
  } catch (error) {
    if (stood) bringBack(folder, former)
    throw error
  }
}

function bringBack(folder: string, former: string): void {
  try {
    renameSync(former, folder)
  } catch (error) {
    const reason = `The folder stands at ${shown(former)}, whole, and could not be put back: ${message(error)}.`
    throw new SplitError([{ rule: 'folder-away', reason, place: { file: shown(folder) } }])
  }
}

/** Writes a file to the disk itself: otherwise a rename may reach the disk before the file does. */
function write(file: string, content: string | Uint8Array): void {
  const descriptor = openSync(file, 'w')
  try {
    onFile(file, () => {
      writeFileSync(descriptor, content)
      fsyncSync(descriptor)
    })
  } finally {
    closeSync(descriptor)
  }
}

function flushFolders(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) flushFolders(join(folder, entry.name))
  flush(folder)
}

/** Flushes a file, or the list of files in a folder, to the disk. Windows does so by itself, and opens no folders. */
function flush(path: string): void {
  if (process.platform === 'win32') return
  const descriptor = openSync(path, 'r')
  try {
    onFile(path, () => fsyncSync(descriptor))
  } finally {
    closeSync(descriptor)
  }
}

/** Links all files that stay; where the file system has no links, copies them. */
function linkTree(from: string, to: string, changes: Changes, path = ''): void {
  chmodSync(to, statSync(from).mode)
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const below = path === '' ? entry.name : `${path}/${entry.name}`
    const target = join(to, entry.name)
    if (entry.isDirectory()) {
      mkdirSync(target)
      linkTree(join(from, entry.name), target, changes, below)
    } else if (!changes.has(below)) linkOrCopy(join(from, entry.name), target)
  }
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch {
    cpSync(from, to, { verbatimSymlinks: true })
    if (lstatSync(to).isFile()) flush(to)
  }
}

/** Ignores errors: the next run's `recover` does what was left undone. */
function attempt(work: () => void): void {
  try {
    work()
  } catch {}
}
