/** White space that XML cannot hold, or that XML or other formats take for the end of a line. */
export const ODD_SPACE = /[\v\f\u0085\u2028\u2029]/g

/** The name of a character in Unicode's notation: `U+0007`. */
export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
