import { cpSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { copyProject, ROOT } from '../scripts/project-copy.ts'
import { deployment } from '../src/site/deployment.ts'

/** Not the root, so that an address without the base path is broken. */
export const BASE = '/daily-papers/'

/**
 * The sites of the tests. `live` is the project's own; its tests must hold for any content. `fixture` is small and has
 * every kind of content. `listing` is the listing of 30 July 2025, titles and abstracts of arXiv in the public domain
 * (CC0): search and offline reading need that many papers.
 */
export const SITES = {
  live: { content: join(ROOT, 'content'), port: 4329 },
  fixture: { content: join(import.meta.dirname, 'fixtures/site'), port: 4330 },
  listing: { content: join(import.meta.dirname, 'fixtures/listing'), port: 4331 },
} as const

/** Base path of a site. That of the live site is its real one, since the tested files may be published. */
export const baseOf = (name: keyof typeof SITES): string =>
  name === 'live' ? deployment(process.env).base : BASE

/** Address of the home page of a site while its tests run. */
export const home = (name: keyof typeof SITES): string =>
  `http://localhost:${SITES[name].port}${baseOf(name)}`

/** The folder of all sites that a test run builds; workers and servers inherit its name. */
export function builtSites(): string {
  const folder = process.env['TEST_SITES'] ?? mkdtempSync(join(tmpdir(), 'daily-papers-sites-'))
  process.env['TEST_SITES'] = folder
  return folder
}

/** The settings of these sites, whatever the machine's are, so that sites with the same content have the same bytes. */
export const SETTINGS = { SITE_URL: '', BASE_PATH: BASE, GITHUB_REPOSITORY: 'papers/daily' } as const

/** A copy of the project with other content, not yet split. */
export function copyWithContent(content: string, folder?: string): string {
  const copy = copyProject(folder)
  cpSync(content, join(copy, 'content'), { recursive: true })
  return copy
}
