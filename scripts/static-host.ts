import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** A server of built sites: at one address, any site or nothing. */
export class Host {
  readonly base: string
  #port = 0
  #process: ChildProcess | undefined

  constructor(base: string) {
    this.base = base
  }

  /** Address of the home page. */
  get url(): string {
    return `http://localhost:${this.#port}${this.base}`
  }

  /** @param most number of requests after which the server is killed */
  async serve(folder: string, most = Number.POSITIVE_INFINITY): Promise<void> {
    await this.kill()
    const args = [
      join(import.meta.dirname, 'static-server.ts'),
      folder,
      this.base,
      String(this.#port),
      String(most),
    ]
    this.#process = spawn('node', args, { stdio: ['ignore', 'pipe', 'inherit'] })
    const [printed] = await once(this.#process.stdout ?? this.#process, 'data')
    this.#port = Number(String(printed))
  }

  /** Kills the server's process. */
  async kill(): Promise<void> {
    const process = this.#process
    this.#process = undefined
    if (!process || process.exitCode !== null || process.signalCode !== null) return
    process.kill('SIGKILL')
    await once(process, 'exit')
  }

  /** Requests and bytes since the last call. */
  async count(): Promise<{ requests: number; bytes: number }> {
    return (await fetch(this.url, { method: 'POST' })).json()
  }
}
