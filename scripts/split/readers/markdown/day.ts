import { type PrintedDate, printedDate } from '../../header.ts'
import { dayOf } from '../dates.ts'

/** The day in a heading, alone or among other words. */
export function dayIn(text: string): { printed: PrintedDate; label: string; inWords: boolean } | undefined {
  const whole = printedDate(text) ?? dayOf(text)
  if (whole) return { printed: whole, label: text, inWords: false }
  const [label] = IN_WORDS.exec(text) ?? []
  const printed = label === undefined ? undefined : (dayOf(label) ?? printedDate(label))
  return printed && label !== undefined ? { printed, label, inWords: true } : undefined
}

const IN_WORDS =
  /\d{4}-\d\d-\d\d|\d{4}\/\d\d\/\d\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}, \d{4}|\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{4}/i
