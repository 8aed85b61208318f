import { damage } from './restore/damage.ts'

/** What is damaged already stays as it is; most texts have nothing to damage. */
const printed = (text: string): string => (/[\\$]/.test(text) ? damage(text).text : text)

/** Titles with one key are one paper's: case, width, spacing, quotes, dashes and damage aside. */
export function titleKey(title: string): string {
  return printed(title)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’`]/g, "'")
    .replace(/[“”]|''/g, '"')
    .replace(/[‐-―]|--+/g, '-')
    .replace(/[\s\\${}]+/g, '')
}

/** Abstracts with one key say the same; only their letters and digits count. */
export function abstractKey(abstract: string): string {
  return printed(abstract)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}
