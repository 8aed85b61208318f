import type { Repair } from './control.ts'
import { type Source, skipSpace, token } from './item.ts'

/** The largest number of tokens between two amounts that the listing took for the delimiters of a formula. */
const DISTANCE = 60
/** Words between two amounts that are compared or listed. */
const BETWEEN = /^(?:to|and|or|than|versus|vs|over)$/

/** `\81 … $90` comes from `\$81 … \$90`: the listing took the first dollar sign for that of a formula. */
export function firstAmount(source: Source, at: number): Repair | undefined {
  return token(source, at + 1).kind === 'number' ? { end: at + 1, value: '$', rule: 'escape' } : undefined
}

/** `\81 compared to 18,862`: the second dollar sign of the pair was removed with its backslash. */
export function secondAmount(source: Source, at: number): Repair | undefined {
  const { kind, text } = token(source, skipSpace(source, at + 1))
  const isCount =
    kind === 'percent' ||
    (kind === 'word' &&
      !/^(?:for|per|in|on|with|at|by|and|or|to|each|if|when|while|K|k|M|B|million|billion)$/.test(text))
  if (isCount || !BETWEEN.test(token(source, at - 2).text)) return undefined
  for (let i = at - 3; i > at - DISTANCE; i--) {
    const here = token(source, i)
    if (here.text === '\\' && token(source, i + 1).kind === 'number')
      return { end: at + 1, value: `$${token(source, at).text}`, rule: 'escape' }
    const isEarlier = here.kind === 'number' && BETWEEN.test(token(source, i - 2).text)
    if (here.start < 0 || isEarlier || /^\\?\$/.test(here.text)) return undefined
  }
  return undefined
}
