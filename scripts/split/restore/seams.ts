import { kindOfWord } from './contexts.ts'
import { type Known, knownOf } from './known.ts'
import { commandKind, isGreek, symbol } from './math-commands.ts'
import { ALONE, GLUED, type Weights } from './odds.ts'

/** A part of a run of letters. */
export interface Part {
  readonly text: string
  /** Whether it is the name of a command that lost its backslash. */
  readonly named: boolean
}

/** The cost of letters that are no name, as a logarithm of probability: single letters are rarer than words. */
const costOf = (letters: number): number => 2 + 3.2 * Math.min(letters, 3) + 2.2 * Math.max(0, letters - 3)
/** The additional cost of a name of two letters: most words contain one. */
const SHORT = 2
/** The share of long names that were never seen without white space, as a logarithm. */
const RARE = -11
/** The share of long names that were never seen at all: `nRightarrow` is n and Rightarrow. */
const UNSEEN = -16
/** Formulas of abstracts have no longer runs of letters; this bound keeps the search linear. */
const LONGEST = 60

/**
 * The most probable division of a run of letters: `ntoinfty` is n, to, infty. Undefined if no part is a name.
 * @param share logarithm of the share of a name among all names without white space; undefined for other letters
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

/** The class of a part, as the neighbour of a name. */
function shape(part: Part | undefined): string {
  if (part === undefined) return ''
  if (part.named) return kindOfWord(part.text)
  const { length } = part.text
  if (length === 1) return /[A-Z]/.test(part.text) ? 'X' : 'x'
  if (length === 2) return /[A-Z]/.test(part.text) ? 'Xx' : 'xx'
  return /^[a-z]+$/.test(part.text) ? 'w' : /^[A-Z]+$/.test(part.text) ? 'XX' : 'W'
}

/** The surroundings of a run of letters. */
export interface Beside {
  /** The class of the neighbour on each side, with the space between. */
  readonly left: string
  readonly right: string
  /** What the whole text shows. */
  readonly known: readonly string[]
}

/** The surroundings of a run in a text. */
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

/** The class of the next characters of a text: of a sign, or of a space and the sign behind it. */
const classOf = (text: string): string =>
  text
    .slice(0, /^\s/.test(text) ? 2 : 1)
    .replace(/\d/, '9')
    .replace(/[A-Z]/, 'W')
    .replace(/[a-z]/, 'w')
    .replace(/[\u0370-\u03FF]/, 'α')
    .replace(/\s/, ' ')

/** The contexts by which the odds judge a division: the neighbours of each name, within the run and beside it. */
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

/** The largest odds of a name in a run. */
const MOST = 5

/** The odds of the name in the run that is least likely a word of running text. */
export const mostTelling = (parts: readonly Part[], weights: Weights): number =>
  Math.min(
    MOST,
    Math.max(...parts.map(({ text, named }) => (named ? (weights.get(text)?.get(ALONE) ?? RARE) : RARE))),
  )

/** Whether it is a word that only happens to contain a name: `direc`, `to`, `r`. */
const isHopeless = (parts: readonly Part[], weights: Weights): boolean =>
  parts.length < 2 ||
  (mostTelling(parts, weights) < -1 && parts.some(({ text, named }) => !named && text.length > 2))

/** Added to the odds where a run contains a name that is no word. */
const TELLING = 9
/** Added to the odds where the title has the letter of a name. */
export const TITLED = 5

/** The smallest odds of a division, in a text with signs of TeX and in other texts. */
const ENOUGH = { tex: 1.5, plain: 4 } as const

/** Words repeat, so their divisions are cached by table of odds; a cache is emptied when it holds more than this. */
const MEMORY = 20_000
const stores = new WeakMap<Weights, Map<string, readonly Part[] | undefined>>()

/** The share of a name; undefined for commands for text: a brace follows them, so they are never part of a run. */
const shareOf = (weights: Weights, name: string): number | undefined =>
  /^text|^emph$|box$/.test(name)
    ? undefined
    : (weights.get(name)?.get(GLUED) ??
      (name.length > 5 && symbol(name) ? (weights.has(name) ? RARE : UNSEEN) : undefined))

/** The most probable division of a run, cached. */
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

/** Whether a part is a closing bracket, which needs an opening one: `strangle` is a word. */
const isClosing = ({ text, named }: Part): boolean => named && symbol(text)?.kind === 'close'

/** Te|rm, Ha|rm: a change of font has no letters right before it. */
const isSwitched = ({ text, named }: Part, at: number, parts: readonly Part[]): boolean =>
  named && at > 0 && parts[at - 1]?.named === false && commandKind(text) === 'switch'

/** muP, DeltaAUC: capitals follow the name of a letter. */
const isCased = ({ text, named }: Part, at: number, parts: readonly Part[]): boolean =>
  named && isGreek(text) && /^[A-Z]+$/.test(parts[at + 1]?.text ?? '')

/** Whether a run certainly contains a name that is no word. */
export const isTelling = (run: string, weights: Weights): boolean =>
  partsOf(run, weights)?.some((part, i, parts) => {
    // quad, rangle: a closing bracket needs an opening one.
    if (!part.named || isGreek(part.text) || isClosing(part) || isClosing(parts[i + 1] ?? part)) return false
    const alone = (name: string): number => weights.get(name)?.get(ALONE) ?? RARE
    // invert, Stage: a short name needs capitals or names beside it.
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

/** The parts of the run at `start` of a text: the run itself, or names of commands and the letters around them. */
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
