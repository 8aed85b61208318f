import type { Bookmark } from './bookmark.ts'
import { store } from './device.ts'
import { dismiss, notify } from './notice.ts'

/** Ctrl-Z does the same as long as it stands there. */
const button = document.createElement('button')
button.type = 'button'
button.textContent = 'Undo'
let undo = async (): Promise<void> => {}
button.addEventListener('click', () => void undo())

/**
 * Says what was done to some rows, and offers to take it back.
 * @param before the rows as they were, by slug
 * @param then is called when it was taken back
 */
export function offerUndo(
  words: string,
  before: ReadonlyMap<string, Bookmark | undefined>,
  then: () => void = () => document.querySelector<HTMLElement>('main')?.focus(),
): void {
  undo = async () => {
    dismiss()
    await store.update([...before.keys()], (_, slug) => before.get(slug))
    then()
  }
  notify(`${words} `, button)
}

addEventListener('keydown', event => {
  const { key, ctrlKey, metaKey, shiftKey, target } = event
  const typing = target instanceof Element && target.closest('input, textarea, select')
  if (!button.isConnected || typing || shiftKey || !(ctrlKey || metaKey) || key.toLowerCase() !== 'z') return
  event.preventDefault()
  void undo()
})
