/**
 * MathML Core, which browsers implement, knows no `mathvariant` but `normal`: a letter of another alphabet
 * is a character of its own (Unicode, Mathematical Alphanumeric Symbols). Each row holds the code points of
 * the alphabet's A, a and, where it has digits, 0.
 */
const ALPHABETS: Readonly<Record<string, { upper: number; lower: number; digit?: number }>> = {
  bold: { upper: 0x1d400, lower: 0x1d41a, digit: 0x1d7ce },
  italic: { upper: 0x1d434, lower: 0x1d44e },
  'bold-italic': { upper: 0x1d468, lower: 0x1d482 },
  script: { upper: 0x1d49c, lower: 0x1d4b6 },
  fraktur: { upper: 0x1d504, lower: 0x1d51e },
  'double-struck': { upper: 0x1d538, lower: 0x1d552, digit: 0x1d7d8 },
  'sans-serif': { upper: 0x1d5a0, lower: 0x1d5ba, digit: 0x1d7e2 },
  'bold-sans-serif': { upper: 0x1d5d4, lower: 0x1d5ee, digit: 0x1d7ec },
  'sans-serif-italic': { upper: 0x1d608, lower: 0x1d622 },
  monospace: { upper: 0x1d670, lower: 0x1d68a, digit: 0x1d7f6 },
}

/** The code points of each alphabet's Α and α, as far as it has Greek letters. */
const GREEK: Readonly<Record<string, { upper: number; lower: number }>> = {
  bold: { upper: 0x1d6a8, lower: 0x1d6c2 },
  italic: { upper: 0x1d6e2, lower: 0x1d6fc },
  'bold-italic': { upper: 0x1d71c, lower: 0x1d736 },
}

/** What follows ω in each alphabet. */
const GREEK_SIGNS = '∂ϵϑϰϕϱϖ'

/** Letters that Unicode had before it had the alphabets: they stand elsewhere. */
const ELSEWHERE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  italic: { h: 'ℎ' },
  script: {
    B: 'ℬ',
    E: 'ℰ',
    F: 'ℱ',
    H: 'ℋ',
    I: 'ℐ',
    L: 'ℒ',
    M: 'ℳ',
    R: 'ℛ',
    e: 'ℯ',
    g: 'ℊ',
    o: 'ℴ',
  },
  fraktur: { C: 'ℭ', H: 'ℌ', I: 'ℑ', R: 'ℜ', Z: 'ℨ' },
  'double-struck': { C: 'ℂ', H: 'ℍ', N: 'ℕ', P: 'ℙ', Q: 'ℚ', R: 'ℝ', Z: 'ℤ' },
}

/**
 * Latin and Greek letters and digits as characters of an alphabet; what the alphabet lacks stays as it is.
 *
 * @returns undefined where there is no such alphabet
 */
export function styledLetters(text: string, variant: string): string | undefined {
  const alphabet = ALPHABETS[variant]
  if (!alphabet) return undefined
  return text.replace(/[A-Za-z0-9Α-Ωα-ω∇∂ϵϑϰϕϱϖ]/g, char => {
    const elsewhere = ELSEWHERE[variant]?.[char]
    if (elsewhere) return elsewhere
    if (char > '\x7f') return greek(char, variant)
    if (/[A-Z]/.test(char)) return shifted(char, 'A', alphabet.upper)
    if (/[a-z]/.test(char)) return shifted(char, 'a', alphabet.lower)
    return alphabet.digit === undefined ? char : shifted(char, '0', alphabet.digit)
  })
}

function greek(char: string, variant: string): string {
  const alphabet = GREEK[variant]
  if (!alphabet) return char
  if (char === '∇') return String.fromCodePoint(alphabet.upper + 25)
  const sign = GREEK_SIGNS.indexOf(char)
  if (sign !== -1) return String.fromCodePoint(alphabet.lower + 25 + sign)
  return char < 'α' ? shifted(char, 'Α', alphabet.upper) : shifted(char, 'α', alphabet.lower)
}

function shifted(char: string, first: string, to: number): string {
  return String.fromCodePoint(char.charCodeAt(0) - first.charCodeAt(0) + to)
}
