import { site } from './site.ts'

const long = new Intl.DateTimeFormat(site.language, { dateStyle: 'long', timeZone: 'UTC' })

/** Formatting takes long, and few dates stand on many pages. */
const written = new Map<string, string>()

/** Of a month (`2023-07`) the day is not known. */
const month = new Intl.DateTimeFormat(site.language, { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** An ISO date (`2025-07-30`) or month as readers write it (`30 July 2025`), the same in every time zone. */
export function formatDate(isoDate: string): string {
  const format = isoDate.length > 7 ? long : month
  const known = written.get(isoDate) ?? format.format(new Date(`${isoDate.padEnd(10, '-01')}T00:00:00Z`))
  written.set(isoDate, known)
  return known
}
