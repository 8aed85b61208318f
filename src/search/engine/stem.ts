/** Shorter words are their own stems, and no stem is shorter: words with the same stem begin alike. */
const SHORTEST = 4
export const LEAST_LEFT = 3

/** Endings, the longest first, and their replacements. The groups are applied in order, at most one ending of each. */
const GROUPS: readonly (readonly (readonly [ending: RegExp, left: string])[])[] = [
  [
    [/sses$/, 'ss'],
    [/ies$/, 'y'],
    [/(?<=..[^sui])s$/, ''],
  ],
  [
    [/(?<=[aeiouy].*)izations?$/, 'iz'],
    [/(?<=[aeiouy].*)(?:isations?)$/, 'iz'],
    [/(?<=[aeiouy].*)is(?=(?:ing|ed|er|e)$)/, 'iz'],
  ],
  [
    [/(?<=[aeiouy].{2,})ational(?:ly)?$/, 'at'],
    [/(?<=[aeiouy].{1,})ations?$/, 'at'],
    [/(?<=[aeiouy].{2,})(?:ments?|ness|fully|ful)$/, ''],
    [/(?<=[aeiouy].{2,})(?:ically|ical)$/, 'ic'],
    [/(?<=[aeiouy].{2,})ally$/, 'al'],
    [/(?<=[aeiouy].{2,})ions?$/, ''],
    [/(?<=[aeiouy].{2,})ly$/, ''],
    [/(?<=[aeiouy].*)(?:ing|ed|e)$/, ''],
  ],
  [
    [/([^aeiouylsz])\1$/, '$1'],
    [/(?<=.{2,})[ey]$/, ''],
  ],
]

/**
 * A light English stem, by which two folded words are recognised as forms of one (`models`, `model`; `quantizing`,
 * `quantised`). It is only compared with other stems of this function, never looked up in the index.
 */
export function stem(word: string): string {
  const known = stems.get(word)
  if (known !== undefined) return known
  const found = shorten(word)
  stems.set(word, found)
  return found
}

/** Cached stems: the same few thousand words occur again and again. */
const stems = new Map<string, string>()

function shorten(word: string): string {
  if (word.length < SHORTEST || /[^a-z]/.test(word)) return word
  let left = word
  for (const group of GROUPS) {
    const rule = group.find(([ending]) => ending.test(left))
    if (!rule) continue
    const next = left.replace(rule[0], rule[1])
    if (next.length >= LEAST_LEFT) left = next
  }
  return left
}
