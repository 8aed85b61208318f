/**
 * The part of the search that every page has: it waits for a wish to search and fetches the rest then. It imports
 * nothing else, so that it stays small enough to come with the page.
 */

const app = () => import('./app.ts')
const dialog = document.querySelector<HTMLDialogElement>('dialog[data-index]')
const field = document.querySelector<HTMLInputElement>('#q')
const article = document.querySelector('article')

/** What is typed between the shortcut and the moment when the dialog's field is there to take it. */
let early: string | undefined

async function open(): Promise<void> {
  if (field) field.select()
  else if (dialog) {
    early ??= ''
    try {
      const { openDialog } = await app()
      await openDialog(dialog, () => early ?? '')
    } catch {
      // A newer deployment may have replaced the file: the search page knows the new one.
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

addEventListener('keydown', event => {
  const { key, ctrlKey, metaKey, altKey, shiftKey, target, isComposing } = event
  // The field of a dialog that has just been closed keeps the focus until the next frame.
  const typing =
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable]') &&
    !target.closest('dialog:not([open])')
  const command = ctrlKey || metaKey
  if (early !== undefined && !typing && !command && !altKey && key.length === 1) {
    early += key
    event.preventDefault()
    return
  }
  if (
    (key === 'n' || key === 'p') &&
    article &&
    !dialog?.open &&
    !typing &&
    !command &&
    !altKey &&
    !shiftKey
  ) {
    app().then(({ stepResults }) => stepResults(key === 'n' ? 1 : -1))
    return
  }
  const shortcut = command ? key.toLowerCase() === 'k' && !shiftKey : key === '/'
  if (!shortcut || typing || altKey || isComposing || event.defaultPrevented) return
  event.preventDefault()
  open()
})

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

// Back to a page whose dialog showed results: it shows them again.
if (dialog && !field && history.state?.search) {
  const [navigation] = performance.getEntriesByType('navigation')
  if (navigation instanceof PerformanceNavigationTiming && navigation.type === 'back_forward') open()
}
