/** Joins pieces of TeX; between a command and a letter goes a space. */
export function concatenate(pieces: readonly string[]): string {
  return pieces.reduce(
    (tex, piece) => (/\\[A-Za-z]+$/.test(tex) && /^[A-Za-z]/.test(piece) ? `${tex} ${piece}` : tex + piece),
    '',
  )
}
