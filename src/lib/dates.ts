import { site } from './site.ts'

const long = new Intl.DateTimeFormat(site.language, { dateStyle: 'long', timeZone: 'UTC' })

/** An ISO date (`2025-07-30`) as readers write it (`30 July 2025`), the same in every time zone. */
export function formatDate(isoDate: string): string {
  return long.format(new Date(`${isoDate}T00:00:00Z`))
}
