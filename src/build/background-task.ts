import { on } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { END, type Message } from './background.ts'

/**
 * Does the work of a background thread, and posts what becomes of it.
 *
 * @param work is given the task and the papers, in the order loaded, as they come
 */
export async function doTask<Paper, Task, Result>(
  work: (task: Task, papers: AsyncIterable<Paper>) => Promise<Result>,
): Promise<void> {
  if (!parentPort) throw new Error('This is the script of a background thread.')
  parentPort.postMessage(await work(workerData, papersOf(on(parentPort, 'message'))))
  parentPort.close()
}

async function* papersOf<Paper>(events: AsyncIterable<Message<Paper>[]>): AsyncGenerator<Paper> {
  for await (const [message = END] of events) {
    if (message === END) return
    yield* message
  }
}
