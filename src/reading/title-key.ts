import { unaccented } from '../schemas/person.ts'

/** Titles with one key are the same to a reader: TeX, accents, case and punctuation do not count. */
export function titleKey(title: string): string {
  return unaccented(title.replace(/\\[a-z]+/gi, '')).replace(/[^\p{L}\p{N}]+/gu, '')
}
