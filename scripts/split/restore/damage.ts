import { DAMAGE_RULES, type Era } from '../../../src/schemas/damage-rules.ts'

/** A damaged text, with the origin of its characters. */
export interface Damaged {
  readonly text: string
  /** For each UTF-16 unit of `text`, its offset in the original; ascending. */
  readonly from: readonly number[]
}

const NAMES =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega'.split(
    ' ',
  )
/** Greek letters by the names of their commands. */
export const LETTERS = new Map(
  [...'αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΠΣΥΦΨΩ'].map((letter, at) => [NAMES[at], letter]),
)

/** What a rule keeps of a match: texts, each with the offset of its first unit in the match. */
type Kept = readonly (readonly [text: string, at: number])[]

const RULES: Readonly<
  Record<(typeof DAMAGE_RULES)[number]['id'], readonly [RegExp, (match: RegExpExecArray) => Kept]>
> = {
  greek: [
    new RegExp(`\\\\(${NAMES.join('|')})(?![a-zA-Z])\\s*`, 'g'),
    ([, name = '']) => [[LETTERS.get(name) ?? '', 0]],
  ],
  argument: [/\\[a-zA-Z]+\{([^}]*)\}/g, ([whole, inner = '']) => [[inner, whole.length - 1 - inner.length]]],
  formula: [
    /\$([^$]*)\$/g,
    ([, inner = '']) => [...inner.matchAll(/[^\\]+/g)].map(({ 0: text, index }) => [text, index + 1]),
  ],
}

const SPACE: readonly [RegExp, (match: RegExpExecArray) => Kept] = [/\s+/g, () => [[' ', 0]]]

/** The text that the listing prints for an original, by `DAMAGE_RULES`, with the origin of every character. */
export function damage(original: string, era: Era = 'names'): Damaged {
  const rules = DAMAGE_RULES.filter(({ eras }) => eras.some(name => name === era)).map(({ id }) => RULES[id])
  const whole = { text: original, from: Array.from({ length: original.length }, (_, at) => at) }
  const { text, from } = [...rules, SPACE].reduce(rewrite, whole)
  const [before, after] = [text.length - text.trimStart().length, text.trimEnd().length]
  return { text: text.slice(before, after), from: from.slice(before, after) }
}

function rewrite({ text, from }: Damaged, [pattern, keep]: (typeof RULES)['greek']): Damaged {
  let written = ''
  const origin: number[] = []
  const copy = (part: string, at: number) => {
    written += part
    for (let unit = 0; unit < part.length; unit++) origin.push(from[at + unit] ?? 0)
  }
  let end = 0
  for (const match of text.matchAll(pattern)) {
    copy(text.slice(end, match.index), end)
    for (const [part, at] of keep(match)) copy(part, match.index + at)
    end = match.index + match[0].length
  }
  copy(text.slice(end), end)
  return { text: written, from: origin }
}
