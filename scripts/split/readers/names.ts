import { plainText, restoreTitle } from '../restore.ts'

/** Names that an incomplete list ends with. */
const OTHERS = /[\s,;]*(?:(?:\band\s+)?\b(?:others|et\.?\s?al\.?)|…|\.\.\.)\s*$/i
const AFFILIATION = /\s*\([^()]*\)/
const SUFFIX = /^(?:[JS]r\.?|I{2,3}|IV)$/
const INITIALS = /^(?:\p{Lu}\p{M}*\.?[ -]?){1,4}$/u

/**
 * A list of names as text, whatever stands between them: semicolons, bars, line ends, "and", commas. Where the last
 * names come first ("Bell, Ada; Dorn, Cy", "Bell, A., Dorn, C."), they are turned.
 */
export function authorNames(printed: string): string[] {
  let listed = printed
  while (AFFILIATION.test(listed)) listed = listed.replace(AFFILIATION, '')
  listed = listed.replace(OTHERS, '')
  return parted(listed)
    .map(spokenName)
    .filter(name => name !== '')
}

/** Whether a list says itself that it names one author and leaves the others out. */
export const namesOnlyFirst = (printed: string): boolean =>
  OTHERS.test(printed) && authorNames(printed).length < 2

/** Names without the last that stands for others; none where a list names one and leaves the others out. */
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

/** "Last, First" and "Last, Jr, First" as they are spoken, accents that TeX writes as letters. */
export function spokenName(printed: string): string {
  const [last = '', second, third] = printed.split(/ *, */)
  const name = third === undefined ? [second, last] : [third, last, second]
  return tidy(name.filter(Boolean).join(' '))
}

/** A name whose order is known. */
export function tidy(name: string): string {
  const read = /[\\{]/.test(name) ? plainText(restoreTitle(name)).replace(/[{}]/g, '') : name
  // JavaScript counts U+FEFF as white space; Unicode as a mark within words.
  return read.replace(/[^\S\ufeff]+/g, ' ').replace(/^ | $/g, '')
}

/** Whether a line is nothing but names: capitals, few words each. */
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
