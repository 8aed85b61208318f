import { type PrintedDate, printedDate } from '../header.ts'

const NUMBERS = [
  /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)(?:[T\s]\d\d:.*)?$/,
  /^(?<year>\d{4})\/(?<month>\d\d?)\/(?<day>\d\d?)(?:\/.*|\s+\d\d?:.*)?$/,
  /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)$/,
  /^(?<day>\d\d?)\.(?<month>\d\d?)\.(?<year>\d{4})$/,
  /^(?<year>\d{4})年(?<month>\d\d?)月(?<day>\d\d?)日/,
]

/** "2026 Mar 5" as in MEDLINE, and the date before a time, as in mail. */
const TURNED = /^(\d{4})[ -]([a-z]+)[ -](\d{1,2})$/i
const TIMED = /^((?:[A-Z][a-z]{2}, ?)?\d{1,2}[ -][A-Z][a-z]+[ -]\d{4})(?: .*)?$/

/**
 * The day with its year in a record's field; undefined for a year or month alone, and for ambiguous dates (03/05/2026).
 */
export function dayOf(field: string): PrintedDate | undefined {
  const text = field.trim()
  const groups = NUMBERS.map(pattern => pattern.exec(text)?.groups).find(Boolean)
  if (groups) return valid(Number(groups['year']), Number(groups['month']), Number(groups['day']))
  const turned = text.replace(TURNED, '$3 $2 $1')
  const head = (TIMED.exec(turned)?.[1] ?? turned).replaceAll('-', ' ')
  const printed = printedDate(head)
  return printed?.year === undefined ? undefined : printed
}

const YEAR = /^(\d{4})\/*$/
const DAY_OF_YEAR = /^[a-z]{3,}\.? \d{1,2}$/i

/** The first day that a record's fields give, whole or as year and day in two fields: "2026", "Mar 5". */
export function dayOfFields(fields: readonly string[]): PrintedDate | undefined {
  const whole = fields.map(dayOf).find(Boolean)
  if (whole) return whole
  const year = fields.map(field => YEAR.exec(field.trim())?.[1]).find(Boolean)
  const day = fields.find(field => DAY_OF_YEAR.test(field.trim()))
  return year !== undefined && day !== undefined ? dayOf(`${year} ${day.trim()}`) : undefined
}

const valid = (year: number, month: number, day: number): PrintedDate | undefined =>
  month >= 1 && month <= 12 && day >= 1 && day <= 31 ? { year, month, day } : undefined
