import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Account } from './ledger.ts'

/** A thread pays from so many papers on: to load its modules takes as long as to work on that many. */
const LEAST = 300
/** So many papers are handed over at once. */
const BATCH = 64
/** Room for what is soon forgotten, in MB. */
const YOUNG = 64

/** Ends the papers. */
export const END = 'end'

/** What a thread is told: some papers, and at last that there are no more. */
export type Message<Paper> = readonly Paper[] | typeof END

/** The default export of a work's module. */
export type BackgroundWork<Paper, Task> = (
  task: Task,
  papers: Iterable<Paper> | AsyncIterable<Paper>,
) => Promise<Account>

/**
 * A work that writes files of papers beside the build's own works. Where there are many papers a thread does it, and
 * begins as they are loaded.
 */
export class Background<Paper, Task> {
  readonly #script: URL
  readonly #task: Task
  readonly #least: number
  readonly #account = Promise.withResolvers<Account>()
  #worker: Worker | undefined
  #papers: Paper[] = []

  /**
   * @param script module with the work
   * @param least number of papers that a thread pays from
   */
  constructor(script: URL, task: Task, least = LEAST) {
    this.#script = script
    this.#task = task
    this.#least = least
    // It is reported where the result is asked for.
    this.#account.promise.catch(() => {})
  }

  add(paper: Paper): void {
    this.#papers.push(paper)
    if (this.#papers.length >= (this.#worker ? BATCH : this.#least)) this.#flush()
  }

  /** All papers have been added. */
  end(): void {
    if (!this.#worker) this.#account.resolve(this.#work())
    else {
      this.#flush()
      this.#post(END)
    }
  }

  /** @throws what the work threw */
  get account(): Promise<Account> {
    return this.#account.promise
  }

  async #work(): Promise<Account> {
    const { default: work }: { default: BackgroundWork<Paper, Task> } = await import(this.#script.href)
    return work(this.#task, this.#papers)
  }

  #flush(): void {
    this.#worker ??= this.#start()
    if (this.#papers.length > 0) this.#post(this.#papers)
    this.#papers = []
  }

  #start(): Worker {
    const worker = new Worker(new URL('./background-task.ts', import.meta.url), {
      workerData: { script: this.#script.href, task: this.#task },
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
    })
    this.#account.resolve(accountOf(worker))
    return worker
  }

  #post(message: Message<Paper>): void {
    this.#worker?.postMessage(message)
  }
}

async function accountOf(worker: Worker): Promise<Account> {
  const [account] = await Promise.race([
    once(worker, 'message'),
    once(worker, 'exit').then(([code]) => {
      throw new Error(`A thread ended with code ${code} before its work was done.`)
    }),
  ])
  worker.unref()
  return account
}
