import { parentPort } from 'node:worker_threads'
import type { Message } from './background.ts'
import type { LoadedPaper } from './paper-hook.ts'

/**
 * Does the work of a background thread: gathers the papers, and posts what becomes of them.
 *
 * @param work is given all papers, in the order loaded, once the build has named the task
 */
export function doTask<Task, Result>(
  work: (task: Task, papers: readonly LoadedPaper[]) => Promise<Result>,
): void {
  const papers: LoadedPaper[] = []
  parentPort?.on('message', async (message: Message<Task>) => {
    if ('papers' in message) {
      papers.push(...message.papers)
      return
    }
    const result = await work(message.task, papers)
    parentPort?.postMessage(result)
    parentPort?.close()
  })
}
