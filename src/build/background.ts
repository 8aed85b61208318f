import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

/** So many papers are handed over at once. */
const BATCH = 64
/** Most memory for what is soon forgotten, in MB; by default it would be several times as much. */
const YOUNG = 8

/** Ends the papers. */
export const END = 'end'

/** What a thread is told: some papers, and at last that there are no more. */
export type Message<Paper> = readonly Paper[] | typeof END

/** A thread that works on papers beside the build's own, as they are loaded, and says what has become of them. */
export class Background<Paper, Task, Result> {
  readonly #worker: Worker
  readonly #result: Promise<Result>
  #papers: Paper[] = []

  /** @param script module of the thread; it posts one message, its result, and ends */
  constructor(script: URL, task: Task) {
    this.#worker = new Worker(script, {
      workerData: task,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
    })
    this.#result = resultOf(this.#worker)
    // It is reported where the result is asked for.
    this.#result.catch(() => {})
  }

  add(paper: Paper): void {
    this.#papers.push(paper)
    if (this.#papers.length >= BATCH) this.#flush()
  }

  /** All papers have been added. */
  end(): void {
    this.#flush()
    this.#post(END)
  }

  /** @throws what the thread threw */
  get result(): Promise<Result> {
    return this.#result
  }

  #flush(): void {
    if (this.#papers.length > 0) this.#post(this.#papers)
    this.#papers = []
  }

  #post(message: Message<Paper>): void {
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
