import { unaccented } from '../schemas/person.ts'

/**
 * The key of a title. Titles with the same key are the same to a reader: TeX, accents, case and punctuation do not
 * count.
 */
export function titleKey(title: string): string {
  return unaccented(title.replace(/\\[a-z]+/gi, '')).replace(/[^\p{L}\p{N}]+/gu, '')
}
