/** White space that XML cannot hold, or that it and others take for a line's end. */
export const ODD_SPACE = /[\v\f\u0085\u2028\u2029]/g

/** A character as Unicode calls it: `U+0007`. */
export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
