import { sentencesOf } from '../search/engine/sentences.ts'

/** The subject of a sentence about the paper's own work: “we”, “this short paper”, “our proposed method, X,”. */
const AUTHORS = String.raw`\b(?:we|the authors|(?:our|the proposed)(?: [\w-]+){0,2} (?:paper|work|approach|method|framework|model|study|goal)(?:, [^,]*,)?|(?:this|the present) (?:[\w-]+ )?(?:paper|work|report|article|study|survey|review|thesis|letter|note|tutorial|research|project))\b`
const ADVERB = String.raw`(?: (?:first|then|therefore|thus|hence|here|instead|now|\w+ly))?`
/** Verbs for making something new. */
const MAKES = String.raw`(?:propos|present|introduc|develop|devis|design|unveil|announc|formali[sz]|construct|buil[dt]|creat|collect|curat|launch|formulat|releas|describ|conceiv|establish|pioneer|open-sourc)\w*`

/**
 * Patterns of a telling sentence, the strongest first: the authors make something; something is made; the authors speak
 * of their work. They are English, so no sentence of another language matches.
 */
const MADE = new RegExp(`${AUTHORS}${ADVERB} ${MAKES}`, 'i')
const TELLING: readonly RegExp[] = [
  MADE,
  /\b(?:is|are) (?:proposed|presented|introduced|developed)\b/i,
  new RegExp(AUTHORS, 'i'),
]

/** Sentences about results and code, which follow what is new. */
const AFTERMATH =
  /^(?:(?:our|the|these|extensive|comprehensive|numerical|empirical|all|both|and|source) )*(?:experiment|result|evaluation|code|data|model|weight|project page)\w*\b[^.]*\b(?:show|demonstrat|available|released|at https?|confirm|validat)/i
/** Sentences that only say that a problem is addressed. */
const EMPTY =
  /\b(?:propose|present|introduce|aim) (?:\w+ )?to (?:address|solve|overcome|tackle) (?:these|this|those|the above)\b[^,]*\.$/i
/** Sentences that continue an enumeration. */
const SEQUEL =
  /^(?:additionally|also|furthermore|moreover|besides|finally|last(?:ly)?|second(?:ly)?|third(?:ly)?|in addition|for \(?i+\)|\(?[2-9i]+\))|\b(?:we|paper|work) (?:also|further|then|additionally)\b/i

/** The name that a title gives before a colon: `SimMIM: A Simple Framework …`. */
const nameIn = (title: string): string | undefined => /^[^:]{2,30}(?=: )/.exec(title)?.[0]

/**
 * The sentence of an abstract that says what is new. The first choice is one in which the authors make the thing that
 * the title names. Otherwise it is the first that matches the strongest pattern; a sequel (“We also …”) counts only
 * where nothing else matches. Otherwise it is the first of all.
 * @param text plain text of an abstract
 * @param title of the paper
 * @returns a sentence of the text, verbatim
 */
export function tellingSentence(text: string, title: string): string {
  const all = sentencesOf(text).map(({ start, end }) => text.slice(start, end).trim())
  const candidates = all.filter(sentence => !AFTERMATH.test(sentence) && !EMPTY.test(sentence))
  const fresh = candidates.filter(sentence => !SEQUEL.test(sentence))
  const name = nameIn(title)
  const tellingIn = (sentences: readonly string[]): string | undefined => {
    for (const telling of TELLING) {
      const found = sentences.find(sentence => telling.test(sentence))
      if (found !== undefined) return found
    }
    return undefined
  }
  return (
    (name && candidates.find(sentence => sentence.includes(name) && MADE.test(sentence))) ||
    (tellingIn(fresh) ?? tellingIn(candidates) ?? all[0] ?? '')
  )
}
