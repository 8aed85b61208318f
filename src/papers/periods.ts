import { site } from '../site/site.ts'
import type { Edition } from './editions.ts'

/** A year, a month or a week, with the editions in it. */
export interface Period {
  readonly kind: 'year' | 'month' | 'week'
  /** `2025`, `2025-07`, `2025-W31`: segment of its address. */
  readonly key: string
  /** As readers write it: "July 2025", "Week 31 of 2025". */
  readonly label: string
  /** Newest first. */
  readonly editions: readonly Edition[]
}

const monthName = new Intl.DateTimeFormat(site.language, { month: 'long', timeZone: 'UTC' })
const DAY = 86_400_000
const at = (date: string): Date => new Date(`${date}T00:00:00Z`)

/** The ISO 8601 week of a date: it belongs to the year that has its Thursday. */
export function isoWeek(date: string): string {
  const day = at(date)
  const thursday = new Date(day.getTime() + (3 - ((day.getUTCDay() + 6) % 7)) * DAY)
  const year = thursday.getUTCFullYear()
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / DAY / 7) + 1
  return `${year}-W${String(week).padStart(2, '0')}`
}

export const monthOf = (date: string): string => date.slice(0, 7)
export const yearOf = (date: string): string => date.slice(0, 4)

/** "July" or, with its year, "July 2025". */
export function monthLabel(month: string, withYear = true): string {
  const name = monthName.format(at(`${month}-01`))
  return withYear ? `${name} ${yearOf(month)}` : name
}

function label(kind: Period['kind'], key: string): string {
  if (kind === 'month') return monthLabel(key)
  return kind === 'week' ? `Week ${Number(key.slice(6))} of ${key.slice(0, 4)}` : key
}

const KEYS = { year: yearOf, month: monthOf, week: isoWeek } as const

/** All periods of one kind that have editions, newest first. */
export function periodsOf(kind: Period['kind'], editions: readonly Edition[]): Period[] {
  return [...Map.groupBy(editions, ({ date }) => KEYS[kind](date))]
    .map(([key, own]) => ({ kind, key, label: label(kind, key), editions: own }))
    .toSorted((a, b) => (a.key < b.key ? 1 : -1))
}

/** The days of a month as weeks from Monday to Sunday; undefined outside the month. */
export function weeksOf(month: string): (string | undefined)[][] {
  const first = at(`${month}-01`)
  const blanks = (first.getUTCDay() + 6) % 7
  const count = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  const days = Array.from({ length: Math.ceil((blanks + count) / 7) * 7 }, (_, index) => {
    const day = index - blanks + 1
    return day >= 1 && day <= count ? `${month}-${String(day).padStart(2, '0')}` : undefined
  })
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7))
}
