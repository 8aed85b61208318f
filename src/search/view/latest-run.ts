/** Runs a task for the latest of many requests: each request ends the run before it. */
export class LatestRun {
  #asked = new AbortController()
  #frame = 0
  readonly #task: (signal: AbortSignal) => void

  constructor(task: (signal: AbortSignal) => void) {
    this.#task = task
  }

  /** Aborted as soon as another run is requested. */
  get signal(): AbortSignal {
    return this.#asked.signal
  }

  /** Runs the task at once, and again in the next frame if more requests come within this one. */
  request(): void {
    this.#asked.abort()
    this.#asked = new AbortController()
    if (this.#frame !== 0) return
    const { signal } = this
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0
      if (signal.aborted) this.#task(this.signal)
    })
    this.#task(signal)
  }
}
