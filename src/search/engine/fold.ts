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

/** What a name may have between its letters and digits: ASCII signs, the curly apostrophe, and what folding leaves. */
const SIGNS = /[^\p{L}\p{N}]/gu
const RUNS = /[\p{L}\p{N}\p{M}]+/gu
const HYPHENS = '-‐‑'
const APOSTROPHES = "'’"
const HUMPS = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+/gu

/**
 * Whether a sign between two runs of letters and digits belongs to a name: thousands separators (`2,048`), points
 * before digits (`b1.58`), apostrophes, and signs that tie one or two characters to one or two (`N:M`, `I/O`, `i.i.d`).
 */
function ties(before: string, sign: string, after: string): boolean {
  if (APOSTROPHES.includes(sign)) return !/^\d/.test(after)
  if (sign === ',') return /\d$/.test(before) && /^\d{3}(?!\d)/.test(after)
  if (sign === '.' && /^\d/.test(after)) return true
  return '.:/&'.includes(sign) && before.length <= 2 && after.length <= 2
}

/** The folded humps of a name written in one word; nothing for a word that has only one. */
function humps(name: string): string[] {
  if (/^[A-Z]?[a-z]*$|^\d*$/.test(name)) return []
  if (!/\p{Ll}\p{Lu}|\p{Lu}\p{Lu}\p{Ll}|\p{L}\p{N}|\p{N}\p{L}/u.test(name)) return []
  const found = (name.match(HUMPS) ?? []).map(fold)
  return found.length > 1 ? found : []
}

/** The words of a text in order, each with its place. Hyphens part words; the second is marked as tied. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  let name = { start: 0, end: 0, last: '' }
  let tied = false
  const close = () => {
    const printed = text.slice(name.start, name.end).replace(/['’]s$/, '')
    const word = PLAIN.test(printed) ? printed.toLowerCase() : fold(printed).replace(SIGNS, '')
    if (word) tokens.push({ word, start: name.start, end: name.end, tied, parts: humps(printed) })
  }
  for (const { 0: run, index: start } of text.matchAll(RUNS)) {
    const between = text.slice(name.end, start)
    const follows = name.end > 0 && between.length === 1
    if (follows && ties(name.last, between, run)) {
      name = { start: name.start, end: start + run.length, last: run }
      continue
    }
    if (name.end > 0) close()
    tied = follows && HYPHENS.includes(between)
    name = { start, end: start + run.length, last: run }
  }
  if (name.end > 0) close()
  return tokens
}

/** The folded words of a text in order. */
export function wordsOf(text: string): string[] {
  return tokenise(text).map(({ word }) => word)
}
