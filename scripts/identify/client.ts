import { setTimeout as wait } from 'node:timers/promises'

/** Why arXiv gives no answer; the message says what to do. */
export class NoAnswer extends Error {}

/** What arXiv asks of programs: one request in three seconds (https://info.arxiv.org/help/api/tou.html). */
export const LEAST_PAUSE = 3

/** The largest number of attempts, and the longest acceptable wait in seconds. */
const TRIES = 3
const LONGEST_WAIT = 120
const TIMEOUT = 60

const AGENT = 'daily-papers (identify; one request in three seconds)'

/** Asks an HTTP service one question at a time, with a pause between two. */
export class Client {
  readonly #pause: number
  readonly #say: (what: string) => void
  #next = 0

  /**
   * @param pause between two requests, in seconds
   * @param say called before each wait
   */
  constructor(pause: number, say: (what: string) => void) {
    this.#pause = pause * 1000
    this.#say = say
  }

  /** @throws {NoAnswer} where the service cannot be reached, or refuses */
  async get(address: URL): Promise<string> {
    let refused = ''
    for (let attempt = 1; attempt <= TRIES; attempt++) {
      await wait(Math.max(0, this.#next - performance.now()))
      const response = await this.#request(address)
      this.#next = performance.now() + this.#pause
      if (response.ok) return response.text()
      refused = `${address.host} answers ${response.status} ${response.statusText}`.trim()
      if (response.status !== 429 && response.status < 500) break
      const asked = retryAfter(response) ?? attempt * 5 * (this.#pause / 1000)
      if (asked > LONGEST_WAIT) throw new NoAnswer(`${refused} and asks to wait ${Math.ceil(asked)} seconds.`)
      if (attempt < TRIES) this.#say(`${refused}: waiting ${Math.ceil(asked)} s`)
      this.#next = Math.max(this.#next, performance.now() + asked * 1000)
    }
    throw new NoAnswer(`${refused}.`)
  }

  async #request(address: URL): Promise<Response> {
    try {
      return await fetch(address, {
        headers: { 'user-agent': AGENT },
        signal: AbortSignal.timeout(TIMEOUT * 1000),
      })
    } catch (error) {
      const { cause } = error instanceof Error ? error : { cause: undefined }
      const why = cause instanceof Error && 'code' in cause ? cause.code : error
      throw new NoAnswer(`${address.host} cannot be reached: ${why}.`)
    }
  }
}

/** Seconds to wait, as a number or as a date (RFC 9110, section 10.2.3). */
function retryAfter({ headers }: Response): number | undefined {
  const value = headers.get('retry-after')
  if (value === null) return undefined
  if (/^\d+$/.test(value.trim())) return Number(value)
  const until = Date.parse(value)
  return Number.isNaN(until) ? undefined : Math.max(0, (until - Date.now()) / 1000)
}
