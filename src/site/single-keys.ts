const FIELDS = 'input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable]'

/** Whether an event goes to a field that takes text. */
export function isTyping({ target, isComposing }: KeyboardEvent): boolean {
  // When a dialog is closed, its field keeps the focus until the next frame.
  const isField =
    target instanceof HTMLElement && target.closest(FIELDS) && !target.closest('dialog:not([open])')
  return isComposing || Boolean(isField)
}

/**
 * Whether a key was pressed alone, as a shortcut. Readers can switch shortcuts off, as speech input needs (WCAG 2.1.4).
 */
export function isSingleKey(event: KeyboardEvent): boolean {
  const { ctrlKey, metaKey, altKey } = event
  const isOff = document.documentElement.dataset['keys'] === 'off'
  return !isOff && !ctrlKey && !metaKey && !altKey && !isTyping(event)
}
