import { readFileSync } from 'node:fs'
import { permalinksSchema } from '../schemas/permalinks.ts'

/**
 * Tells which addresses belong into the sitemap: those of pages, not those that only lead to one, say that it is gone or repeat an
 * edition to be printed.
 *
 * @param base path of the site, with a slash at both ends
 */
export function isListedUnder(base: string): (address: string) => boolean {
  let unlisted: ReadonlySet<string> | undefined
  return address => {
    // Not before the first question: the build itself brings the registry up to date.
    unlisted ??= readUnlisted(base)
    const { pathname } = new URL(address)
    return !unlisted.has(pathname) && !pathname.startsWith(`${base}p/`) && !pathname.endsWith('/booklet/')
  }
}

function readUnlisted(base: string): ReadonlySet<string> {
  const registry: unknown = JSON.parse(
    readFileSync(new URL('../../content/permalinks.json', import.meta.url), 'utf8'),
  )
  const gone = Object.entries(permalinksSchema.parse(registry).papers)
    .filter(([, { movedTo, withdrawn }]) => movedTo !== undefined || withdrawn !== undefined)
    .map(([slug]) => `${base}papers/${slug}/`)
  return new Set(gone)
}
