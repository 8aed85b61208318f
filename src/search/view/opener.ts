/**
 * The part of the search on every page. It is small: it waits until a reader wants to search, and fetches the rest
 * then.
 */
import { isSingleKey, isTyping } from '../../site/single-keys.ts'

const app = () => import('./app.ts')
const dialog = document.querySelector<HTMLDialogElement>('dialog[data-index]')
const field = document.querySelector<HTMLInputElement>('#q')
const article = document.querySelector('article')

/** The text typed between the shortcut and the moment when the dialog's field appears. */
let early: string | undefined

async function open(): Promise<void> {
  if (field) field.select()
  else if (dialog) {
    early ??= ''
    try {
      const { openDialog } = await app()
      await openDialog(dialog, () => early ?? '')
    } catch {
      // A newer deployment may have replaced the file; the search page loads the new one.
      if (dialog.dataset.search) location.assign(dialog.dataset.search)
    } finally {
      early = undefined
    }
  }
}

function fetchAhead(): void {
  app().then(
    ({ PaperSearch }) => {
      const search = field?.closest('paper-search')
      if (search instanceof PaperSearch) search.warm()
    },
    () => undefined, // Sending the form loads the page anew.
  )
}

addEventListener('keydown', onKey, true)

function onKey(event: KeyboardEvent): void {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event
  const command = ctrlKey || metaKey
  if (early !== undefined && !isTyping(event) && !command && !altKey && key.length === 1) {
    early += key
    event.preventDefault()
    return
  }
  const isCommand = command && !altKey && !shiftKey && key.toLowerCase() === 'k' && !isTyping(event)
  const isShortcut = isCommand || (key === '/' && isSingleKey(event))
  if (!isShortcut || event.defaultPrevented) return
  event.preventDefault()
  open()
}

addEventListener('click', event => {
  const { target, ctrlKey, metaKey, shiftKey } = event
  if (ctrlKey || metaKey || shiftKey || !(target instanceof Element) || !target.closest('[data-search-open]'))
    return
  event.preventDefault()
  open()
})

if (field) {
  if (location.search || field.value || document.activeElement === field) fetchAhead()
  else
    for (const event of ['focus', 'pointerenter']) field.addEventListener(event, fetchAhead, { once: true })
}

if (article && location.hash.startsWith('#mark=')) app().then(({ markPage }) => markPage(article))

const nearest = document.querySelector<HTMLElement>('nearest-titles')
if (nearest) app().then(({ showNearestTitles }) => showNearestTitles(nearest))

// The reader came back to a page whose dialog showed results: it shows them again.
if (dialog && !field && history.state?.search) {
  const [navigation] = performance.getEntriesByType('navigation')
  if (navigation instanceof PerformanceNavigationTiming && navigation.type === 'back_forward') open()
}
