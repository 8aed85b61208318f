import { kindOfWord } from './contexts.ts'
import { type Known, knownOf } from './known.ts'
import { commandKind, isGreek, symbol } from './math-commands.ts'
import { ALONE, GLUED, type Weights } from './odds.ts'

/** A part of a run of letters. */
export interface Part {
  readonly text: string
  /** It is the name of a command that lost its backslash. */
  readonly named: boolean
}

/** What letters cost that are no name, in logarithms of probability: a few are rarer than words. */
const costOf = (letters: number): number => 2 + 3.2 * Math.min(letters, 3) + 2.2 * Math.max(0, letters - 3)
/** What a name of two letters costs more: most words hold one. */
const SHORT = 2
/** The share of long names that were never seen glued. */
const RARE = -11
/** The share of long names that were never seen at all: nRightarrow is n, Rightarrow. */
const UNSEEN = -16
/** No formula of an abstract runs on for longer without a sign; the bound keeps the search linear. */
const LONGEST = 60

/**
 * The likeliest parts of a run of letters: `ntoinfty` is n, to, infty. None without a name among them: undefined.
 * @param share logarithm of the share of a name among the names glued to something; undefined for other letters
 */
function split(run: string, share: (name: string) => number | undefined): readonly Part[] | undefined {
  if (run.length > LONGEST) return undefined
  const best: { cost: number; from: number; named: boolean }[] = [{ cost: 0, from: 0, named: false }]
  for (let end = 1; end <= run.length; end++) {
    let found = { cost: Number.POSITIVE_INFINITY, from: 0, named: false }
    for (let from = 0; from < end; from++) {
      const likely = share(run.slice(from, end))
      if (likely === undefined && end - from === run.length) continue
      const cost =
        (best[from]?.cost ?? 0) +
        (likely === undefined ? costOf(end - from) : -likely + (end - from < 3 ? SHORT : 0))
      if (cost < found.cost) found = { cost, from, named: likely !== undefined }
    }
    best.push(found)
  }
  const parts: Part[] = []
  for (let end = run.length; end > 0; ) {
    const { from, named } = best[end] ?? { from: 0, named: false }
    parts.unshift({ text: run.slice(from, end), named })
    end = from
  }
  return parts.some(({ named }) => named) ? parts : undefined
}

/** What is glued to a name. */
function shape(part: Part | undefined): string {
  if (part === undefined) return ''
  if (part.named) return kindOfWord(part.text)
  const { length } = part.text
  if (length === 1) return /[A-Z]/.test(part.text) ? 'X' : 'x'
  if (length === 2) return /[A-Z]/.test(part.text) ? 'Xx' : 'xx'
  return /^[a-z]+$/.test(part.text) ? 'w' : /^[A-Z]+$/.test(part.text) ? 'XX' : 'W'
}

/** What stands beside a run of letters. */
export interface Beside {
  /** Classes of what stands on either side, with the space between. */
  readonly left: string
  readonly right: string
  /** What the text tells. */
  readonly known: readonly string[]
}

/** The classes of what stands beside a run of a text. */
export const beside = (text: string, start: number, end: number, known: readonly string[]): Beside => ({
  left: classOf(
    text
      .slice(Math.max(0, start - 2), start)
      .split('')
      .reverse()
      .join(''),
  )
    .split('')
    .reverse()
    .join(''),
  right: classOf(text.slice(end, end + 2)),
  known,
})

/** The next characters of a text: a sign, or a space and what is behind it. */
const classOf = (text: string): string =>
  text
    .slice(0, /^\s/.test(text) ? 2 : 1)
    .replace(/\d/, '9')
    .replace(/[A-Z]/, 'W')
    .replace(/[a-z]/, 'w')
    .replace(/[\u0370-\u03FF]/, 'α')
    .replace(/\s/, ' ')

/** The contexts of the parts of a run, by which the odds judge the split: what is glued and what stands beside. */
export function seams(parts: readonly Part[], { left, right, known }: Beside): [string, string][] {
  const others = parts.filter(({ named }) => !named).reduce((sum, { text }) => sum + text.length, 0)
  const names = parts.filter(({ named }) => named).length
  const found: [string, string][] = [['<run>', `${names}·${Math.min(others, 5)}`]]
  for (const [i, part] of parts.entries()) {
    if (!part.named) continue
    const [before, after] = [shape(parts[i - 1]), shape(parts[i + 1])]
    const ends = `${i === 0 ? left : '+'}${before}·${after}${i === parts.length - 1 ? right : '+'}`
    for (const word of [part.text, kindOfWord(part.text)]) {
      found.push([word, '·'], [word, `${before}·${after}`], [word, ends])
      for (const what of known) found.push([word, `${what} ${before}·${after}`])
    }
  }
  return found
}

/** A name in a run is no surer than this. */
const MOST = 5

/** The odds of that name in the run which is least a word of running text. */
export const mostTelling = (parts: readonly Part[], weights: Weights): number =>
  Math.min(
    MOST,
    Math.max(...parts.map(({ text, named }) => (named ? (weights.get(text)?.get(ALONE) ?? RARE) : RARE))),
  )

/** A word that happens to hold a word that happens to be a command: `direc`, `to`, `r`. */
const isHopeless = (parts: readonly Part[], weights: Weights): boolean =>
  parts.length < 2 ||
  (mostTelling(parts, weights) < -1 && parts.some(({ text, named }) => !named && text.length > 2))

/** What it adds that a run holds a name that is no word. */
const TELLING = 9
/** What it adds that the title has the letter of a name. */
const TITLED = 5

/** Splits are made from these odds on, in a text with signs of TeX and in another. */
const ENOUGH = { tex: 1.5, plain: 4 } as const

/** Words repeat, so their parts are remembered by table; the store is emptied when it grows beyond this. */
const MEMORY = 20_000
const stores = new WeakMap<Weights, Map<string, readonly Part[] | undefined>>()

/** Commands for text end in a brace and are not glued. */
const shareOf = (weights: Weights, name: string): number | undefined =>
  /^text|^emph$|box$/.test(name)
    ? undefined
    : (weights.get(name)?.get(GLUED) ??
      (name.length > 5 && symbol(name) ? (weights.has(name) ? RARE : UNSEEN) : undefined))

/** The likeliest parts of a run, remembered. */
export function partsOf(run: string, weights: Weights): readonly Part[] | undefined {
  let store = stores.get(weights)
  if (store === undefined || store.size > MEMORY) {
    store = new Map()
    stores.set(weights, store)
  }
  let parts = store.get(run)
  if (parts === undefined && !store.has(run)) {
    parts = split(run, name => shareOf(weights, name))
    if (parts && isHopeless(parts, weights)) parts = undefined
    store.set(run, parts)
  }
  return parts
}

/** A bracket that closes needs one that opens: `strangle` is a word. */
const isClosing = ({ text, named }: Part): boolean => named && symbol(text)?.kind === 'close'

/** Te|rm, Ha|rm: a change of the font is glued to nothing in front. */
const isSwitched = ({ text, named }: Part, at: number, parts: readonly Part[]): boolean =>
  named && at > 0 && parts[at - 1]?.named === false && commandKind(text) === 'switch'

/** muP, DeltaAUC: capitals end a letter's name. */
const isCased = ({ text, named }: Part, at: number, parts: readonly Part[]): boolean =>
  named && isGreek(text) && /^[A-Z]+$/.test(parts[at + 1]?.text ?? '')

/** Whether a run holds a name that is no word, for certain. */
export const isTelling = (run: string, weights: Weights): boolean =>
  partsOf(run, weights)?.some((part, i, parts) => {
    // quad, rangle: what closes needs what opens
    if (!part.named || isGreek(part.text) || isClosing(part) || isClosing(parts[i + 1] ?? part)) return false
    const alone = (name: string): number => weights.get(name)?.get(ALONE) ?? RARE
    // invert, Stage: a short name needs capitals or names beside it
    const isApart = [parts[i - 1], parts[i + 1]].every(
      beside => !beside || (beside.named ? alone(beside.text) > 0 : /^[A-Z]/.test(beside.text)),
    )
    const { length } = part.text
    return (
      (length > 5 ||
        (length > 3 &&
          isApart &&
          parts.length > (length > 4 || i === 0 || parts.every(({ named }) => named) ? 1 : 2))) &&
      alone(part.text) >= (length > 8 ? 4 : 6)
    )
  }) === true

/** The parts of the run at `start` of a text: itself, or names of commands and what is glued to them. */
export function unglue(
  run: string,
  start: number,
  text: string,
  known: Known,
  weights: Weights,
): readonly string[] {
  // u_xu_{xx}: an index without braces is one letter
  if (run.length === 2 && /[_^]/.test(text[start - 1] ?? '') && /[_^]/.test(text[start + 2] ?? ''))
    return [...run]
  if (run.length < 3) return [run]
  // Oleft( … deltaright)
  const sized = /^(.+)(left|right)$/.exec(run)
  const isSized =
    sized &&
    /[([{|.)\]}]/.test(text[start + run.length] ?? '') &&
    text.includes(sized[2] === 'left' ? 'right' : 'left')
  if (isSized) return [...unglue(sized[1] ?? '', start, text, known, weights), sized[2] ?? '']
  const parts = partsOf(run, weights)
  if (!parts || parts.some(isSwitched) || (parts.some(isClosing) && !/langle|lfloor|lceil|\|/.test(text)))
    return [run]
  const around = beside(text, start, start + run.length, knownOf(known, run))
  let odds = mostTelling(parts, weights)
  if (parts.some(({ text, named }) => named && known.titled.has(text))) odds += TITLED
  for (const [word, context] of seams(parts, around)) odds += weights.get(word)?.get(context) ?? 0
  if (isTelling(run, weights)) odds += TELLING
  // Bin R^{d}
  if (/^[A-Za-z]in$/.test(run) && /^ ?[A-Z]\^\{/.test(text.slice(start + run.length, start + run.length + 4)))
    odds += ENOUGH.tex
  // _{xinX}
  if (/[_^]\{$/.test(text.slice(Math.max(0, start - 2), start))) odds += ENOUGH.tex
  return odds > ENOUGH[known.mathematical || known.tex || parts.some(isCased) ? 'tex' : 'plain']
    ? parts.map(({ text }) => text)
    : [run]
}
