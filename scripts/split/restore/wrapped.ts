import { type Context, commandName, evidenceAt, type Item, inside, structure, token } from './item.ts'
import { commandKind, isGreek } from './math-commands.ts'
import { concatenate } from './tex.ts'

/** Commands for text in a formula, and for fonts of running text. */
const TEXT = /^text|^emph$|box$|^underline$|^bold$/
/** Commands that only change how their argument looks. */
const WRAPPER =
  /^(?:[a-z]*(?:hat|tilde|bar|check|dot|vec)|acute|breve|grave|mathring|(?:over|under)(?:line|brace|leftarrow|rightarrow)|math(?:bb|bf|bin|cal|frak|it|normal|op|rel|rm|scr|sf|tt)|Bbb|frak|bold|bm|pmb|boldsymbol|operatorname|sqrt|[dtc]?frac|[dt]?binom)$/

/**
 * A command with an argument. `hat{x}`, `mathbf{W}`, `frac{a{b}}` kept their braces, because the listing removes only
 * the outermost; `hat x`, `frac12` had none.
 */
export function wrapped(context: Context, at: number): Item | undefined {
  const { source, stop, place } = context
  const name = commandName(token(source, at))
  const brace = token(source, at + 1)
  if (TEXT.test(name) && brace.partner > at && token(source, brace.partner + 1).text === '{')
    return numerator(context, at)
  // Fonts of running text are repaired elsewhere.
  if (!WRAPPER.test(name) && (place === 'text' || !TEXT.test(name))) return undefined
  if (brace.text !== '{') return accent(context, at)
  if (brace.partner < 0 || brace.partner >= stop) return undefined
  const content = inside(context, at + 2, brace.partner, 'script')
  if (!content) return undefined
  const isFraction = name.endsWith('frac')
  if (isFraction && !content.marks.includes('fraction')) return undefined
  const tex = isFraction ? content.tex : `\\${name}{${content.tex}}`
  return structure(brace.partner + 1, tex, ['formula', ...content.marks])
}

/** `hat x`, `mathbb R`, `sqrt 2`, `frac12`: a command with arguments of one sign each. */
export function accent(context: Context, at: number): Item | undefined {
  const name = commandName(token(context.source, at))
  if (!WRAPPER.test(name)) return undefined
  const weight = evidenceAt(context, at)
  if (weight === undefined) return undefined
  const first = single(context, at + 1, 0)
  if (!first) return undefined
  const isDouble = /frac$|binom$/.test(name)
  const second = isDouble ? single(context, first.end, first.digits) : undefined
  if (isDouble && !second) return undefined
  const { end, digits } = second ?? first
  // The remaining digits of a number belong to the formula: the 3 of \\sqrt23.
  const rest = digits > 0 ? token(context.source, end).text.slice(digits) : ''
  const tex = `\\${name}{${first.tex}}${second ? `{${second.tex}}` : ''}${rest}`
  return { ...structure(digits > 0 ? end + 1 : end, tex, ['formula']), weight }
}

interface Single {
  /** Index of the token behind it, or of the number whose digits it uses. */
  readonly end: number
  readonly tex: string
  /** How many digits of the number at `end` have been used. */
  readonly digits: number
}

/** Whether it is the name of a letter. Names of other commands, such as `image`, are also words. */
const isLetter = (name: string): boolean =>
  isGreek(name) || /^(?:ell|hbar|imath|jmath|nabla|partial)$/.test(name)

/** A single letter, digit or name of a letter at `at`, after the digits of the number there that have been used. */
function single(context: Context, at: number, digits: number): Single | undefined {
  const { source, stop } = context
  let next = at
  let taken = digits
  if (taken > 0 && taken >= token(source, next).text.length) {
    next++
    taken = 0
  }
  if (taken === 0 && token(source, next).kind === 'space') next++
  if (next >= stop) return undefined
  const { kind, text } = token(source, next)
  if (kind === 'number') return { end: next, tex: text[taken] ?? '', digits: taken + 1 }
  if (kind === 'letter') return { end: next + 1, tex: text, digits: 0 }
  if (kind !== 'word' && kind !== 'control') return undefined
  if (/^[A-Za-z]$/.test(text)) return { end: next + 1, tex: text, digits: 0 }
  const inner = accent({ ...context, place: 'script' }, next)
  if (inner) return { ...inner, digits: 0 }
  const name = commandName(token(source, next))
  return isLetter(name) ? { end: next + 1, tex: `\\${name}`, digits: 0 } : undefined
}

/** Old commands that change the font up to the end of the group: `{cal L}`, `x_{rm max}`, `rm M_odot`. */
const FONTS: Readonly<Record<string, string>> = {
  cal: 'mathcal',
  rm: 'mathrm',
  bf: 'mathbf',
  it: 'mathit',
  sf: 'mathsf',
  tt: 'mathtt',
}

/** Whether a name changes the font or the style. Names of sizes are not included: they are also words. */
export const isSwitch = (name: string): boolean => Object.hasOwn(FONTS, name) || name.endsWith('style')

/** A change of font, with the letters behind it. */
export function switched(context: Context, at: number): Item | undefined {
  const { source, stop } = context
  // With its backslash it belongs to running text.
  const { kind, text: name } = token(source, at)
  if (kind !== 'word' || !isSwitch(name)) return undefined
  const weight = evidenceAt(context, at)
  if (weight === undefined) return undefined
  let next = at + 1
  if (token(source, next).kind === 'space') next++
  const font = FONTS[name]
  const letters = token(source, next)
  const isSet =
    font !== undefined && letters.kind === 'word' && /^[A-Za-z]+$/.test(letters.text) && next < stop
  if (isSet && commandKind(letters.text) === undefined)
    return { ...structure(next + 1, `\\${font}{${letters.text}}`, ['formula']), weight }
  return { ...structure(next, '', ['formula']), weight }
}

/** `text{response length}{3}` comes from `\\frac{\\text{response length}}{3}`: this is its numerator. */
function numerator({ source }: Context, at: number): Item | undefined {
  const { partner } = token(source, at + 1)
  const text = source.tokens
    .slice(at + 2, partner)
    .map(({ text }) => text)
    .join('')
  if (!/^[A-Za-z0-9 .,/+-]{1,60}$/.test(text)) return undefined
  return structure(partner + 1, concatenate([`\\text{${text}}`]), ['fraction'])
}
