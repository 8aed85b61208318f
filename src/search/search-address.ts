/** Time without a change after which a search counts as made, in ms. */
const SETTLED = 800

/**
 * Keeps a search in the page's address. The first change after a settled search makes a new entry of the history,
 * the changes that follow while someone types replace it: Back leads from search to search, not from key to key.
 */
export class SearchAddress {
  #settled = true
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #restored: () => void

  /** @param restore is given the parameters when Back or Forward changed them */
  constructor(restore: (parameters: URLSearchParams) => void) {
    this.#restored = () => {
      this.#settled = true
      restore(new URLSearchParams(location.search))
    }
    addEventListener('popstate', this.#restored)
  }

  /** Writes the parameters; a settled change stands for itself in the history. */
  write(parameters: string, settled: boolean): void {
    const address = location.pathname + (parameters && `?${parameters}`)
    if (address === location.pathname + location.search) return
    if (this.#settled || settled) history.pushState(null, '', address)
    else history.replaceState(null, '', address)
    this.#settled = settled
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.settle(), SETTLED)
  }

  settle(): void {
    this.#settled = true
  }

  close(): void {
    removeEventListener('popstate', this.#restored)
  }
}
