import { Presets, SingleBar } from 'cli-progress'

/** Time before the first line of a stage, in ms; without a terminal, also the time between two lines. */
const QUIET = 1500

/** How much of a stage is done, of how much. */
type Tell = (done: number, total: number) => void

/** The bar on the terminal; there is one at a time. */
let bar: SingleBar | undefined

/** Removes the bar, so that a line can take its place; the next step draws it again. */
export function clearBar(): void {
  bar?.stop()
  bar = undefined
}

/**
 * Shows the progress of a long stage: on a terminal in one line with a bar and the time left, elsewhere in a line now
 * and then. To be called after each step; a short stage shows nothing.
 * @param what the things that are counted, such as “papers”
 */
export function progress(what: string): Tell {
  let last = performance.now()
  return (done, total) => {
    if (done >= total) clearBar()
    else if (bar) bar.update(done)
    else if (performance.now() - last >= QUIET) {
      if (process.stderr.isTTY) bar = started(what, done, total)
      else {
        last = performance.now()
        console.error(`${done} of ${total} ${what}`)
      }
    }
  }
}

function started(what: string, done: number, total: number): SingleBar {
  const format = `{bar} {value} of {total} ${what}, {eta_formatted} left`
  const started = new SingleBar({ format, stream: process.stderr, clearOnComplete: true }, Presets.rect)
  started.start(total, done)
  return started
}
