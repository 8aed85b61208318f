const FIELDS = 'input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable]'

/** Whether an event goes to a field that takes letters. */
export function isTyping({ target, isComposing }: KeyboardEvent): boolean {
  // The field of a dialog that has just been closed keeps the focus until the next frame.
  const isField =
    target instanceof HTMLElement && target.closest(FIELDS) && !target.closest('dialog:not([open])')
  return isComposing || Boolean(isField)
}

/**
 * Whether a key was pressed alone, which is a shortcut then. A reader can switch these off (WCAG 2.1.4), as speech input
 * needs it.
 */
export function isSingleKey(event: KeyboardEvent): boolean {
  const { ctrlKey, metaKey, altKey } = event
  const isOff = document.documentElement.dataset['keys'] === 'off'
  return !isOff && !ctrlKey && !metaKey && !altKey && !isTyping(event)
}
