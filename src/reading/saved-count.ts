import { store } from './device.ts'

/** Shows the number of saved papers beside the links to them. */
async function show(): Promise<void> {
  const count = await store.count()
  for (const element of document.querySelectorAll('[data-saved-count]'))
    element.textContent = count > 0 ? String(count) : ''
}

store.watch(() => void show())
void show()
