import { contexts, isAmongWords, wordsOf } from './contexts.ts'
import { type Source, token } from './item.ts'
import { knownIn } from './known.ts'
import { ALONE, aloneOf, oddsOf, type Weights } from './odds.ts'
import { isTelling, TITLED, unglue } from './seams.ts'
import { tokenize } from './tokens.ts'

/**
 * The tokens of a text with the odds of each.
 * @param links spans of the text that are one token each
 * @param title of the paper, whose signs the text may use
 * @param weights the table of odds
 */
export function evidence(
  text: string,
  links: readonly { start: number; end: number }[],
  title: string,
  weights: Weights,
): Source {
  const known = knownIn(
    text,
    title,
    word => aloneOf(weights, word),
    run => isTelling(run, weights),
  )
  const tokens = tokenize(text, links, (run, start) => unglue(run, start, text, known, weights))
  const judged = new Map<number, number>()
  const source: Source = {
    tokens,
    known,
    isName: word => weights.get(word)?.has(ALONE) === true,
    isWord: word => (weights.get(word)?.get(ALONE) ?? -1) < 0,
    odds: at => {
      let odds = judged.get(at)
      if (odds === undefined) {
        const here = token(source, at)
        odds = weights.get(here.text)?.get(ALONE) ?? 0
        if (odds >= 0 || !isAmongWords(source, at))
          odds += oddsOf(weights, wordsOf(here), contexts(source, at))
        if (known.titled.has(here.text)) odds += TITLED
        judged.set(at, odds)
      }
      return odds
    },
  }
  return source
}
