import { type Source, token } from './item.ts'
import type { TextRule } from './rules.ts'
import { ABBREVIATIONS, accent, FONTS, SYMBOLS } from './text-commands.ts'
import type { Token } from './tokens.ts'

/** A change to running text. */
export interface Repair {
  /** Index of the token after it. */
  readonly end: number
  readonly value: string
  readonly rule: TextRule
}

/** The repair of running text at a token; none: undefined. */
export function repair(source: Source, at: number): Repair | undefined {
  const { kind, text } = token(source, at)
  switch (kind) {
    case 'control':
      return control(source, at)
    case 'number':
      return unit(source, at)
    case 'operator':
      return text === '-' ? dash(source, at) : undefined
    case 'word':
      return character(source, at) ?? spacingWord(source, at)
    case 'open':
      return text === '{' ? braces(source, at) : undefined
    case 'other':
      return text === '~' ? tie(source, at) : text === '`' || text === "'" ? quotes(source, at) : undefined
    default:
      return undefined
  }
}

function control(source: Source, at: number): Repair | undefined {
  const { text } = token(source, at)
  const name = text.slice(1)
  const next = token(source, at + 1)
  const mended = (rule: TextRule, value: string, end = at + 1): Repair => ({ end, value, rule })
  if (/^[%&#_${}]$/.test(name)) return mended('escape', name)
  // \$81 … $90: the listing took the amounts for the signs of a formula
  if (/^\d$/.test(name)) return mended('escape', `$${name}`)
  if (name === ',') return mended('spacing', '\u202F')
  if (/^[;: ]$/.test(name) || name === '\n') return mended('spacing', ' ')
  if (/^[!/@-]$/.test(name)) return mended('spacing', '')
  if (name === '\\') return mended('spacing', next.kind === 'space' ? '' : ' ')
  if (name === '~' && next.kind === 'number') return mended('escape', '~')
  const accented = accent(source, at)
  if (accented) return mended('accent', accented.value, accented.end)
  if (Object.hasOwn(ABBREVIATIONS, name)) {
    const value = ABBREVIATIONS[name] ?? ''
    return mended('abbreviation', next.text === '.' && value.endsWith('.') ? value.slice(0, -1) : value)
  }
  const coloured = name === 'color' || name === 'textcolor' ? colour(source, at) : undefined
  if (coloured) return coloured
  if (FONTS.test(name)) return mended('font', '', next.kind === 'space' ? at + 2 : at + 1)
  if (Object.hasOwn(SYMBOLS, name)) return mended('text-symbol', SYMBOLS[name] ?? '')
  return undefined
}

/** Commands for running text; in a formula they lost their backslash. */
const TEXT_COMMAND =
  /^(?:text(?:bf|it|tt|sc|rm|sf|sl|up|md|normal)|emph|mbox|underline|uline|math(?:bf|it|rm|tt|sf|cal|bb))$/

/** The opening of a command the listing left standing: `\textit{` … `}`, `{\bf ` … `}`. */
export function leftover(
  source: Source,
  at: number,
): { inner: number; close: number; rule: TextRule } | undefined {
  const { kind, text } = token(source, at)
  const next = token(source, at + 1)
  const standing =
    kind === 'control' ? /^\\[A-Za-z]{2,}$/.test(text) : kind === 'word' && TEXT_COMMAND.test(text)
  if (standing && next.text === '{') {
    const close = next.partner
    return { inner: at + 2, close: close < 0 ? source.tokens.length : close, rule: 'leftover' }
  }
  // red{text} was \\textcolor{red}{text}
  if (kind === 'word' && COLOUR.test(text) && next.text === '{' && next.partner > at + 2) {
    return { inner: at + 2, close: next.partner, rule: 'colour' }
  }
  if (text === '{' && isGroup(source, at))
    return { inner: at + 1, close: token(source, at).partner, rule: 'grouping' }
  const switched =
    text === '{' &&
    (next.kind === 'control' || next.kind === 'word') &&
    FONTS.test(next.text.replace('\\', ''))
  if (switched && token(source, at).partner > 0 && token(source, at + 2).kind === 'space') {
    return { inner: at + 3, close: token(source, at).partner, rule: 'font' }
  }
  return undefined
}

/** Braces around an address, or around words where a tie or a command beside them tells of TeX. */
function isGroup(source: Source, at: number): boolean {
  const close = token(source, at).partner
  if (close < at + 2 || close > at + 40) return false
  const inside = source.tokens.slice(at + 1, close)
  if (inside.length === 1 && inside[0]?.kind === 'link') return true
  const beside = [token(source, at - 1), token(source, close + 1)]
  const telling = beside.some(({ kind, text }) => text === '~' || kind === 'control')
  return (
    telling &&
    inside.every(({ kind, text }) => /^(?:word|space|number|percent|operator)$/.test(kind) || text === '.')
  )
}

/** Braces that only group, in running text. */
function braces(source: Source, at: number): Repair | undefined {
  const close = token(source, at).partner
  const inner = token(source, at + 1)
  const accented = inner.kind === 'control' ? accent(source, at + 1) : undefined
  if (accented && accented.end === close) return { end: close + 1, value: accented.value, rule: 'accent' }
  if (close !== at + 2) return undefined
  const [before, after] = [token(source, at - 1), token(source, close + 1)]
  if (/^[,.]$/.test(inner.text) && before.kind === 'number' && after.kind === 'number') {
    return { end: close + 1, value: inner.text, rule: 'grouping' }
  }
  const symbol = inner.kind === 'control' ? control(source, at + 1) : undefined
  return symbol ? { ...symbol, end: close + 1 } : undefined
}

/** `~` is a tie between words, "about" before a number, and a range between numbers. */
function tie(source: Source, at: number): Repair | undefined {
  const [before, after] = [token(source, at - 1), token(source, at + 1)]
  if (before.kind === 'space' || after.kind === 'space' || before.start < 0 || after.start < 0)
    return undefined
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

/** Quotation marks of TeX: two back quotes and two apostrophes, or one of each. */
function quotes(source: Source, at: number): Repair | undefined {
  const { text } = token(source, at)
  const [before, next, third] = [token(source, at - 1), token(source, at + 1), token(source, at + 2)]
  if (before.text === text) return undefined
  const double = next.text === text
  if (double && third.text === text) return undefined
  const after = double ? third : next
  const startsWord = after.kind !== 'space' && after.start >= 0
  if (text === '`') {
    if (double) return startsWord ? { end: at + 2, value: '“', rule: 'quotes' } : undefined
    return startsWord && closesSingle(source, at) ? { end: at + 1, value: '‘', rule: 'quotes' } : undefined
  }
  if (double) {
    const opens = (before.start < 0 || before.kind === 'space' || before.kind === 'open') && startsWord
    return { end: at + 2, value: opens ? '“' : '”', rule: 'quotes' }
  }
  return opensSingle(source, at) ? { end: at + 1, value: '’', rule: 'quotes' } : undefined
}

/** How many tokens a quotation in single marks may hold. */
const QUOTATION = 40

const endsWord = (token: Token): boolean => token.kind !== 'word' && token.kind !== 'number'

/** Whether a back quote has its apostrophe; another back quote first means code. */
function closesSingle(source: Source, at: number): boolean {
  for (let i = at + 2; i < at + QUOTATION; i++) {
    const { text, start } = token(source, i)
    if (start < 0 || text === '`') return false
    if (text === "'" && endsWord(token(source, i + 1)) && token(source, i - 1).kind !== 'space') return true
  }
  return false
}

/** Whether an apostrophe ends a quotation that a back quote began. */
function opensSingle(source: Source, at: number): boolean {
  if (token(source, at - 1).kind === 'space' || !endsWord(token(source, at + 1))) return false
  for (let i = at - 2; i > at - QUOTATION && i >= 0; i--) {
    const { text } = token(source, i)
    if (text === "'" && endsWord(token(source, i + 1)) && token(source, i - 1).kind !== 'space') return false
    if (text === '`') return token(source, i - 1).text !== '`' && closesSingle(source, i)
  }
  return false
}

/** `--` between numbers or words, `---` in a sentence; not the options of a command. */
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

const COLOURS =
  'red|green|blue|cyan|magenta|yellow|black|gray|white|darkgray|lightgray|brown|lime|olive|orange|pink|purple|teal|violet'
const COLOUR = new RegExp(`^(?:${COLOURS})$`)
/** A colour's name and the first letter of what it colours, in one word. */
const COLOURED = new RegExp(`^(?:(?:${COLOURS})(?=[a-zA-Z])|[a-z]{2,}(?=[A-Z]))`)

/** `\color{ddtD}ecoupled`: the brace after the colour's name was taken as the end of an outer command. */
function colour(source: Source, at: number): Repair | undefined {
  const open = token(source, at + 1)
  if (open.text !== '{' || open.partner !== at + 3) return undefined
  const { text } = token(source, at + 2)
  const name = COLOURED.exec(text)?.[0]
  return name ? { end: at + 4, value: text.slice(name.length), rule: 'colour' } : undefined
}

const UNIT =
  /^(?:[munµ]?s|min|h|[kMG]?Hz|[KMGTk]i?B|[kmcnµ]?m|k?g|[KMB]|FPS|fps|px|dB|m?W|kW|TFLOPS|GFLOPS|FLOPS)$/

/** `97,ms` was `97\,\mathrm{ms}`. */
function unit(source: Source, at: number): Repair | undefined {
  if (token(source, at + 1).text !== ',' || !UNIT.test(token(source, at + 2).text)) return undefined
  return {
    end: at + 3,
    value: `${token(source, at).text}\u202F${token(source, at + 2).text}`,
    rule: 'spacing',
  }
}

/** `3 space billion`: the name of a space between a number and its measure. */
function spacingWord(source: Source, at: number): Repair | undefined {
  if (!/^(?:space|quad|qquad|enspace|thinspace)$/.test(token(source, at).text)) return undefined
  const [number, before, after, measure] = [-2, -1, 1, 2].map(offset => token(source, at + offset))
  const between = number?.kind === 'number' && before?.kind === 'space' && after?.kind === 'space'
  if (
    !between ||
    (!/^(?:thousand|million|billion|trillion)$/.test(measure?.text ?? '') && !UNIT.test(measure?.text ?? ''))
  )
    return undefined
  return { end: at + 2, value: '', rule: 'spacing' }
}

/** `x2013` between words: `\unicode{x2013}` without its command. */
function character(source: Source, at: number): Repair | undefined {
  if (token(source, at).text.slice(-1) !== 'x') return undefined
  const code = token(source, at + 1)
  if (!/^20[12]\d$/.test(code.text)) return undefined
  const after = token(source, at + 2)
  if (after.kind !== 'word' && after.kind !== 'space') return undefined
  if (token(source, at).text.length < 2) return undefined
  return {
    end: at + 2,
    value: token(source, at).text.slice(0, -1) + String.fromCodePoint(Number.parseInt(code.text, 16)),
    rule: 'character',
  }
}
