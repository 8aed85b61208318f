import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** Files by their path in a folder, with slashes; null removes one. */
export type Changes = ReadonlyMap<string, string | Uint8Array | null>

/** A file or folder beside a folder, for what is on its way. */
export const staging = (folder: string, name: string): string =>
  join(dirname(folder), `.${basename(folder)}-${name}`)

/**
 * Changes files of a folder all at once: the folder is built anew beside it, out of links to the files that stay, and
 * put into its place by two renames. A run that is killed before them has changed nothing; between them, which is
 * some microseconds, the next run's `recover` brings the former folder back.
 */
export function changeFolder(folder: string, changes: Changes): void {
  const next = staging(folder, `new-${process.pid}`)
  try {
    mkdirSync(next, { recursive: true })
    if (existsSync(folder)) linkTree(folder, next, changes)
    for (const [path, content] of changes) {
      if (content === null) continue
      mkdirSync(dirname(join(next, path)), { recursive: true })
      writeFileSync(join(next, path), content)
    }
    const former = staging(folder, 'old')
    if (existsSync(folder)) renameSync(folder, former)
    renameSync(next, folder)
    rmSync(former, { recursive: true, force: true })
  } finally {
    rmSync(next, { recursive: true, force: true })
  }
}

/** Tidies up after a killed run: the moment between its two renames is the only one without the folder. */
export function recover(folder: string): void {
  const former = staging(folder, 'old')
  if (existsSync(former) && !existsSync(folder)) renameSync(former, folder)
  const parent = dirname(folder)
  const prefix = basename(staging(folder, 'new-'))
  for (const name of existsSync(parent) ? readdirSync(parent) : []) {
    const left = name.startsWith(prefix) && !isRunning(Number(name.slice(prefix.length)))
    if (left || join(parent, name) === former) rmSync(join(parent, name), { recursive: true })
  }
}

export function isRunning(pid: number): boolean {
  try {
    return Number.isInteger(pid) && pid > 0 && process.kill(pid, 0)
  } catch {
    return false
  }
}

/** Links all files but those that change; where the disk knows no links, files are copied. */
function linkTree(from: string, to: string, changes: Changes, path = ''): void {
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
    copyFileSync(from, to)
  }
}
