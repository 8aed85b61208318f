/** The lines that the listing's page prints above its papers. Each is recognised by itself, so any may be missing. */
const HEADER_LINES = [
  { id: 'badge', pattern: /^new$/i, example: 'new' },
  {
    id: 'e-mail',
    pattern: /^get trending papers in your email inbox\b.{0,20}$/i,
    example: 'Get trending papers in your email inbox!',
  },
  { id: 'subscribe', pattern: /^subscribe$/i, example: 'Subscribe' },
  { id: 'name', pattern: /^(?:# )?daily papers(?: - hugging face)?$/i, example: 'Daily Papers' },
  {
    id: 'curators',
    pattern: /^by ?.{1,60} and the research community$/i,
    example: 'byAK and the research community',
  },
  {
    id: 'curators, linked',
    pattern: /^(?:by|AK|and the research community|by AK)$/i,
    example: 'and the research community',
  },
  {
    id: 'navigation',
    pattern:
      /^(?:hugging face|models|datasets|spaces|buckets(?: new)?|community|solutions|posts|docs|enterprise|pricing|log in|sign up|daily|weekly|monthly|trending papers|search models, datasets, users\.*|back to articles|submit(?: a)? paper|previous|next|today)$/i,
    example: 'Log In',
  },
  {
    id: 'footer',
    pattern:
      /^(?:company|tos|privacy|about|jobs|careers|website|system theme|changelog|© ?hugging face|load more|view all papers?)$/i,
    example: 'Privacy',
  },
] as const satisfies readonly { id: string; pattern: RegExp; example: string }[]

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH =
  '(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const WEEKDAY = '(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?'

/** "Jul 30", "July 30, 2025"; "Wed, 30 Jul 2025"; "2025-07-30". */
const PRINTED_DATES = [
  new RegExp(`^${WEEKDAY}${MONTH} (?<day>\\d{1,2})(?:st|nd|rd|th)?(?:,? (?<year>\\d{4}))?$`, 'i'),
  new RegExp(`^${WEEKDAY}(?<day>\\d{1,2})(?:st|nd|rd|th)? ${MONTH},?(?: (?<year>\\d{4}))?$`, 'i'),
  /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)$/,
]

export interface PrintedDate {
  readonly month: number
  readonly day: number
  readonly year?: number
}

/** Reads a line that is nothing but a date, as the listing prints it. Months and days count from 1. */
export function printedDate(line: string): PrintedDate | undefined {
  const groups = PRINTED_DATES.map(pattern => pattern.exec(line)?.groups).find(Boolean)
  const { month: name, day, year } = groups ?? {}
  if (name === undefined || day === undefined) return undefined
  const month = /^\d/.test(name) ? Number(name) : MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1
  return { month, day: Number(day), ...(year !== undefined && { year: Number(year) }) }
}

/** A printed date as `YYYY-MM-DD`; without a printed year, it gets the year of `date`. */
export function isoDateOf({ year, month, day }: PrintedDate, date: string): string {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${year ?? date.slice(0, 4)}-${two(month)}-${two(day)}`
}

/** Whether a printed date can be the day `YYYY-MM-DD`. */
export function matchesDate(printed: PrintedDate, date: string): boolean {
  const [year, month, day] = date.split('-').map(Number)
  return printed.month === month && printed.day === day && (printed.year ?? year) === year
}

/** Whether a line, its white space folded, belongs to the page's header, not to a paper. */
export function isHeaderLine(line: string): boolean {
  return HEADER_LINES.some(({ pattern }) => pattern.test(line))
}
