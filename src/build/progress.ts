/** A run stays silent this long, then tells as often where it is; milliseconds. */
const QUIET = 2000

/** How much of a run is done, of how much. */
type Tell = (done: number, total: number) => void

/** Tells of a long run where it is; to be called after each of its steps. A short one says nothing. */
export function progress(tell: Tell): Tell {
  let last = performance.now()
  return (done, total) => {
    if (performance.now() - last < QUIET) return
    last = performance.now()
    tell(done, total)
  }
}
