/** The used part of a service worker's global scope: TypeScript's types of it exclude the DOM, which pages need. */
export interface WorkerScope {
  readonly registration: ServiceWorkerRegistration
  readonly clients: {
    claim(): Promise<void>
    matchAll(options: { includeUncontrolled: boolean; type: 'window' }): Promise<readonly WindowClient[]>
  }
  /** Replaced by the build. */
  readonly __WB_MANIFEST: readonly ShellEntry[]
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: ExtendableEvent) => void): void
  addEventListener(type: 'message', listener: (event: WorkerMessageEvent) => void): void
}

/** A file of the shell as Workbox lists it, its address relative to the site's root. */
export interface ShellEntry {
  readonly url: string
  readonly revision: string
}

export interface WindowClient {
  readonly id: string
  readonly url: string
  postMessage(message: unknown): void
}

export interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}

export interface WorkerFetchEvent extends ExtendableEvent {
  readonly request: Request
  readonly clientId: string
  readonly resultingClientId: string
}

export interface WorkerMessageEvent extends ExtendableEvent {
  readonly data: unknown
  readonly ports: readonly MessagePort[]
}
