/** Letters that Unicode does not take apart into a base and an accent. */
const STROKES: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
}

/** Text in lower case without accents. */
export function unaccented(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøłđðþħı]/g, letter => STROKES[letter] ?? letter)
}

/** Names with one key are one person's: they differ only in accents, dots and case. */
export function personKey(name: string): string {
  return unaccented(name)
    .replace(/[.·]/g, ' ')
    .replace(/[‐-―]/g, '-')
    .replace(/ *- */g, '-')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Id of a person's entry in the index; nothing else on a page has it. */
export const personAnchor = (key: string): string => `person-${key.replaceAll(' ', '_')}`

/** The most frequent spelling; of several, the one with most accents and dots, which people often omit. */
export function commonestSpelling(names: readonly string[]): string {
  const counts = [...Map.groupBy(names, name => name)].map(([name, uses]) => ({
    name,
    uses: uses.length,
    signs: name.normalize('NFD').length,
  }))
  counts.sort((a, b) => b.uses - a.uses || b.signs - a.signs || (a.name < b.name ? -1 : 1))
  return counts[0]?.name ?? ''
}

const SUFFIX = /^(?:[js]r\.?|i{2,3}|iv)$/i

/** The word of a name, given name first, that an index is sorted by; particles ("van der") are not part of it. */
export function familyName(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  while (words.length > 1 && SUFFIX.test(words.at(-1) ?? '')) words.pop()
  return words.at(-1) ?? ''
}
