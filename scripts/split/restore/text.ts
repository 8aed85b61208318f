import { control, type Repair } from './control.ts'
import { groupedSymbol } from './groups.ts'
import { type Source, token } from './item.ts'
import { firstAmount, secondAmount } from './money.ts'
import { quotes } from './quotes.ts'
import { character, fontSwitch, spacingWord, thinSpace } from './residue.ts'

/** The repair of running text at a token; undefined if there is none. */
export function repair(source: Source, at: number): Repair | undefined {
  const { kind, text } = token(source, at)
  switch (kind) {
    case 'control':
      return control(source, at)
    case 'number':
      return secondAmount(source, at)
    case 'operator':
      return text === '-' ? dash(source, at) : undefined
    case 'word':
      return character(source, at) ?? spacingWord(source, at) ?? fontSwitch(source, at)
    case 'open':
      return text === '{' ? groupedSymbol(source, at) : undefined
    case 'other':
      return other(source, at)
    default:
      return undefined
  }
}

function other(source: Source, at: number): Repair | undefined {
  switch (token(source, at).text) {
    case ',':
    case ';':
      return thinSpace(source, at)
    case '~':
      return tie(source, at)
    case '\\':
      return firstAmount(source, at)
    case '`':
    case "'":
      return quotes(source, at)
    default:
      return undefined
  }
}

/** `~` is a tie between words, "about" before a number, and a range between numbers. */
function tie(source: Source, at: number): Repair | undefined {
  const [before, after] = [token(source, at - 1), token(source, at + 1)]
  // at ~\href{…}{…}
  if (before.kind === 'space' && after.kind === 'link') return { end: at + 1, value: '', rule: 'tie' }
  if (before.kind === 'space' || after.kind === 'space' || before.start < 0 || after.start < 0)
    return undefined
  if (/^[~/]$/.test(before.text) || /^[~/]$/.test(after.text)) return undefined
  const joined =
    /^(?:word|letter|close)$/.test(before.kind) ||
    /^[.,;:%'"”]$/.test(before.text) ||
    before.text === '\\%' ||
    before.kind === 'control'
  const isCount =
    before.kind === 'word' && /^[kKMBTx]$/.test(before.text) && token(source, at - 2).kind === 'number'
  const aboutNumber =
    after.kind === 'number' &&
    (isCount || (!/^(?:word|letter|close)$|^$/.test(before.kind) && before.text !== '.'))
  if (aboutNumber) return undefined
  return joined || before.kind === 'number' || before.kind === 'link'
    ? { end: at + 1, value: '\u00A0', rule: 'tie' }
    : undefined
}

/** `--` between numbers or words, and `---` in a sentence, are dashes; options of a command are not. */
function dash(source: Source, at: number): Repair | undefined {
  const before = token(source, at - 1)
  if (/^[-!<]$/.test(before.text) || before.start < 0) return undefined
  let length = 1
  while (length < 4 && token(source, at + length).text === '-') length++
  const end = at + length
  const after = token(source, end)
  if ((length !== 2 && length !== 3) || after.start < 0) return undefined
  if (before.kind === 'space' && after.kind !== 'space') return undefined
  return { end, value: length === 2 ? '–' : '—', rule: 'dash' }
}
