/**
 * Arrow keys move from the field through the results and back, Home and End to the first and last. The results are
 * ordinary links: Enter, Ctrl-Enter and the context menu work as on any link, and screen readers announce links.
 */
export function walkResults(
  event: KeyboardEvent,
  field: HTMLInputElement,
  links: readonly HTMLElement[],
): void {
  const place = links.findIndex(link => link.matches(':focus'))
  const inField = field.matches(':focus')
  if (event.isComposing || event.altKey || (!inField && place < 0)) return
  const { key, shiftKey } = event
  const command = event.ctrlKey || event.metaKey
  const dialog = field.closest('dialog')
  if (key === 'Escape' && dialog) {
    // The field would use the key itself, to clear its text.
    event.preventDefault()
    dialog.close()
    return
  }
  const target = command || shiftKey ? undefined : targetOf(key, place, links, field)
  if (target) {
    event.preventDefault()
    target.focus()
  } else if (key === 'Enter' && inField && command) {
    event.preventDefault()
    const [first] = links
    if (first instanceof HTMLAnchorElement) window.open(first.href, '_blank', 'noopener')
  } else if (place >= 0 && key.length === 1 && key !== ' ' && !command) {
    // A letter typed on a result continues the query.
    field.focus()
  }
}

/** The target of a key from a place among the results; -1 is the field. */
function targetOf(key: string, place: number, links: readonly HTMLElement[], field: HTMLElement) {
  if (key === 'ArrowDown') return links[Math.min(place + 1, links.length - 1)]
  if (place < 0) return undefined
  if (key === 'ArrowUp') return links[place - 1] ?? field
  if (key === 'Home') return links[0]
  if (key === 'End') return links.at(-1)
  return key === 'Escape' ? field : undefined
}
