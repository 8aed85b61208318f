import { Presets, SingleBar } from 'cli-progress'

/** A stage stays silent this long, in ms; where no terminal is, as long again before each further line. */
const QUIET = 1500

/** How much of a stage is done, of how much. */
type Tell = (done: number, total: number) => void

/** The bar on the terminal, of which there is one at a time. */
let bar: SingleBar | undefined

/** Clears the bar away, for a line that takes its place; the next step draws it anew. */
export function clearBar(): void {
  bar?.stop()
  bar = undefined
}

/**
 * Tells where a long stage is: on a terminal in one line with a bar and the time left, elsewhere in a line now and then.
 * To be called after each step; a short stage says nothing.
 * @param what is counted, as “papers”
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
