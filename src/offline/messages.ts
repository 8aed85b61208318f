import type { Extent } from './inventory.ts'
import type { Mode, Problem } from './settings.ts'

/** What a page may ask the worker to do; the answer is always the state after it. */
const REQUESTS = ['state', 'fill', 'keep', 'pause', 'remove', 'activate'] as const
export type Request = (typeof REQUESTS)[number]

/** The number of all, and of those that are kept. */
export interface Count {
  readonly kept: number
  readonly all: number
}

/** What this device keeps of the worker's version of the site. */
export interface State {
  readonly papers: Count
  readonly files: Count
  readonly bytes: Count
  readonly unasked: Extent
  readonly mode: Mode
  /** Whether something that is wanted is missing. */
  readonly filling: boolean
  readonly problem?: Problem | undefined
}

export function isRequest(data: unknown): data is Request {
  return REQUESTS.some(request => request === data)
}

/** Asks a worker, which answers on a channel made for this question. */
export function ask(worker: ServiceWorker, request: Request): Promise<State> {
  return new Promise(resolve => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => {
      port1.close()
      resolve(data)
    }
    worker.postMessage(request, [port2])
  })
}
