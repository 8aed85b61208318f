import { damage } from './restore/damage.ts'

/** Damages a text as the listing does. Damaged text stays as it is, and most texts have nothing to damage. */
const printed = (text: string): string => (/[\\$]/.test(text) ? damage(text).text : text)

/** The key of a title. Titles differing only in case, width, spacing, quotes, dashes and damage have the same key. */
export function titleKey(title: string): string {
  return printed(title)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’`]/g, "'")
    .replace(/[“”]|''/g, '"')
    .replace(/[‐-―]|--+/g, '-')
    .replace(/[\s\\${}]+/g, '')
}

/** The key of an abstract, by which abstracts are compared: its letters and digits. */
export function abstractKey(abstract: string): string {
  return printed(abstract)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}
