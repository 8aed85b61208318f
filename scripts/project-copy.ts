import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '..')
/** What a copy has not, or has of its own. */
const OWN = /^(?:\.git|\.astro|\.content-.*|content|dist|node_modules|tests)$/
/** Caches that tell one build what the build before made: two builds at once would mix in them. */
const BUILD_CACHES = ['.astro', '.vite']

/**
 * Copies the project without its content, for builds and commands that change it; packages are linked, not copied.
 * @param folder where to, a temporary folder where absent
 * @throws when something is in the folder
 */
export function copyProject(folder = mkdtempSync(join(tmpdir(), 'daily-papers-'))): string {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new Error(`${folder} is not empty. Name a folder that is, or one that does not exist.`)
  for (const name of readdirSync(ROOT).filter(name => !OWN.test(name)))
    cpSync(join(ROOT, name), join(folder, name), { recursive: true })
  const packages = join(ROOT, 'node_modules')
  mkdirSync(join(folder, 'node_modules'))
  for (const name of readdirSync(packages).filter(name => !BUILD_CACHES.includes(name)))
    symlinkSync(join(packages, name), join(folder, 'node_modules', name))
  for (const name of ['sources', 'papers']) mkdirSync(join(folder, 'content', name), { recursive: true })
  return folder
}

/** The same with what the sources say, not yet split. */
export function copyWithSources(named?: string): string {
  const folder = copyProject(named)
  for (const name of ['sources', 'corrections.yml', 'topics.yml'].filter(name =>
    existsSync(join(ROOT, 'content', name)),
  ))
    cpSync(join(ROOT, 'content', name), join(folder, 'content', name), { recursive: true })
  return folder
}
