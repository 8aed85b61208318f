import { plainText, restoreTitle } from '../restore.ts'

/** The end of an incomplete list of names. */
const OTHERS = /[\s,;]*(?:(?:\band\s+)?\b(?:others|et\.?\s?al\.?)|…|\.\.\.)\s*$/i
const AFFILIATION = /\s*\([^()]*\)/
const SUFFIX = /^(?:[JS]r\.?|I{2,3}|IV)$/
const INITIALS = /^(?:\p{Lu}\p{M}*\.?[ -]?){1,4}$/u

/**
 * The names in a text, with the given name first. They may be separated by semicolons, bars, line ends, "and" or
 * commas, and may have the last name first ("Bell, Ada; Dorn, Cy", "Bell, A., Dorn, C.").
 */
export function authorNames(printed: string): string[] {
  let listed = printed
  while (AFFILIATION.test(listed)) listed = listed.replace(AFFILIATION, '')
  listed = listed.replace(OTHERS, '')
  return parted(listed)
    .map(spokenName)
    .filter(name => name !== '')
}

/** Whether a list names only its first author, and says so. */
export const namesOnlyFirst = (printed: string): boolean =>
  OTHERS.test(printed) && authorNames(printed).length < 2

/** The names of a list without a last one that stands for others. None where only one is named. */
export function withoutOthers(names: readonly string[]): string[] {
  const printed = names.filter(name => name.trim() !== '')
  const isCut = printed.length > 1 && printed.at(-1)?.replace(OTHERS, '') === ''
  if (!isCut) return printed
  return printed.length > 2 ? printed.slice(0, -1) : []
}

function parted(listed: string): string[] {
  for (const mark of [/\s*;\s*/, /\s*\|\s*/, /\s*\n\s*/]) {
    const parts = listed.split(mark).filter(part => part.trim() !== '')
    if (parts.length > 1) return parts
  }
  const joined = listed.replace(/,?\s+(?:and|&|und|et)\s+/g, ' and ').split(' and ')
  if (joined.every(isTurned)) return joined
  const pieces: string[] = []
  for (const piece of joined.flatMap(part => part.split(/[,，、]\s*/))) {
    if (SUFFIX.test(piece) && pieces.length > 0) pieces.push(`${pieces.pop()} ${piece}`)
    else if (piece.trim() !== '') pieces.push(piece.trim())
  }
  const turned = pieces.length % 2 === 0 && pieces.every((piece, at) => at % 2 === 0 || INITIALS.test(piece))
  if (!turned || pieces.length === 0) return pieces
  return pieces.flatMap((piece, at) => (at % 2 ? [] : [`${piece}, ${pieces[at + 1]}`]))
}

/** "Bell, Ada": one comma, behind one last name. */
const isTurned = (name: string): boolean => {
  const [last = '', first = '', ...more] = name.split(/\s*,\s*/)
  return more.length === 0 && first !== '' && !last.trim().includes(' ')
}

/** "Last, First" and "Last, Jr, First" with the given name first, and with TeX's accents as letters. */
export function spokenName(printed: string): string {
  const [last = '', second, third] = printed.split(/ *, */)
  const name = third === undefined ? [second, last] : [third, last, second]
  return tidy(name.filter(Boolean).join(' '))
}

/** A name with TeX and white space cleaned up, its order unchanged. */
export function tidy(name: string): string {
  const read = /[\\{]/.test(name) ? plainText(restoreTitle(name)).replace(/[{}]/g, '') : name
  // JavaScript counts U+FEFF as white space; Unicode as a mark within words.
  return read.replace(/[^\S\ufeff]+/g, ' ').replace(/^ | $/g, '')
}

/** Whether a line consists only of names: capitals, few words each. */
export function areNames(text: string): boolean {
  const names = authorNames(text)
  return (
    names.length > 0 &&
    !/[.!?。]$/.test(text.replace(/\b\p{Lu}\.$|\b[JS]r\.$|al\.$/u, '')) &&
    names.every(name => NAME.test(name) && (name.includes(' ') || /\p{Lo}/u.test(name))) &&
    !/^(?:the|an?|on|towards?|from|how|why|what|is|are|can|do|does)\s/i.test(text)
  )
}

/** "Ada Bell", "Ludwig van der Berg", "J.-P. Serre", "李 明". */
const NAME =
  /^(?:(?:\p{Lu}[\p{L}\p{M}’'.-]*|(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|el|al|bin|ibn|ter|ten|zu|af)(?=\s)|\p{Lo}+)[\d*†‡§¶∗,]*(?:\s+|$)){1,6}$/u
