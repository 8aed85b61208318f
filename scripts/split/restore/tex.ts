/** Joins pieces of TeX, with a space between a command and a letter. */
export function concatenate(pieces: readonly string[]): string {
  return pieces.reduce(
    (tex, piece) => (/\\[A-Za-z]+$/.test(tex) && /^[A-Za-z]/.test(piece) ? `${tex} ${piece}` : tex + piece),
    '',
  )
}
