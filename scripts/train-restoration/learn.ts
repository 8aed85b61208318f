import type { Era } from '../../src/schemas/damage-rules.ts'
import { contexts, isAmongWords, wordsOf } from '../split/restore/contexts.ts'
import { damage } from '../split/restore/damage.ts'
import { type Source, token } from '../split/restore/item.ts'
import { type Known, knownIn, knownOf } from '../split/restore/known.ts'
import { findLinks } from '../split/restore/links.ts'
import { commandKind, isGreek } from '../split/restore/math-commands.ts'
import { ALONE, aloneOf, GLUED, type Weights } from '../split/restore/odds.ts'
import { beside, isTelling, mostTelling, partsOf, seams, unglue } from '../split/restore/seams.ts'
import { tokenize } from '../split/restore/tokens.ts'
import { type Learning, LogisticRegression } from './logistic.ts'

/** An original with its TeX. */
export interface Original {
  readonly title: string
  readonly tex: string
}

/** Settings for learning the divisions of runs of letters, and for single tokens. */
export interface Settings {
  readonly seams: Learning
  readonly tokens: Learning
  /** Names that occur less often are not counted. */
  readonly least: number
}

const SETTINGS: Settings = {
  seams: { l1: 0.7, l2: 0.3, least: 3, epochs: 4, most: 2200 },
  tokens: { l1: 2, l2: 0.2, least: 5, epochs: 4, most: 6300 },
  least: 3,
}

/** An original as the listing prints it, with the origin of each printed word. */
interface Example {
  readonly text: string
  readonly known: Known
  /** Names of commands that lost their backslash, by the offset at which they begin. */
  readonly names: ReadonlyMap<number, string>
  /** Whether the character at an offset was in a formula. */
  readonly isMath: (offset: number) => boolean
  /** Whether the character at an offset lost a backslash. */
  readonly isSlashed: (offset: number) => boolean
}

/** Learns the table of odds from originals: rows of word, context and weight. */
export function learn(originals: readonly Original[], settings = SETTINGS): string {
  const weights = new Map<string, Map<string, number>>()
  const add = (found: ReadonlyMap<string, number>): void => {
    for (const [key, weight] of found) {
      const [word = '', context = ''] = key.split('\t')
      const contexts = weights.get(word) ?? new Map<string, number>()
      weights.set(word, contexts.set(context, weight))
    }
  }
  add(countNames(originals, settings.least))
  add(learnSeams(originals, weights, settings.seams))
  add(learnTokens(originals, weights, settings.tokens))
  return [...weights]
    .flatMap(([word, contexts]) => [...contexts].map(([context, weight]) => row(word, context, weight)))
    .sort()
    .join('')
}

/** A row of the table. A context without a row has the weight 0; a word without rows is no name. */
function row(word: string, context: string, weight: number): string {
  const rounded = Math.round(weight * 10) / 10
  return rounded === 0 && context !== ALONE ? '' : `${word}\t${context}\t${rounded}\n`
}

/** Visits the rows in steps of a prime, since papers of one field are adjacent. */
const STEP = 7919

/** Every original as printed; in both eras, where its formulas differ between them. */
function* examples(originals: readonly Original[], weights: Weights): Generator<Example> {
  for (let i = 0; i < originals.length; i++) {
    const original = originals[(i * STEP) % originals.length]
    if (!original) continue
    // The eras differ only in formulas, and half of these suffice to learn how.
    const eras: readonly Era[] = original.tex.includes('$') && i % 2 === 0 ? ['names', 'letters'] : ['names']
    for (const era of eras) yield example(original, era, weights)
  }
}

function example({ title, tex }: Original, era: Era, weights: Weights): Example {
  const { text, from } = damage(tex, era)
  const inFormula = new Uint8Array(tex.length)
  for (const { 0: formula, index } of tex.matchAll(/\$[^$]*\$/g))
    inFormula.fill(1, index, index + formula.length)
  const isMath = (offset: number): boolean => inFormula[from[offset] ?? -1] === 1
  const isSlashed = (offset: number): boolean => isMath(offset) && tex[(from[offset] ?? 0) - 1] === '\\'
  const names = new Map<number, string>()
  for (const { index } of text.matchAll(/[A-Za-z]/g)) {
    if (!isSlashed(index)) continue
    let end = index + 1
    while (/[A-Za-z]/.test(text[end] ?? '') && from[end] === (from[end - 1] ?? 0) + 1) end++
    names.set(index, text.slice(index, end))
  }
  return {
    text,
    names,
    isMath,
    isSlashed,
    known: knownIn(
      text,
      title,
      word => aloneOf(weights, word),
      run => isTelling(run, weights),
    ),
  }
}

/** How often a word is a command rather than a word, and how often it has no white space on one side. */
function countNames(originals: readonly Original[], least: number): ReadonlyMap<string, number> {
  const counted = new Map<string, number>()
  const [named, glued, plain] = [
    new Map<string, number>(),
    new Map<string, number>(),
    new Map<string, number>(),
  ]
  const add = (counts: Map<string, number>, word: string): void => {
    counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  for (const { text, names, isMath } of examples(originals, new Map())) {
    for (const { 0: run, index } of text.matchAll(/(?<![\\A-Za-z])[A-Za-z]+/g))
      if (!isMath(index)) add(plain, run)
    for (const [at, name] of names) {
      if (commandKind(name) === undefined) continue
      add(named, name)
      if (/[A-Za-z]/.test((text[at - 1] ?? '') + (text[at + name.length] ?? ''))) add(glued, name)
    }
  }
  const all = [...glued.values()].reduce((sum, count) => sum + count, 0)
  for (const [name, count] of named) {
    if (count >= least)
      counted.set(`${name}\t${ALONE}`, Math.log((count + 0.1) / ((plain.get(name) ?? 0) + 0.1)))
  }
  for (const [name, count] of glued)
    if (count >= least) counted.set(`${name}\t${GLUED}`, Math.log(count / all))
  return counted
}

/** Learns whether runs of letters are to be divided into names and other letters. */
function learnSeams(
  originals: readonly Original[],
  weights: Weights,
  learning: Learning,
): ReadonlyMap<string, number> {
  const regression = new LogisticRegression(learning)
  for (const { text, names, known } of examples(originals, weights)) {
    for (const { 0: run, index } of text.matchAll(/[A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u024F]{3,}/g)) {
      const parts = partsOf(run, weights)
      if (!parts) continue
      let at = index
      let isRight = true
      for (const { text: part, named } of parts) {
        if (named) isRight &&= names.get(at) === part
        else for (let i = at; i < at + part.length; i++) isRight &&= !names.has(i)
        at += part.length
      }
      const around = beside(text, index, index + run.length, knownOf(known, run))
      regression.add(
        seams(parts, around).map(pair => pair.join('\t')),
        isRight,
        mostTelling(parts, weights),
      )
    }
  }
  return regression.weights()
}

/** Learns whether single tokens lost a backslash, or are an index of TeX. */
function learnTokens(
  originals: readonly Original[],
  weights: Weights,
  learning: Learning,
): ReadonlyMap<string, number> {
  const regression = new LogisticRegression(learning)
  for (const { text, names, known, isMath, isSlashed } of examples(originals, weights)) {
    const tokens = tokenize(text, findLinks(text), (run, start) => unglue(run, start, text, known, weights))
    const source: Source = {
      tokens,
      known,
      odds: () => 0,
      isName: word => weights.get(word)?.has(ALONE) === true,
      isWord: () => false,
    }
    for (const [at, { kind, text: here, start }] of tokens.entries()) {
      if (!isMath(start) && isTyped(source, at)) continue
      const alone = weights.get(here)?.get(ALONE)
      const add = (label: boolean): void => {
        const found = contexts(source, at)
        const features = wordsOf(token(source, at)).flatMap(word =>
          found.map(context => `${word}\t${context}`),
        )
        regression.add(features, label, alone)
      }
      if (kind === 'word' && here.length === 1) {
        if (!/[aAI]/.test(here)) add(isMath(start))
      } else if (kind === 'word') {
        if (alone !== undefined && !(alone < 0 && isAmongWords(source, at))) add(names.get(start) === here)
      } else if (kind === 'script') add(isMath(start) && !isSlashed(start))
      else if (here === '~') add(isMath(start))
      else if (here === '{' ? isMath(start) : /^[,;:!]$/.test(here) && mayBeSpace(source, at))
        add(isSlashed(start))
    }
  }
  return regression.weights()
}

/** Whether punctuation may come from a space of TeX. Ordinary punctuation has a word before it and white space behind. */
function mayBeSpace({ tokens }: Source, at: number): boolean {
  const [before, after] = [tokens[at - 1], tokens[at + 1]]
  return after?.kind !== 'space' || before === undefined || before.kind !== 'word' || before.text.length === 1
}

/** Whether an author typed what may be a formula without dollar signs: x_i, 10^-3, alpha = 0.05. */
function isTyped({ tokens }: Source, at: number): boolean {
  const [before, here, after] = [tokens[at - 1], tokens[at], tokens[at + 1]]
  if (here?.kind === 'script') {
    const isBase =
      before !== undefined && (/^(?:number|letter|close)$/.test(before.kind) || before.text.length === 1)
    return (
      isBase &&
      after !== undefined &&
      (after.text.length < 3 || after.kind === 'number' || after.text === '{')
    )
  }
  if (here?.kind !== 'word' || !isGreek(here.text)) return false
  const left = tokens[before?.kind === 'space' ? at - 2 : at - 1]
  const right = tokens[after?.kind === 'space' ? at + 2 : at + 1]
  return [left, right].some(token => token && /^[=<>≤≥≈∼^_*+]$/.test(token.text)) || after?.text === '('
}
