/** Shows on a page what is kept, goes on fetching what is wanted, and says when a newer version is ready. */
import { ask, type Request, type State } from './messages.ts'
import { OfflineLibrary } from './offline-library.ts'
import { readSettings } from './settings.ts'
import { problemNamed, statusText } from './status-text.ts'

/** Time before the next attempt when the network fails, in ms. */
const PATIENCE = 15_000
/** How often a page that stays open asks for a newer version, in ms. */
const UPDATE_EVERY = 3_600_000

const { serviceWorker } = navigator
/** The root of the site; this script is in a folder of it. */
const root = new URL('../', import.meta.url).href
const registration = await serviceWorker.getRegistration()
const status = document.querySelector<HTMLElement>('#offline-status')
let reachable = navigator.onLine

if (registration) {
  addEventListener('online', () => void checkForUpdate(registration))
  addEventListener('offline', () => {
    reachable = false
    void show()
  })
  registration.addEventListener('updatefound', () => watch(registration.installing))
  watch(registration.installing)
  if (registration.waiting && registration.active) offerReload(registration.waiting)
  if (serviceWorker.controller) serviceWorker.addEventListener('controllerchange', () => location.reload())
  setInterval(() => void checkForUpdate(registration), UPDATE_EVERY)
  customElements.define('offline-library', OfflineLibrary)
  addEventListener('offline-request', ({ detail }) => void request(detail))
  await show()
  await checkForUpdate(registration)
  await fill()
} else await show()

declare global {
  interface WindowEventMap {
    'offline-request': CustomEvent<Request>
  }
}

async function request(asked: Request): Promise<void> {
  if (!registration?.active) return
  if (asked === 'keep') await navigator.storage?.persist()
  render(await ask(registration.active, asked))
  if (asked === 'keep') await fill()
}

/** Goes on until all that is wanted is there. One page at a time does it; when it is closed, another takes over. */
function fill(): Promise<void> {
  return navigator.locks.request(`fill ${root}`, async () => {
    for (;;) {
      if (!registration?.active) return
      const state = await ask(registration.active, 'fill')
      render(state)
      if (!state.filling || state.problem === 'full') return
      if (state.problem === 'changed') await checkForUpdate(registration)
      if (state.problem) await new Promise(resolve => setTimeout(resolve, PATIENCE))
    }
  })
}

/** Makes the browser ask the server for the worker, which shows for certain whether the server can be reached. */
async function checkForUpdate(registration: ServiceWorkerRegistration): Promise<void> {
  try {
    await registration.update()
    reachable = true
  } catch {
    reachable = false
  }
  await show()
}

function watch(worker: ServiceWorker | null): void {
  worker?.addEventListener('statechange', () => {
    if (worker.state === 'installed' && registration?.active) offerReload(worker)
    if (worker.state === 'redundant') void show()
  })
}

function offerReload(worker: ServiceWorker): void {
  document.querySelector('.update-notice')?.remove()
  const notice = document.createElement('p')
  notice.className = 'update-notice'
  notice.setAttribute('role', 'status')
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button'
  button.textContent = 'Reload'
  // All open pages reload together, at `controllerchange`.
  button.addEventListener('click', () => worker.postMessage('activate'))
  document.body.append(notice)
  notice.append('This site was updated. ', button)
}

async function show(): Promise<void> {
  if (registration?.active) render(await ask(registration.active, 'state'))
  else if (status) {
    // A full device may not even open the settings.
    const { problem } = await readSettings(root).catch(() => ({ problem: undefined }))
    status.textContent = statusText(undefined, problem ?? problemNamed(status.dataset['problem']), reachable)
  }
}

function render(state: State): void {
  if (status) {
    const link = document.createElement('a')
    link.href = `${root}offline/`
    link.textContent = statusText(state, state.problem, reachable)
    status.replaceChildren(link)
  }
  for (const element of document.querySelectorAll('offline-library'))
    if (element instanceof OfflineLibrary) element.show(state)
}
