import { ERAS } from '../../src/schemas/damage-rules.ts'
import { betweenFormulas } from './original.ts'
import { type Damaged, damage } from './restore/damage.ts'
import { isTypesettable } from './restore/katex.ts'
import { plainText } from './restore.ts'
import type { Segment } from './segment.ts'

/** A passage read by its original, as far as the original proves it. */
export interface Proof {
  readonly segments: readonly Segment[]
  /** Whether the original, damaged again, equals the printed text. Otherwise only pieces of it are used. */
  readonly whole: boolean
}

/** The id under which such repairs are recorded. */
export const ORIGINAL = 'original'

/** The number of letters that must agree on both sides of a piece of another version; fewer only at the text's ends. */
const SIDE = 24

/** A part of a printed text, with what the original shows for it. */
interface Piece {
  readonly start: number
  readonly end: number
  readonly segment: Segment
}

/**
 * Reads a printed text by its original. If damaging the original gives the printed text, the original of every part is
 * known. If the original is another version, a piece of it is used where the printed text has it exactly once, with the
 * same letters before and behind.
 * @param rest restores the text that another version does not prove
 */
export function prove(printed: string, original: string, rest: (text: string) => Segment[]): Proof {
  const tex = original.replace(/\s+/g, ' ').trim()
  const segments = readTex(tex)
  const texts = ERAS.map(era => damage(tex, era))
  const same = texts.find(({ text }) => text === printed)
  if (same) return { segments: piecesOf(segments, same, rest).map(({ segment }) => segment), whole: true }
  const pieces = texts
    .map(damaged => placePieces(printed, damaged.text, piecesOf(segments, damaged, rest)))
    .reduce((a, b) => (b.length > a.length ? b : a))
  return { segments: pieces.length > 0 ? inlaid(printed, pieces, rest) : rest(printed), whole: false }
}

/** A formula, displayed or in the text. */
const FORMULA = /(?<!\\)(?:\$\$((?:\\[\s\S]|[^$\\])+)\$\$|\$((?:\\[\s\S]|[^$\\])+)\$)/g
/** Words between two prices, which look like a formula. */
const PROSE = /(?<![\\a-z{])[a-z]{2,} +[a-z]{2,}\b|^\d[\d.,]* .*\b[a-z]{2,} $/i
/** A link with its words; an address without words is read like any other text. */
const LINK = /\\href\{([^{}]*)\}\{([^{}]*)\}/g
/** A command that changes the font of the text in its braces. */
const FONT = /\\(?:text(?:bf|it|md|rm|sc|sf|sl|tt|up)|emph|underline)\{/g

/** A part of the original that is read as a whole, with its start. */
interface Token {
  readonly start: number
  readonly segment: Segment
}

/** The original in parts: formulas, links, changes of font that hold either, and the text between them. */
function readTex(tex: string): Segment[] {
  const whole = [...formulasIn(tex), ...linksIn(tex)]
  const tokens = [...whole, ...fontsIn(tex, whole)].sort((a, b) => a.start - b.start)
  const segments: Segment[] = []
  let at = 0
  for (const { start, segment } of tokens) {
    if (start < at) continue
    segments.push(...betweenFormulas(tex.slice(at, start)), segment)
    at = start + segment.printed.length
  }
  return [...segments, ...betweenFormulas(tex.slice(at))]
}

function formulasIn(tex: string): Token[] {
  return [...tex.matchAll(FORMULA)].flatMap(({ 0: printed, 1: displayed, 2: inline = '', index: start }) => {
    const formula = (displayed ?? inline).trim()
    if (PROSE.test((displayed ?? inline).replace(/\\[a-zA-Z]+\{[^}]*\}/g, ''))) return []
    const segment: Segment = isTypesettable(formula)
      ? { type: 'math', printed, tex: formula }
      : { type: 'text', printed, value: printed, rule: UNREADABLE }
    return [{ start, segment }]
  })
}

function linksIn(tex: string): Token[] {
  return [...tex.matchAll(LINK)].flatMap(({ 0: printed, 1: address = '', 2: words = '', index: start }) => {
    const href = address.replace(/\\(?=[%#_&~])/g, '')
    const value = plainText(betweenFormulas(words))
    return URL.canParse(href) && value !== ''
      ? [{ start, segment: { type: 'link', printed, href, value } }]
      : []
  })
}

/** Both ends of a change of font around parts that are read as a whole; others are read with the text. */
function fontsIn(tex: string, whole: readonly Token[]): Token[] {
  return [...tex.matchAll(FONT)].flatMap(({ 0: opening, index: start }) => {
    const inner = start + opening.length
    const end = closing(tex, inner)
    if (!whole.some(token => token.start >= inner && token.start < end)) return []
    return [
      { start, segment: { type: 'text', printed: opening, value: '' } },
      { start: end, segment: { type: 'text', printed: '}', value: '' } },
    ]
  })
}

/** The closing brace for an opening brace before this place; the end of the text where there is none. */
function closing(tex: string, from: number): number {
  let depth = 1
  for (const { 0: brace, index } of tex.slice(from).matchAll(/\\[\s\S]|[{}]/g)) {
    if (brace === '{') depth++
    if (brace === '}' && --depth === 0) return from + index
  }
  return tex.length
}

/** Marks a formula that uses its author's own commands and cannot be typeset; rules then restore its printed text. */
const UNREADABLE = 'unreadable'

/** A number reads the same without a formula. */
const NUMBER = /^(?:[+-]?[\d.,]+ ?%?|%)$/

/** The parts of the damaged text that come from the segments of its original. */
function piecesOf(
  segments: readonly Segment[],
  { text, from }: Damaged,
  rest: (text: string) => Segment[],
): Piece[] {
  let end = 0
  let tex = 0
  return segments.flatMap((segment): Piece[] => {
    const start = end
    tex += segment.printed.length
    while (end < from.length && (from[end] ?? 0) < tex) end++
    const printed = text.slice(start, end)
    if (printed === '' && (segment.type === 'text' ? segment.value.trim() === '' : segment.printed !== ''))
      return []
    if (segment.rule === UNREADABLE) return inOrder(rest(printed), start)
    return [{ start, end, segment: shownFor(printed, segment) }]
  })
}

function inOrder(segments: readonly Segment[], from: number): Piece[] {
  let end = from
  return segments.map(segment => {
    const start = end
    end += segment.printed.length
    return { start, end, segment }
  })
}

/** What the original shows, as a repair where the printed text differs. */
function shownFor(printed: string, segment: Segment): Segment {
  if (segment.type === 'math' && NUMBER.test(printed)) return { type: 'text', printed, value: printed }
  const { rule = ORIGINAL } = segment.printed === printed ? segment : {}
  const { rule: _, ...plain } = segment
  if (segment.type === 'text' && segment.value === printed) return { ...plain, printed }
  if (segment.type === 'link' && segment.value === printed) return { ...plain, printed }
  return { ...plain, printed, rule }
}

/** Pieces of a damaged text that a similar text contains too: each exactly once, and in the same order. */
function placePieces(printed: string, text: string, pieces: readonly Piece[]): Piece[] {
  let last = 0
  return pieces.flatMap(({ start, end, segment }) => {
    if (segment.rule !== ORIGINAL || start === end) return []
    const [before, after] = [text.slice(Math.max(0, start - SIDE), start), text.slice(end, end + SIDE)]
    const whole = before + text.slice(start, end) + after
    const at = printed.indexOf(whole)
    if (at < 0 || printed.includes(whole, at + 1)) return []
    if (before.length < SIDE && at > 0) return []
    if (after.length < SIDE && at + whole.length < printed.length) return []
    const place = at + before.length
    if (place < last) return []
    last = place + end - start
    return [{ start: place, end: last, segment }]
  })
}

/** The printed text with these pieces in it, and the rest restored. */
function inlaid(
  printed: string,
  pieces: readonly Piece[],
  rest: (text: string) => Segment[],
): readonly Segment[] {
  let at = 0
  const segments = pieces.flatMap(({ start, end, segment }) => {
    const before = printed.slice(at, start)
    at = end
    return [...(before === '' ? [] : rest(before)), segment]
  })
  const after = printed.slice(at)
  return after === '' ? segments : [...segments, ...rest(after)]
}
