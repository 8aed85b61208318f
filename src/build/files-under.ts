import { readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/** A repository, or the file that names it in a worktree. */
const REPOSITORY = /(?:^|\/)\.git(?:\/|$)/

/** The paths of all files under a folder, relative to it, with slashes, sorted; without those of a Git repository. */
export function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll(sep, '/'))
    .filter(path => !REPOSITORY.test(path))
    .sort()
}
