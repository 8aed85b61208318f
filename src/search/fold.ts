/** Letters that Unicode does not decompose, and signs that people type as letters. */
const SPELLINGS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  '×': 'x',
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  ζ: 'zeta',
  η: 'eta',
  θ: 'theta',
  ι: 'iota',
  κ: 'kappa',
  λ: 'lambda',
  μ: 'mu',
  ν: 'nu',
  ξ: 'xi',
  π: 'pi',
  ρ: 'rho',
  σ: 'sigma',
  ς: 'sigma',
  τ: 'tau',
  υ: 'upsilon',
  φ: 'phi',
  χ: 'chi',
  ψ: 'psi',
  ω: 'omega',
}
const PLAIN = /^[A-Za-z0-9]*$/
const SPELLED = new RegExp(`[${Object.keys(SPELLINGS).join('')}]`, 'g')

/**
 * One spelling for all ways to write the same letters: lower case, no accents, Greek letters by name,
 * superscripts and styled letters as plain ones (`M²` → `m2`, `𝑀` → `m`, `Café` → `cafe`).
 */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(SPELLED, letter => SPELLINGS[letter] ?? letter)
}

/** A word of a text: how it is looked up, and where it stands. */
export interface Token {
  /** Folded letters and digits, with no signs. */
  readonly word: string
  /** Offsets into the text, in UTF-16 units. */
  readonly start: number
  readonly end: number
  /** Tied to the word before it by a hyphen and nothing else. */
  readonly tied: boolean
  /** The humps of a name (`PyramidDrop` → `pyramid`, `drop`); empty for ordinary words. */
  readonly parts: readonly string[]
}

// A run of letters and digits; a sign inside belongs to it in `b1.58`, `2,048`, `N:M`, `I/O` and `i.i.d`.
// A thousands separator is a sign between digits; other signs tie one or two characters to one or two.
const RUN = String.raw`[\p{L}\p{N}\p{M}]`
const WORDS = new RegExp(
  String.raw`${RUN}+(?:,(?=\d{3}(?!\d))${RUN}+|\.(?=\d)${RUN}+|(?<=(?<!${RUN})${RUN}{1,2})[.:/&](?=${RUN}{1,2}(?!${RUN}))${RUN}+|['’](?=\p{L})${RUN}+)*`,
  'gu',
)
const HYPHEN = /^[-‐‑]$/
const HUMPS = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+/gu

/** The folded humps of a name written in one word; nothing for a word that has only one. */
function humps(name: string): string[] {
  if (/^\p{Lu}?\p{Ll}*$/u.test(name)) return []
  if (!/\p{Ll}\p{Lu}|\p{Lu}\p{Lu}\p{Ll}|\p{L}\p{N}|\p{N}\p{L}/u.test(name)) return []
  const found = (name.match(HUMPS) ?? []).map(fold)
  return found.length > 1 ? found : []
}

/** The words of a text in order, each with its place. Hyphens part words; the second is marked as tied. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  for (const { 0: run, index: start } of text.matchAll(WORDS)) {
    const name = run.replace(/['’]s$/u, '')
    const word = fold(name).replace(/[^\p{L}\p{N}]/gu, '')
    const before = tokens.at(-1)?.end
    const tied = before !== undefined && HYPHEN.test(text.slice(before, start))
    if (word) tokens.push({ word, start, end: start + run.length, tied, parts: humps(name) })
  }
  return tokens
}

/** The folded words of a text in order. */
export function wordsOf(text: string): string[] {
  return tokenise(text).map(({ word }) => word)
}
