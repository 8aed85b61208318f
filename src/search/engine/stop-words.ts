/** Words that belong to the sentence, not to the subject: of English, and of the way people ask for papers. */
const STOP_WORDS = new Set(
  `a about all also am an and any are as at be been being but by can could did do does doing done during each
  for from had has have having he her his how i if in into is it its itself just let lets many me more most much
  my no nor not of off on one ones only onto or other our out over own per s same she should so some such than
  that the their them then there these they this those through to too under until up upon us used uses using very
  via was we were what when where whether which while who whom whose why will with within without would you your
  article articles best better find get gets good method methods paper papers show study tell work works way ways approach approaches`.split(
    /\s+/,
  ),
)

/** Whether a folded word says too little to be searched beside other words. */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word)
}

/** The words that nearly every paper prints many times: the index has more about each than a search may download. */
const COMMONEST = new Set('a an and as by for from in is of on that the this to we with'.split(' '))

export function isCommonest(word: string): boolean {
  return COMMONEST.has(word)
}

/** Words of this field that most papers print, in their longest forms, which the others begin. */
const FREQUENT =
  'data deep images language large learning models networks neural parameters performance results tasks trained training transformers'.split(
    ' ',
  )
/** Fewer letters begin too many other words. */
const LEAST_BEGUN = 4

/** Whether a word, possibly incomplete, is one that most papers print. */
export function isFrequent(word: string): boolean {
  return word.length >= LEAST_BEGUN && FREQUENT.some(frequent => frequent.startsWith(word))
}
