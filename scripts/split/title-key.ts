/**
 * What Hugging Face's listing makes of TeX: commands with one argument become the argument, then formulas lose their
 * dollar signs and backslashes. What is damaged already stays as it is.
 */
function damaged(text: string): string {
  return text
    .replace(/\\[a-zA-Z]+\{([^}]*)\}/g, '$1')
    .replace(/\$([^$]*)\$/g, (_, formula: string) => formula.replaceAll('\\', ''))
}

/** Titles with one key are one paper's: case, width, spacing, quotes, dashes and damage aside. */
export function titleKey(title: string): string {
  return damaged(title)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’`]/g, "'")
    .replace(/[“”]|''/g, '"')
    .replace(/[‐-―]|--+/g, '-')
    .replace(/[\s\\${}]+/g, '')
}

/** Abstracts with one key say the same; only their letters and digits count. */
export function abstractKey(abstract: string): string {
  return damaged(abstract)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}
