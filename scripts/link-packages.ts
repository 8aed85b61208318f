import { mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'

const PACKAGES = join(import.meta.dirname, '../node_modules')
/** Caches that tell one build what the build before made. */
const BUILD_CACHES = ['.astro', '.vite']

/** Gives a copy of the project the packages of this one, and caches of its own: two builds at once would mix in them. */
export function linkPackages(folder: string): void {
  mkdirSync(join(folder, 'node_modules'))
  for (const name of readdirSync(PACKAGES).filter(name => !BUILD_CACHES.includes(name)))
    symlinkSync(join(PACKAGES, name), join(folder, 'node_modules', name))
}
