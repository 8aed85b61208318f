import { type Context, commandName, evidenceAt, type Item, skipSpace, token } from './item.ts'
import { isGreek, isSign, symbol } from './vocabulary.ts'

/** An operand given by name: `lambda`, `infty`, `log`. */
export function named(context: Context, at: number): Item | undefined {
  const { source, stop } = context
  const name = commandName(token(source, at))
  const command = symbol(name)
  if (!command || isSign(command)) return undefined
  // What is a word more often than a command needs more.
  const weight = evidenceAt(context, at, context.source.isWord(name) ? 2 : 1)
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
