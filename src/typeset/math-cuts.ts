const DIGITS = '0123456789'
const LATIN = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const ITALIC = '𝐴𝐵𝐶𝐷𝐸𝐹𝐺𝐻𝐼𝐽𝐾𝐿𝑀𝑁𝑂𝑃𝑄𝑅𝑆𝑇𝑈𝑉𝑊𝑋𝑌𝑍𝑎𝑏𝑐𝑑𝑒𝑓𝑔ℎ𝑖𝑗𝑘𝑙𝑚𝑛𝑜𝑝𝑞𝑟𝑠𝑡𝑢𝑣𝑤𝑥𝑦𝑧'
const GREEK = 'ΓΔΘΛΠΣΦΨΩαβγδεζηθικλμνξοπρςστυφχψωϑϕϖϱϵ'
const ITALIC_GREEK = '𝛤𝛥𝛩𝛬𝛱𝛴𝛷𝛹𝛺𝛼𝛽𝛾𝛿𝜀𝜁𝜂𝜃𝜄𝜅𝜆𝜇𝜈𝜉𝜊𝜋𝜌𝜍𝜎𝜏𝜐𝜑𝜒𝜓𝜔𝜕𝜖𝜗𝜙𝜚𝜛'
/** Of numbers: `16×`, `∼7%`, `>3`. */
const NUMBER_SIGNS = ' !%()*+,-./:;<=>[]|±·×÷−∼≈≤≥→'
const SIGNS = '"#$&\'?@\\^_`{}~′∗∘∞∣∥‖≠≪≫∈∑∏∫√∂∇←↑↓⇒⋅⋆⟨⟩ℓ…⋯⊤ˉ‾𝒪ℒℝ𝔼'

const NUMBERS = DIGITS + NUMBER_SIGNS
/**
 * Smaller cuts of the math font for files that carry their fonts with them, the smallest first, each with its characters.
 * The last one is enough for 93 of 100 abstracts of computer science that hold formulas. A browser sets a single letter
 * in italics, so cuts with letters have both.
 */
export const MATH_CUTS = [
  { name: 'paper-math-numbers', characters: NUMBERS },
  {
    name: 'paper-math-letters',
    characters: NUMBERS + SIGNS + LATIN + ITALIC + GREEK + ITALIC_GREEK,
  },
] as const

export type MathCut = (typeof MATH_CUTS)[number]['name']

const FORMULA = /<math[ >].*?<\/math>/gs
const UNSEEN = /<annotation.*?<\/annotation>|<[^>]*>|[\s\u200b\u2061-\u2064]/gs
const REFERENCE = /&#x([\dA-F]+);/g

/** The characters that formulas of typeset HTML are set in. */
export function mathCharacters(html: string): Set<string> {
  const formulas = [...html.matchAll(FORMULA)].map(([formula]) => formula.replace(UNSEEN, ''))
  const text = formulas
    .join('')
    .replace(REFERENCE, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
  return new Set(text)
}

/**
 * The smallest cut of the math font that holds all characters.
 *
 * @returns undefined where only the whole font does
 */
export function mathCut(characters: ReadonlySet<string>): MathCut | undefined {
  return MATH_CUTS.find(cut => characters.isSubsetOf(new Set(cut.characters)))?.name
}
