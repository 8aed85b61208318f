import { site } from './site.ts'

const long = new Intl.DateTimeFormat(site.language, { dateStyle: 'long', timeZone: 'UTC' })

/** Formatted dates are cached: formatting is slow, and many pages show the same dates. */
const written = new Map<string, string>()

/** For a month (`2023-07`), whose day is not known. */
const month = new Intl.DateTimeFormat(site.language, { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** An ISO date (`2025-07-30`) or month as readers write it (`30 July 2025`), in no time zone. */
export function formatDate(isoDate: string): string {
  const format = isoDate.length > 7 ? long : month
  const known = written.get(isoDate) ?? format.format(new Date(`${isoDate.padEnd(10, '-01')}T00:00:00Z`))
  written.set(isoDate, known)
  return known
}
