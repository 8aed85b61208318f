/** The part of the offline site that every page has: it registers the worker when the page itself is done. */
import { file } from '../site/paths.ts'
import { PAGE_SCRIPT } from './inventory.ts'

function register({ serviceWorker }: Navigator): void {
  // From the second visit on this comes from what is kept; its bundle is of the worker's version, not of Astro's.
  const show = () =>
    import(/* @vite-ignore */ file(PAGE_SCRIPT)).catch(() => say('Not kept for offline reading'))
  serviceWorker.addEventListener('message', ({ data }) => {
    const status = document.querySelector<HTMLElement>('#offline-status')
    if (status && data?.problem) status.dataset['problem'] = data.problem
  })
  serviceWorker
    .register(file('sw.js'), { updateViaCache: 'none' })
    .then(({ active, installing }) => {
      if (active) return void show()
      serviceWorker.addEventListener('controllerchange', show, { once: true })
      installing?.addEventListener('statechange', () => {
        if (installing.state === 'redundant') void show()
      })
    })
    .catch(error => {
      if (error.name === 'SecurityError' || error.name === 'NotSupportedError') say(UNAVAILABLE)
    })
}

function say(text: string): void {
  const status = document.querySelector('#offline-status')
  if (status) status.textContent = text
}

const UNAVAILABLE = 'Offline reading is not available in this browser or private window'

if (import.meta.env.PROD) {
  if ('serviceWorker' in navigator) addEventListener('load', () => setTimeout(register, 0, navigator))
  else say(UNAVAILABLE)
}
