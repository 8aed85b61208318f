import { unaccented } from '../schemas/person.ts'

/** The key of a title. Titles differing only in TeX, accents, case and punctuation have the same key. */
export function titleKey(title: string): string {
  return unaccented(title.replace(/\\[a-z]+/gi, '')).replace(/[^\p{L}\p{N}]+/gu, '')
}
