import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Account } from './ledger.ts'

/** Fewer papers are not worth a thread: loading its modules takes as long as working on this many. */
const LEAST = 300
/** The number of papers in one message to a thread. */
const BATCH = 64
/** Memory of a thread for short-lived objects, in MB. */
const YOUNG = 64

/** Follows the last paper. */
export const END = 'end'

/** A message to a thread: some papers, or that there are no more. */
export type Message<Paper> = readonly Paper[] | typeof END

/** The default export of the module that does the work. */
export type BackgroundWork<Paper, Task> = (
  task: Task,
  papers: Iterable<Paper> | AsyncIterable<Paper>,
) => Promise<Account>

/**
 * Work that writes files of papers while the build goes on. Where there are many papers, a thread does it and begins
 * while they are being loaded; else it is done at the end.
 */
export class Background<Paper, Task> {
  readonly #script: URL
  readonly #task: Task
  readonly #least: number
  readonly #account = Promise.withResolvers<Account>()
  #worker: Worker | undefined
  #papers: Paper[] = []

  /**
   * @param script module that does the work
   * @param least number of papers from which a thread does it
   */
  constructor(script: URL, task: Task, least = LEAST) {
    this.#script = script
    this.#task = task
    this.#least = least
    // An error is reported where the result is awaited.
    this.#account.promise.catch(() => {})
  }

  add(paper: Paper): void {
    this.#papers.push(paper)
    if (this.#papers.length >= (this.#worker ? BATCH : this.#least)) this.#flush()
  }

  /** To be called when all papers have been added. */
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
