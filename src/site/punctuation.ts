import { scriptAttributes } from './script.ts'
import { site } from './site.ts'
import { UNITS } from './units.ts'

/** Quotation marks by language (CLDR): the outer pair and the inner pair. */
const QUOTES: Readonly<Record<string, { readonly double: string; readonly single: string }>> = {
  en: { double: '“”', single: '‘’' },
}

/** Stands for a formula or code, which the patterns must not read as text. */
const THING = '\uFFFC'
const OPENS_AFTER = /[\s([–—/\-“‘"']/u
const CLOSES_BEFORE = /[\s)\].,;:!?…–—/\-”’"']/u

const ADDRESS = /(?:https?:\/\/|www\.)[^\s"<>]*[\p{L}\p{N}/]/gu

/** A number with its unit. */
const QUANTITY = new RegExp(`(?<![\\p{L}\\p{N}.,-])(\\d+(?:[.,]\\d+)* ${UNITS})(?![\\p{L}\\p{N}/^’'-])`, 'gu')

/** Two numbers with a hyphen between them, without characters around them that names and addresses have. */
const RANGE =
  /(?<=^|[\s([~≈<>≤≥$€£±]|\uFFFC)(\d+(?:\.\d+)?)([%×xKMB]?)-(\d+(?:\.\d+)?)([%×xKMB]?)(?![\p{L}\p{N}\-/]|[.,:]\d)/gu
const FACTORS: Readonly<Record<string, number>> = { K: 1e3, M: 1e6, B: 1e9 }
/** The first number may belong to the name before it: `Gemma 2-9`. */
const NAME_BEFORE = /\p{Lu}[\p{L}\p{N}]* $/u

/** What is no text in HTML: whole formulas and code, tags, and character references. */
const MARKUP = /(<(math|code|pre|script|style)\b[^>]*>.*?<\/\2>|<[^>]*>|&(?:#\d+|#x[\da-fA-F]+|[a-zA-Z]+);)/gs
const BLOCK = /^<\/?(?:p|div|h\d|li|ul|ol|td|tr|table|blockquote|br)\b/

/**
 * Gives a text a typographer's punctuation: curly apostrophes and quotation marks, and en dashes in ranges. It is for
 * display only: letters and length stay the same. What is not certain stays as it is: a mark without a partner, inches,
 * names that hold a hyphen.
 */
export function punctuate(text: string): string {
  const quotes = QUOTES[site.language.slice(0, 2)]
  if (!/['"]|\d[%×xKMB]?-\d/.test(text) || scriptAttributes(text).lang) return text
  const set = text
    .replace(ADDRESS, address => THING.repeat(address.length))
    .replace(RANGE, dashed)
    .split('\n')
    .map(line => quoted(apostrophes(line), quotes))
    .join('\n')
  return [...text.matchAll(ADDRESS)].reduce(
    (all, { 0: address, index }) => all.slice(0, index) + address + all.slice(index + address.length),
    set,
  )
}

/** HTML with the punctuation of `punctuate`, and with a thin space between each number and its unit. */
export function punctuateHtml(html: string): string {
  const parts = html.split(MARKUP).filter((_, index) => index % 3 !== 2)
  const texts = parts.map((part, index) => (index % 2 === 0 ? part : standIn(part)))
  const set = punctuate(texts.join(''))
  let at = 0
  return parts
    .map((part, index) => {
      const start = at
      at += texts[index]?.length ?? 0
      return index % 2 === 0
        ? set.slice(start, at).replace(QUANTITY, '<span class="quantity">$1</span>')
        : part
    })
    .join('')
}

/** Quotation marks can have tags between them, but belong to one paragraph. */
function standIn(markup: string): string {
  if (/^<(?:math|code|pre|script|style)\b/.test(markup) || markup.startsWith('&')) return THING
  return BLOCK.test(markup) ? '\n' : ''
}

function dashed(
  range: string,
  from: string,
  unit: string,
  to: string,
  lastUnit: string,
  at: number,
  all: string,
): string {
  const first = Number(from) * (FACTORS[unit] ?? 1)
  const last = Number(to) * (FACTORS[lastUnit] ?? 1)
  const years = /^(?:19|20)\d\d$/.test(from) && /^\d\d$/.test(to) && Number(to) > 12 && to > from.slice(2)
  const counted = last > first && !/^0\d/.test(to) && !/^0\d/.test(from)
  // `2-7B` may belong to a name, `2B-7` to none.
  const alike =
    unit === '' ? !(lastUnit in FACTORS) : unit in FACTORS === lastUnit in FACTORS && lastUnit !== ''
  if (!alike || !(counted || years) || NAME_BEFORE.test(all.slice(0, at))) return range
  return `${from}${unit}–${to}${lastUnit}`
}

/** Curls apostrophes within words and before decades (’90s). */
function apostrophes(line: string): string {
  return line
    .replace(/(?<=[\p{L}\p{M}\uFFFC])'(?=\p{L})/gu, '’')
    .replace(/(?<=\p{N})'(?=s(?![\p{L}\p{N}]))/gu, '’')
    .replace(/(?<=^|[\s(])'(?=\d0s(?![\p{L}\p{N}]))/gu, '’')
    .replace(/(?<=\s)'n'(?=\s)/g, '’n’')
}

/** Curls quotation marks with a partner in the same line; other apostrophes behind letters mark a genitive plural. */
function quoted(line: string, quotes: (typeof QUOTES)[string] | undefined): string {
  if (!quotes) return line
  const chars = [...line]
  const doubles = places(chars, '"')
  const [open = '', close = ''] = quotes.double
  if (doubles.length % 2 === 0 && doubles.every(({ opens, closes }, n) => (n % 2 === 0 ? opens : closes)))
    for (const [n, { at }] of doubles.entries()) chars[at] = n % 2 === 0 ? open : close
  const [openSingle = '', closeSingle = ''] = quotes.single
  let opened: number | undefined
  for (const { at, opens, closes } of places(chars, "'")) {
    if (opens && !closes) opened = at
    else if (closes && opened !== undefined) {
      chars[opened] = openSingle
      chars[at] = closeSingle
      opened = undefined
    } else if (closes && /\p{L}/u.test(chars[at - 1] ?? '')) chars[at] = '’'
  }
  return chars.join('')
}

/** A mark, with its place and whether it may begin or end a quotation there. */
function places(chars: readonly string[], mark: string) {
  return chars.flatMap((char, at) => {
    if (char !== mark) return []
    const before = chars[at - 1] ?? ' '
    const after = chars[at + 1] ?? ' '
    const opens = OPENS_AFTER.test(before) && /\S/u.test(after)
    const closes = /[^\s([]/u.test(before) && CLOSES_BEFORE.test(after)
    return [{ at, opens, closes }]
  })
}
