/** Time without a change after which a search counts as made, in ms. */
const SETTLED = 800
/** Longest time from a change to its address, in ms. */
const PATIENCE = 250

/**
 * Keeps a search in the page's address. The first change after a settled search makes a new entry of the history,
 * the changes that follow while someone types replace it: Back leads from search to search, not from key to key.
 */
export class SearchAddress {
  #settled = true
  #timer: ReturnType<typeof setTimeout> | undefined
  /** The address to be written, and whether it stands for itself. */
  #next: { readonly address: string; readonly settled: boolean } | undefined
  readonly #restored: () => void

  /** @param restore is given the parameters when Back or Forward changed them */
  constructor(restore: (parameters: URLSearchParams) => void) {
    this.#restored = () => {
      this.#next = undefined
      this.#settled = true
      restore(new URLSearchParams(location.search))
    }
    addEventListener('popstate', this.#restored)
  }

  /**
   * Has the parameters written, soon; a settled change stands for itself in the history. Writing takes the browser
   * milliseconds, and only so many addresses a minute: it waits for the results, and is done once for fast typing.
   */
  write(parameters: string, settled: boolean): void {
    if (settled) this.flush()
    if (!this.#next) setTimeout(() => this.flush(), PATIENCE)
    this.#next = { address: location.pathname + (parameters && `?${parameters}`), settled }
  }

  settle(): void {
    this.flush()
    this.#settled = true
  }

  close(): void {
    removeEventListener('popstate', this.#restored)
  }

  /** Writes at once what is still to be written. */
  flush(): void {
    const next = this.#next
    this.#next = undefined
    if (!next || next.address === location.pathname + location.search) return
    if (this.#settled || next.settled) history.pushState(null, '', next.address)
    else history.replaceState(null, '', next.address)
    this.#settled = next.settled
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.settle(), SETTLED)
  }
}
