import type { Bookmark } from './bookmark.ts'
import { store } from './device.ts'
import { dismiss, notify } from './notice.ts'

/** What Ctrl-Z takes back as long as the notice stays. */
let undo: (() => Promise<void>) | undefined

/**
 * Says what was done to some rows, and offers to take it back.
 * @param before the rows as they were, by slug
 * @param then is called when it was taken back
 */
export function offerUndo(
  words: string,
  before: ReadonlyMap<string, Bookmark | undefined>,
  then: () => void = () => undefined,
): void {
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = 'Undo'
  const run = async () => {
    undo = undefined
    dismiss()
    await store.update([...before.keys()], (_, slug) => before.get(slug))
    then()
  }
  undo = run
  button.addEventListener('click', () => void run())
  notify(`${words} `, button)
}

addEventListener('keydown', event => {
  const { key, ctrlKey, metaKey, shiftKey, target } = event
  const typing = target instanceof Element && target.closest('input, textarea, select')
  if (!undo || typing || shiftKey || !(ctrlKey || metaKey) || key.toLowerCase() !== 'z') return
  event.preventDefault()
  void undo()
})
