import { site } from './site.ts'

const long = new Intl.DateTimeFormat(site.language, { dateStyle: 'long', timeZone: 'UTC' })

/** Formatting takes long, and few dates stand on many pages. */
const written = new Map<string, string>()

/** An ISO date (`2025-07-30`) as readers write it (`30 July 2025`), the same in every time zone. */
export function formatDate(isoDate: string): string {
  const known = written.get(isoDate) ?? long.format(new Date(`${isoDate}T00:00:00Z`))
  written.set(isoDate, known)
  return known
}
