/** Letters that Unicode does not decompose, and signs for which people type letters. */
const SPELLINGS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ɨ: 'i',
  ŧ: 't',
  ƀ: 'b',
  ƶ: 'z',
  ɵ: 'o',
  þ: 'th',
  ŋ: 'ng',
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

/** Marks that are removed from letters. In other scripts marks are letters of their own, as in ใช้ and हिन्दी. */
const ACCENTS =
  /(?=\p{M})[\p{Script=Inherited}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}]/gu
/** The mark that makes a kana voiced. */
const VOICED = '\u3099\u309a'

/**
 * One spelling for all ways to write the same letters: lower case, no accents or strokes, Greek letters by name,
 * superscripts and styled letters as plain ones (`M²` → `m2`, `𝑀` → `m`, `Café` → `cafe`).
 */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .replace(ACCENTS, mark => (VOICED.includes(mark) ? mark : ''))
    .normalize('NFC')
    .toLowerCase()
    .replace(SPELLED, letter => SPELLINGS[letter] ?? letter)
}

/** A word of a text, with its form for look-ups and its place. */
export interface Token {
  /**
   * Folded letters and digits, without signs. In a script without spaces, every letter with the next one: the words in
   * a run overlap.
   */
  readonly word: string
  /** Offsets into the text, in UTF-16 units. */
  readonly start: number
  readonly end: number
  /** Whether only a hyphen separates it from the word before. */
  readonly tied: boolean
  /** The parts of a name with inner capitals (`PyramidDrop` → `pyramid`, `drop`); empty for ordinary words. */
  readonly parts: readonly string[]
}

/**
 * What may be between the letters and digits of a name: ASCII signs, the curly apostrophe, and signs that folding
 * leaves.
 */
const SIGNS = /[^\p{L}\p{N}\p{M}]/gu
/** Letters of scripts that are written without spaces, or whose words are found within others, with their marks. */
const UNSPACED =
  '(?=[\\p{L}\\p{N}])[\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{scx=Hangul}\\p{scx=Thai}\\p{scx=Lao}\\p{scx=Khmer}\\p{scx=Myanmar}]\\p{M}*'
const UNSPACED_LETTER = new RegExp(UNSPACED, 'gu')
const WHOLLY_UNSPACED = new RegExp(`^(?:${UNSPACED})+$`, 'u')
/** Names that end or begin with signs, and pictures: the index holds what a keyboard types for them. */
const SIGNED = '(?<![\\p{L}\\p{N}])(?:[A-Za-z](?:\\+\\+|#)|\\.NET(?![\\p{L}\\p{N}]))'
const EMOJI = '\\p{Emoji_Presentation}|\\p{Extended_Pictographic}\\uFE0F'
const RUNS = new RegExp(`${SIGNED}|${EMOJI}|(?:${UNSPACED})+|(?:(?!${UNSPACED})[\\p{L}\\p{N}\\p{M}])+`, 'giu')
const HYPHENS = '-‐‑'
const APOSTROPHES = "'’"
const HUMPS = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+/gu

/**
 * Whether a sign between two runs of letters and digits is part of a name: thousands separators (`2,048`), points
 * before digits (`b1.58`), apostrophes, and signs that tie one or two characters to one or two (`N:M`, `I/O`, `i.i.d`).
 */
function ties(before: string, sign: string, after: string): boolean {
  if (APOSTROPHES.includes(sign)) return !/^\d/.test(after)
  if (sign === ',') return /\d$/.test(before) && /^\d{3}(?!\d)/.test(after)
  if (sign === '.' && /^\d/.test(after)) return true
  return '.:/&'.includes(sign) && before.length <= 2 && after.length <= 2
}

/** The folded parts of a name with inner capitals; empty for a word with a single part. */
function humps(name: string): string[] {
  if (/^[A-Z]?[a-z]*$|^\d*$/.test(name)) return []
  if (!/\p{Ll}\p{Lu}|\p{Lu}\p{Lu}\p{Ll}|\p{L}\p{N}|\p{N}\p{L}/u.test(name)) return []
  const found = (name.match(HUMPS) ?? []).map(fold)
  return found.length > 1 ? found : []
}

/** The words of a text in order, each with its place. Hyphens separate words; the second is marked as tied. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  let name = { start: 0, end: 0, last: '' }
  let tied = false
  const close = () => {
    const printed = text.slice(name.start, name.end).replace(/['’]s$/, '')
    if (WHOLLY_UNSPACED.test(printed)) {
      for (const pair of pairs(printed, name.start)) tokens.push(pair)
      return
    }
    const word =
      signed(printed) ?? (PLAIN.test(printed) ? printed.toLowerCase() : fold(printed).replace(SIGNS, ''))
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

/** Each letter of a run with the next one, and the last letter alone. */
function pairs(run: string, start: number): Token[] {
  const letters = [...run.matchAll(UNSPACED_LETTER)].map(({ 0: letter, index }) => ({
    word: fold(letter).replace(SIGNS, ''),
    start: start + index,
    end: start + index + letter.length,
  }))
  return letters.map(({ word, start, end }, at) => {
    const after = letters[at + 1]
    return { word: word + (after?.word ?? ''), start, end: after?.end ?? end, tied: at > 0, parts: [] }
  })
}

/** `C++` as `cpp`, `C#` as `csharp`, `.NET` as `dotnet`, an emoji by its number; undefined for what has no such sign. */
function signed(name: string): string | undefined {
  const [first = ''] = name
  if (/^[A-Za-z]\+\+$/.test(name)) return `${first.toLowerCase()}pp`
  if (/^[A-Za-z]#$/.test(name)) return `${first.toLowerCase()}sharp`
  if (name.startsWith('.')) return 'dotnet'
  return /^\p{Extended_Pictographic}|^\p{Emoji_Presentation}/u.test(name) && !/^\p{N}/u.test(name)
    ? `u${first.codePointAt(0)?.toString(16)}`
    : undefined
}

/** The folded words of a text in order. */
export function wordsOf(text: string): string[] {
  return tokenise(text).map(({ word }) => word)
}

/** The folded words of a query: the last letter of an unspaced run is left out, since the pair before it holds it. */
export function askedWords(text: string): string[] {
  const words = wordsOf(text)
  return words.filter(
    (word, at) => !(isUnspaced(word) && [...word].length === 1 && words[at - 1]?.endsWith(word)),
  )
}

/** Whether a folded word is of a script whose words are found by pairs of letters. */
export function isUnspaced(word: string): boolean {
  return WHOLLY_UNSPACED.test(word)
}
