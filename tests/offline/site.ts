import { execFileSync } from 'node:child_process'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { copyProject, ROOT } from '../../scripts/project-copy.ts'
import { plain } from '../site/content.ts'

/** Not the root, so that an address made without the base path is a broken one. */
export const BASE = '/daily-papers/'

/** The day of the edition that all these sites have. */
export const FIRST_DAY = '2025-07-30'

/** A word that no paper has until `withNewWord` puts it into one. */
export const NEW_WORD = 'quokkaware'

/** Puts a new word into the abstract of a paper, as a corrected source would. */
export function withNewWord(folder: string): void {
  const file = join(folder, 'content/sources/2025-07-30.txt')
  const text = readFileSync(file, 'utf8')
  const start = plain.body.slice(0, 60)
  if (!text.includes(start)) throw new Error(`The source does not print “${start}”`)
  writeFileSync(file, text.replace(start, `${start} ${NEW_WORD} `))
}

/** Makes the site count as a large one, of which only the search index is kept unasked. */
export function asLarge(folder: string): void {
  const file = join(folder, 'src/offline/inventory.ts')
  const text = readFileSync(file, 'utf8')
  const limit = 'MOST_UNASKED = 10_000_000'
  if (!text.includes(limit)) throw new Error('The limit is not where it was')
  writeFileSync(file, text.replace(limit, 'MOST_UNASKED = 700_000'))
}

/** A copy of the project with the source text of its first edition as its only content. */
function copyFirstEdition(): string {
  const folder = copyProject()
  for (const name of ['corrections.yml', `sources/${FIRST_DAY}.txt`, `sources/${FIRST_DAY}.yml`])
    cpSync(join(ROOT, 'content', name), join(folder, 'content', name))
  return folder
}

/**
 * Builds a copy of the project with its first edition.
 * @param change may change the copy first; it gets the folder's path
 * @param env settings of the build beside the base path
 * @returns the folder of the built site
 */
export function build(
  base: string,
  change: (folder: string) => void = () => {},
  env: Readonly<Record<string, string>> = {},
): string {
  return rebuild(copyFirstEdition(), base, change, env)
}

/**
 * Builds a project once more, as the copy that it is.
 * @param change may change the project first; it gets the folder's path
 * @returns the folder of the built site
 */
export function rebuild(
  folder: string,
  base: string,
  change: (folder: string) => void = () => {},
  env: Readonly<Record<string, string>> = {},
): string {
  change(folder)
  execFileSync('astro', ['build'], {
    cwd: folder,
    env: { ...process.env, ...env, BASE_PATH: base },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return join(folder, 'dist')
}

let first: string | undefined

/** The folder of the built site, unchanged. */
export function built(): string {
  first ??= build(BASE)
  return first
}
