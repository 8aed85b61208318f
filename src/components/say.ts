/** Puts a message into an element's status; emptied first, so that screen readers announce the same words again. */
export function say(element: Element, words: string): void {
  const status = element.querySelector('[role="status"]')
  if (!status) return
  status.textContent = ''
  requestAnimationFrame(() => {
    status.textContent = words
  })
}
