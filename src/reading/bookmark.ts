import { SLUG, SLUG_LENGTH } from '../schemas/slug.ts'

/**
 * Version of the rows and files. A later one may add fields, which an earlier one keeps without knowing them; a field
 * whose meaning changes gets a new name.
 */
export const BOOKMARK_VERSION = 1

/** What a reader keeps of one paper, with all that its row shows without a network. */
export interface Bookmark {
  readonly version: number
  /** The paper's address under `papers/`; rows are kept by it. */
  readonly slug: string
  readonly title: string
  /** Who wrote it, as one cites it in running text. */
  readonly authors?: string | undefined
  readonly year?: string | undefined
  /** When it was saved, as UTC in ISO 8601; absent for a paper that is not on the list. */
  readonly saved?: string | undefined
  /** When it was read, likewise. */
  readonly read?: string | undefined
  readonly note?: string | undefined
}

/** Why a row is none: the field, and what it should be. */
export interface Fault {
  readonly field: string
  readonly reason: string
}

interface Rule {
  readonly is: (value: unknown) => boolean
  readonly reason: string
}

const TEXT: Rule = { is: value => typeof value === 'string', reason: 'must be text' }
const TIME: Rule = {
  is: value =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) && !Number.isNaN(Date.parse(value)),
  reason: 'must be a time such as 2025-07-30T08:15:00.000Z',
}

const REQUIRED: Readonly<Record<'slug' | 'title' | 'version', Rule>> = {
  slug: { is: isSlug, reason: 'must be an address of lower-case letters, digits and hyphens' },
  title: { is: value => typeof value === 'string' && value !== '', reason: 'must be text' },
  version: { is: value => Number.isInteger(value) && Number(value) > 0, reason: 'must be a number from 1' },
}

const OPTIONAL: Readonly<Record<Exclude<keyof Bookmark, keyof typeof REQUIRED>, Rule>> = {
  authors: TEXT,
  year: TEXT,
  saved: TIME,
  read: TIME,
  note: TEXT,
}

export function isSlug(value: unknown): value is string {
  return typeof value === 'string' && value.length <= SLUG_LENGTH && SLUG.test(value)
}

/** The first fault of what should be a bookmark; fields that are not known are no fault. */
export function faultOf(row: unknown): Fault | undefined {
  if (typeof row !== 'object' || row === null) return { field: '', reason: 'must be an object' }
  const fields = new Map<string, unknown>(Object.entries(row))
  for (const [field, { is, reason }] of Object.entries(REQUIRED))
    if (!is(fields.get(field))) return { field, reason }
  for (const [field, { is, reason }] of Object.entries(OPTIONAL)) {
    const value = fields.get(field)
    if (value !== undefined && !is(value)) return { field, reason }
  }
  return undefined
}

export function isBookmark(row: unknown): row is Bookmark {
  return faultOf(row) === undefined
}

/** Whether a row says nothing of its paper. */
export function isEmpty({ saved, read, note }: Bookmark): boolean {
  return !saved && !read && !note
}

/** Joins what two places keep of one paper. Nothing that either holds is lost; joined again, nothing changes. */
export function joined(ours: Bookmark, theirs: Bookmark): Bookmark {
  return withoutGaps({
    ...theirs,
    ...ours,
    version: Math.max(ours.version, theirs.version),
    authors: ours.authors ?? theirs.authors,
    year: ours.year ?? theirs.year,
    saved: earlier(ours.saved, theirs.saved),
    read: earlier(ours.read, theirs.read),
    note: bothNotes(ours.note, theirs.note),
  })
}

/** Fields that say nothing are left out, so that the same rows are the same bytes. */
export function withoutGaps(row: Bookmark): Bookmark {
  const bare = { ...row }
  for (const [field, value] of Object.entries(bare)) if (value === undefined || value === '') Reflect.deleteProperty(bare, field)
  return bare
}

function earlier(a: string | undefined, b: string | undefined): string | undefined {
  return a && b ? (Date.parse(a) <= Date.parse(b) ? a : b) : a || b
}

function bothNotes(ours: string | undefined, theirs: string | undefined): string | undefined {
  if (!ours || theirs?.includes(ours)) return theirs
  return !theirs || ours.includes(theirs) ? ours : `${ours}\n\n${theirs}`
}
