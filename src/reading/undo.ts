import { store } from './device.ts'
import type { RowChanges } from './held-rows.ts'
import { dismiss, notify } from './notice.ts'
import { undoing } from './rebased.ts'

/** Ctrl-Z does the same while the button is shown. */
const button = document.createElement('button')
button.type = 'button'
button.textContent = 'Undo'
let undo = async (): Promise<void> => {}
button.addEventListener('click', () => void undo())

/**
 * Says what was done to some rows, with a button that undoes it; what is written meanwhile stays.
 * @param changes the rows before and after
 * @param then called after the changes were undone
 */
export function offerUndo(
  words: string,
  changes: RowChanges,
  then: () => void = () => document.querySelector<HTMLElement>('main')?.focus(),
): void {
  undo = async () => {
    dismiss()
    await store.update([...changes.keys()], undoing(changes))
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
