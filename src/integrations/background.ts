import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

/** So many papers are handed over at once. */
const BATCH = 64
/** Most memory for what is soon forgotten, in MB; by default it would be several times as much. */
const YOUNG = 8

/** What a thread is told: papers, one after the other, then what to do with them. */
export type Message<Paper, Task> = { readonly papers: readonly Paper[] } | { readonly task: Task }

/** A thread that works on papers beside the build's own, and says what has become of them. */
export class Background<Paper, Task, Result> {
  readonly #worker: Worker
  readonly #result: Promise<Result>
  #papers: Paper[] = []

  /** @param script module of the thread; it posts one message, its result, and ends */
  constructor(script: URL) {
    this.#worker = new Worker(script, { resourceLimits: { maxYoungGenerationSizeMb: YOUNG } })
    this.#result = resultOf(this.#worker)
    // It is reported where the result is asked for.
    this.#result.catch(() => {})
  }

  add(paper: Paper): void {
    this.#papers.push(paper)
    if (this.#papers.length >= BATCH) this.#flush()
  }

  /** All papers have been added: the work on them begins. */
  start(task: Task): void {
    this.#flush()
    this.#post({ task })
  }

  /** @throws what the thread threw */
  get result(): Promise<Result> {
    return this.#result
  }

  #flush(): void {
    if (this.#papers.length > 0) this.#post({ papers: this.#papers })
    this.#papers = []
  }

  #post(message: Message<Paper, Task>): void {
    this.#worker.postMessage(message)
  }
}

async function resultOf<Result>(worker: Worker): Promise<Result> {
  const [result] = await Promise.race([
    once(worker, 'message'),
    once(worker, 'exit').then(([code]) => {
      throw new Error(`A thread ended with code ${code} before its work was done.`)
    }),
  ])
  worker.unref()
  return result
}
