/** The error of a file that cannot be imported: the place of the fault, and what is wrong. */
export class DamagedFile extends Error {
  override name = 'DamagedFile'

  /** @param offset of the fault in the text, in characters */
  constructor(text: string, offset: number, reason: string) {
    const before = text.slice(0, offset).split('\n')
    super(`Line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}: ${reason}`)
  }
}
