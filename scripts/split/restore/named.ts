import {
  type Context,
  commandName,
  evidenceAt,
  evidenceOfFitting,
  type Item,
  skipSpace,
  token,
} from './item.ts'
import { isGreek, isSign, symbol } from './math-commands.ts'

/** Tokens that join signs or list them. */
const JOINT = /^[-+/*]$/

/**
 * Whether a token is at a place where a Greek letter stands, and not its name as a word: in the name of a method
 * (`beta-SGD`, `GridNet-alpha`), right behind a name (`muP`), in arithmetic (`1-delta`, `pi/2`), in a list of signs
 * (`(epsilon, delta)`).
 */
function fits({ source, place }: Context, at: number): boolean {
  const [left, before, after, right] = [-2, -1, 1, 2].map(offset => token(source, at + offset))
  if (!left || !before || !after || !right) return false
  // GammaNLP is a name.
  if (after.kind === 'word') return after.text.length === 1 && /^[a-z]/.test(token(source, at).text)
  if (JOINT.test(before.text) && (left.kind === 'number' || /[a-z][A-Z]/.test(left.text))) return true
  // beta-Go is a version
  if (after.text === '-' && /^[A-Z](?:\w*[A-Z]|\w{3})/.test(right.text)) return true
  if (JOINT.test(after.text) && after.text !== '-' && right.kind === 'number') return true
  const spaced = [before.kind === 'space' ? left : before, after.kind === 'space' ? right : after]
  if (spaced.some(({ text }) => /^[=<>≤≥≈∼∈]$/.test(text))) return true
  // Delta W = BA
  if (/^[B-HJ-Zb-z]$/.test(right.text) && token(source, at + 4).text === '=') return true
  if (place !== 'brackets') return false
  // Between them are a comma and a space.
  return [at - 3, at + 3].some(other => isGreek(token(source, other).text))
}

/** An operand that is a name: `lambda`, `infty`, `log`. */
export function named(context: Context, at: number): Item | undefined {
  const { source, stop } = context
  const name = commandName(token(source, at))
  const command = symbol(name)
  if (!command || isSign(command)) return undefined
  // A name that is a word more often than a command needs more evidence.
  const weight =
    (isGreek(name) && fits(context, at) ? evidenceOfFitting(source, at) : 0) ||
    evidenceAt(context, at, source.isWord(name) ? 2 : 1)
  const isIndexed = token(source, at + 1).kind === 'script' && token(source, at + 2).text === '{'
  // Cohen's kappa is a name.
  const isOwned = token(source, at - 1).kind === 'space' && /^['’]$/.test(token(source, at - 3).text)
  if ((weight === undefined && !isIndexed) || isOwned) return undefined
  const isFunction = command.kind === 'function'
  if (isFunction && skipSpace(source, at + 1) >= stop) return undefined
  const limits = isFunction && token(source, at + 1).text === 'limits'
  return {
    end: limits ? at + 2 : at + 1,
    tex: limits ? `\\${name}\\limits` : `\\${name}`,
    role: isFunction ? 'function' : 'operand',
    form: 'command',
    weight: weight ?? 0,
    marks: [isFunction ? 'function' : isGreek(name) ? 'greek' : 'symbol'],
  }
}
