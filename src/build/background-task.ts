import { on } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { END, type Message } from './background.ts'

/** The script of a background thread. It works on the papers in the order in which they are loaded, as they arrive. */
const { script, task } = workerData
const { default: work } = await import(script)
if (!parentPort) throw new Error('This is the script of a background thread.')
parentPort.postMessage(await work(task, papersOf(on(parentPort, 'message'))))
parentPort.close()

async function* papersOf(events: AsyncIterable<Message<unknown>[]>): AsyncGenerator<unknown> {
  for await (const [message = END] of events) {
    if (message === END) return
    yield* message
  }
}
