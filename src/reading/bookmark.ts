import { SLUG, SLUG_LENGTH } from '../schemas/slug.ts'

/**
 * Version of rows and files. A later version may add fields, which an earlier one keeps although it does not know them.
 * A field whose meaning changes gets a new name.
 */
export const BOOKMARK_VERSION = 1

/** What a reader keeps of one paper, with all that its row shows without a network. */
export interface Bookmark {
  readonly version: number
  /** The paper's address under `papers/`, and the key of the row. */
  readonly slug: string
  readonly title: string
  /** The authors as running text cites them. */
  readonly authors?: string | undefined
  readonly year?: string | undefined
  /** When it was saved, as UTC in ISO 8601; absent for a paper that is not on the list. */
  readonly saved?: string | undefined
  /** When it was read, likewise. */
  readonly read?: string | undefined
  readonly note?: string | undefined
}

/** The kind of value that a field must have. */
export type Kind = 'address' | 'name' | 'text' | 'time' | 'version' | 'row'

/** Why a value is no row: the field at fault, and what it must be. */
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

/** The first fault of a value that should be a bookmark; unknown fields are no fault. */
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

/** Whether a row holds nothing that the reader has said about its paper. */
export function isEmpty({ saved, read, note }: Bookmark): boolean {
  return !saved && !read && !note
}

/** Removes empty fields, so that equal rows are equal bytes. */
export function withoutGaps(row: Bookmark): Bookmark {
  const bare = { ...row }
  for (const [field, value] of Object.entries(bare))
    if (value === undefined || value === '') Reflect.deleteProperty(bare, field)
  return bare
}
