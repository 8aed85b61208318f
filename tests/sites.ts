import { cpSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { copyProject, ROOT } from '../scripts/project-copy.ts'
import { deployment } from '../src/site/deployment.ts'

/** Not the root, so that an address made without the base path is a broken one. */
export const BASE = '/daily-papers/'

/**
 * The sites that the tests look at. `live` is the project's own, of which only that is tested which holds for any
 * content. `fixture` is small and has every kind of thing. `listing` is the listing of 30 July 2025: titles and abstracts
 * of arXiv, which are in the public domain (CC0); search and offline reading need as much as that.
 */
export const SITES = {
  live: { content: join(ROOT, 'content'), port: 4329 },
  fixture: { content: join(import.meta.dirname, 'fixtures/site'), port: 4330 },
  listing: { content: join(import.meta.dirname, 'fixtures/listing'), port: 4331 },
} as const

/** Path of a site. That of the live one is its real one: what was tested may be published. */
export const baseOf = (name: keyof typeof SITES): string =>
  name === 'live' ? deployment(process.env).base : BASE

/** Address of the home page of a site while its tests run. */
export const home = (name: keyof typeof SITES): string =>
  `http://localhost:${SITES[name].port}${baseOf(name)}`

/** The folder of all sites that a run of the tests builds; workers and servers inherit its name. */
export function builtSites(): string {
  const folder = process.env['TEST_SITES'] ?? mkdtempSync(join(tmpdir(), 'daily-papers-sites-'))
  process.env['TEST_SITES'] = folder
  return folder
}

/** Settings that sites of one content have in common, whatever the machine sets: else their bytes differ. */
export const SETTINGS = { SITE_URL: '', BASE_PATH: BASE, GITHUB_REPOSITORY: 'papers/daily' } as const

/** A copy of the project with other content, not yet split. */
export function copyWithContent(content: string, folder?: string): string {
  const copy = copyProject(folder)
  cpSync(content, join(copy, 'content'), { recursive: true })
  return copy
}
