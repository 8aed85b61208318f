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

/** What a field must be. */
export type Kind = 'address' | 'name' | 'text' | 'time' | 'version' | 'row'

/** Why a row is none: the field, and what it must be. */
export interface Fault {
  readonly field: string
  readonly kind: Kind
}

const REQUIRED: Readonly<Record<'slug' | 'title' | 'version', Kind>> = {
  slug: 'address',
  title: 'name',
  version: 'version',
}

const KINDS: Readonly<Record<keyof Bookmark, Kind>> = {
  ...REQUIRED,
  authors: 'text',
  year: 'text',
  saved: 'time',
  read: 'time',
  note: 'text',
}

const TESTS: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  address: isSlug,
  name: value => typeof value === 'string' && value.trim() !== '',
  text: value => typeof value === 'string',
  time: value => typeof value === 'string' && /^\d{4}-.+T.+Z$/.test(value) && Date.parse(value) > 0,
  version: value => Number.isInteger(value) && Number(value) > 0,
  row: value => typeof value === 'object' && value !== null,
}

export function isSlug(value: unknown): value is string {
  return typeof value === 'string' && value.length <= SLUG_LENGTH && SLUG.test(value)
}

/** The first fault of what should be a bookmark; fields that are not known are no fault. */
export function faultOf(row: unknown): Fault | undefined {
  if (!TESTS.row(row)) return { field: '', kind: 'row' }
  const fields = new Map<string, unknown>(Object.entries(Object(row)))
  for (const [field, kind] of Object.entries(KINDS)) {
    const value = fields.get(field)
    if (value === undefined && !(field in REQUIRED)) continue
    if (!TESTS[kind](value)) return { field, kind }
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

/** Fields that say nothing are left out, so that the same rows are the same bytes. */
export function withoutGaps(row: Bookmark): Bookmark {
  const bare = { ...row }
  for (const [field, value] of Object.entries(bare))
    if (value === undefined || value === '') Reflect.deleteProperty(bare, field)
  return bare
}
