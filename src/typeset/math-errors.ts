import type { Root } from 'hast'
import type { VFile } from 'vfile'

/** rehype-katex only warns of TeX that it cannot read and prints it in red; a page must not hold that. */
export function rehypeMathErrors() {
  return (_: Root, file: VFile): void => {
    const warning = file.messages.find(message => message.source === 'rehype-katex')
    if (!warning) return
    const cause = warning.cause instanceof Error ? warning.cause.message : warning.reason
    file.fail(`${cause}. Correct the formula in the source's corrections, then split again.`, {
      place: warning.place,
      source: warning.source ?? 'rehype-katex',
      ruleId: warning.ruleId ?? 'parse-error',
    })
  }
}
