/** Time without a change after which a search counts as finished, in ms. */
const SETTLED = 800
/** The longest time from a change until it is in the address, in ms. */
const PATIENCE = 250

/**
 * Keeps a search in the page's address. The first change after a finished search adds an entry to the browser's
 * history; changes while someone types replace that entry. So Back goes from search to search, not from key to key.
 */
export class SearchAddress {
  #settled = true
  #timer: ReturnType<typeof setTimeout> | undefined
  /** The address that is to be written, and whether it gets an entry of its own. */
  #next: { readonly address: string; readonly settled: boolean } | undefined
  readonly #restored: () => void

  /** @param restore called with the parameters when Back or Forward has changed them */
  constructor(restore: (parameters: URLSearchParams) => void) {
    this.#restored = () => {
      this.#next = undefined
      this.#settled = true
      restore(new URLSearchParams(location.search))
    }
    addEventListener('popstate', this.#restored)
  }

  /**
   * Writes the parameters soon. A finished change gets an entry of its own in the history. Writing takes the browser
   * milliseconds, and it accepts only so many addresses a minute. So it waits for the results, and happens once for
   * fast typing.
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

  /** Writes at once what is not written yet. */
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
