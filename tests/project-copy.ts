import { cpSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { linkPackages } from '../scripts/link-packages.ts'

const ROOT = join(import.meta.dirname, '..')
/** What a copy has not, or has of its own. */
const OWN = ['.git', '.astro', 'content', 'dist', 'node_modules', 'tests']

/** The code of the project in a temporary folder, with empty content. */
export function copyProject(): string {
  const folder = mkdtempSync(join(tmpdir(), 'daily-papers-'))
  for (const name of readdirSync(ROOT).filter(name => !OWN.includes(name) && !name.startsWith('.content-')))
    cpSync(join(ROOT, name), join(folder, name), { recursive: true })
  linkPackages(folder)
  for (const name of ['sources', 'papers']) mkdirSync(join(folder, 'content', name), { recursive: true })
  return folder
}

/** The same with the source text of 30 July 2025 as its only content. */
export function copyFirstEdition(): string {
  const folder = copyProject()
  for (const name of ['corrections.yml', 'sources/2025-07-30.txt', 'sources/2025-07-30.yml'])
    cpSync(join(ROOT, 'content', name), join(folder, 'content', name))
  return folder
}
