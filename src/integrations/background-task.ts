import { parentPort } from 'node:worker_threads'
import type { Message } from './background.ts'

/**
 * Does the work of a background thread: gathers the papers, and posts what becomes of them.
 *
 * @param work is given all papers, in the order loaded, once the build has named the task
 */
export function doTask<Paper, Task, Result>(
  work: (task: Task, papers: readonly Paper[]) => Result | Promise<Result>,
): void {
  const papers: Paper[] = []
  parentPort?.on('message', async (message: Message<Paper, Task>) => {
    if ('papers' in message) {
      papers.push(...message.papers)
      return
    }
    const result = await work(message.task, papers)
    parentPort?.postMessage(result)
    parentPort?.close()
  })
}
