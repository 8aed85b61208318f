/** The part of the offline site that every page has: it registers the worker after the page has loaded. */
import { file } from '../site/paths.ts'
import { PAGE_SCRIPT, WORKER } from './inventory.ts'

function register({ serviceWorker }: Navigator): void {
  // From the second visit on, the worker answers with the script that it keeps. Only a file outside Astro's bundle is
  // of the worker's version.
  const show = () => import(/* @vite-ignore */ file(PAGE_SCRIPT)).catch(() => say(NOT_KEPT))
  serviceWorker.addEventListener('message', ({ data }) => {
    const status = document.querySelector<HTMLElement>('#offline-status')
    if (status && data?.problem) status.dataset['problem'] = data.problem
  })
  serviceWorker
    .register(file(WORKER), { updateViaCache: 'none' })
    .then(({ active, installing }) => {
      if (active) return void show()
      serviceWorker.addEventListener('controllerchange', show, { once: true })
      installing?.addEventListener('statechange', () => {
        if (installing.state === 'redundant') void show()
      })
    })
    .catch(async () => say(await refusal()))
}

/** Why there is no worker. Browsers give one error for a forbidden worker and for a wrong answer of the server. */
async function refusal(): Promise<string> {
  try {
    const { ok, status, type, headers } = await fetch(file(WORKER), { cache: 'no-store', redirect: 'manual' })
    const isScript = headers.get('content-type')?.includes('javascript')
    if (ok && isScript) return UNAVAILABLE
    const isOther = ok || type === 'opaqueredirect' || status === NETWORK_AUTHENTICATION_REQUIRED
    return `${NOT_KEPT} · ${isOther ? INTERCEPTED : `the server answers with an error (${status})`}`
  } catch {
    return `${NOT_KEPT} · the network does not answer`
  }
}

function say(text: string): void {
  const status = document.querySelector('#offline-status')
  if (status) status.textContent = text
}

const NOT_KEPT = 'Not kept for offline reading'
/** RFC 6585, section 6. */
const NETWORK_AUTHENTICATION_REQUIRED = 511
/** A network that asks for a log-in first answers every address with a page of its own. */
const INTERCEPTED = 'the network answers with a page of its own, perhaps to log in'
const UNAVAILABLE = 'Offline reading is not available in this browser or private window'

if (import.meta.env.PROD) {
  if ('serviceWorker' in navigator) addEventListener('load', () => setTimeout(register, 0, navigator))
  else say(UNAVAILABLE)
}
