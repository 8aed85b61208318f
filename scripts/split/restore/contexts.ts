import { isArticle, type Source, token } from './item.ts'
import type { CommandKind } from './katex-commands.ts'
import { knownOf } from './known.ts'
import { commandKind, isGreek } from './math-commands.ts'
import type { Token } from './tokens.ts'

/** The kind of a command, such as `<greek>` or `<relation>`; rare commands are judged by it. */
export const kindOfWord = (word: string): string =>
  word.length === 1
    ? /[a-z]/.test(word)
      ? '<x>'
      : /[A-Z]/.test(word)
        ? '<X>'
        : word
    : `<${isGreek(word) ? 'greek' : SHORT[commandKind(word) ?? 'other']}>`

/** Kinds of commands, as the table of odds names them. */
const SHORT: Readonly<Record<CommandKind | 'other', string>> = {
  relation: 'rel',
  operator: 'op',
  ordinary: 'ord',
  function: 'fn',
  open: 'open',
  close: 'close',
  delimiter: 'size',
  argument: 'arg',
  arguments: 'args',
  switch: 'font',
  spacing: 'space',
  other: 'word',
}

/** The class of a token, as a context of its neighbours. */
function classOf({ isName }: Source, { kind, text, start }: Token): string {
  if (start < 0) return '⊣'
  switch (kind) {
    case 'number':
      return '9'
    case 'letter':
      return 'α'
    case 'link':
      return 'link'
    case 'word': {
      if (text.length === 1) return isArticle(text) ? text : /[a-z]/.test(text) ? 'x' : 'X'
      if (isName(text)) return kindOfWord(text)
      return /^[a-z]+$/.test(text) ? 'w' : /^[A-Z][a-z]+$/.test(text) ? 'W' : 'XX'
    }
    default:
      return text
  }
}

const isWord = ({ kind, text }: Token): boolean => kind === 'word' && text.length > 1

/** Whether plain words stand on both sides. There, a token that is more often an English word is one. */
export function isAmongWords({ tokens, isName }: Source, at: number): boolean {
  return [-1, 1].every(by => {
    const [space, word] = [tokens[at + by], tokens[at + 2 * by]]
    return space?.kind === 'space' && word?.kind === 'word' && word.text.length > 1 && !isName(word.text)
  })
}

/** The words under which the table judges a token: itself and its kind. */
export function wordsOf({ text }: Token): string[] {
  const kind = kindOfWord(text)
  return kind === text ? [text] : [text, kind]
}

/** The contexts of the token at `at`, the most general first; `_` stands for the token itself. */
export function contexts(source: Source, at: number): string[] {
  const [l, ls, lat] = beside(source, at, -1)
  const [r, rs, rat] = beside(source, at, 1)
  const [l2, l2s] = beside(source, lat, -1)
  const [r2, r2s] = beside(source, rat, 1)
  const [left, right] = [classOf(source, l) + ls, rs + classOf(source, r)]
  const found = [
    '_',
    `${left}_`,
    `_${right}`,
    `${left}_${right}`,
    `${classOf(source, l2)}${l2s}${left}_`,
    `_${right}${r2s}${classOf(source, r2)}`,
  ]
  if (isWord(l)) found.push(`${l.text.toLowerCase()}${ls}_`)
  if (isWord(r)) found.push(`_${rs}${r.text.toLowerCase()}`)
  for (const what of knownOf(source.known, token(source, at).text))
    found.push(what, `${what}: ${left}_`, `${what}: _${right}`)
  return found
}

/** The next token that is not white space, the space before it, and its index. */
function beside(source: Source, at: number, by: 1 | -1): [Token, string, number] {
  const isSpaced = token(source, at + by).kind === 'space'
  const to = isSpaced ? at + 2 * by : at + by
  return [token(source, to), isSpaced ? ' ' : '', to]
}
