/** The lines that the listing's page prints above its papers, recognised one by one: any may be missing. */
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
] as const satisfies readonly { id: string; pattern: RegExp; example: string }[]

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** "Jul 30", "July 30", "Jul 30, 2025". */
const PRINTED_DATE = new RegExp(`^(${MONTHS.join('|')})[a-z]* (\\d{1,2})(?:, (\\d{4}))?$`, 'i')

export interface PrintedDate {
  readonly month: number
  readonly day: number
  readonly year?: number
}

/** Reads a line that is nothing but a date, as the listing prints it; months and days count from 1. */
export function printedDate(line: string): PrintedDate | undefined {
  const [, name, day, year] = PRINTED_DATE.exec(line) ?? []
  if (name === undefined || day === undefined) return undefined
  const month = MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1
  return { month, day: Number(day), ...(year !== undefined && { year: Number(year) }) }
}

/** Whether a date as printed can be the day `YYYY-MM-DD`. */
export function matchesDate(printed: PrintedDate, date: string): boolean {
  const [year, month, day] = date.split('-').map(Number)
  return printed.month === month && printed.day === day && (printed.year ?? year) === year
}

/** Whether a line, white space folded, belongs to the page's header and not to a paper. */
export function isHeaderLine(line: string): boolean {
  return HEADER_LINES.some(({ pattern }) => pattern.test(line)) || printedDate(line) !== undefined
}
