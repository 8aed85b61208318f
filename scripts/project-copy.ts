import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '..')
/** What a copy does not have, or has of its own. */
const OWN = /^(?:\.git|\.astro|\.content-.*|content|dist|node_modules|tests)$/
/** Caches of earlier builds: two builds at a time would mix them up. */
const BUILD_CACHES = ['.astro', '.vite']

/**
 * Copies the project without its content, for builds and commands that change it. Packages are linked, not copied.
 * @param folder target; a temporary folder by default
 * @throws where the folder is not empty
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

/** A copy with the sources, corrections and topics of the project, not split yet. */
export function copyWithSources(named?: string): string {
  const folder = copyProject(named)
  for (const name of ['sources', 'corrections.yml', 'topics.yml'].filter(name =>
    existsSync(join(ROOT, 'content', name)),
  ))
    cpSync(join(ROOT, 'content', name), join(folder, 'content', name), { recursive: true })
  return folder
}
