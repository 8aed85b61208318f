/** Says something in the status of an element; emptied first, the same words are announced again. */
export function say(element: Element, words: string): void {
  const status = element.querySelector('[role="status"]')
  if (!status) return
  status.textContent = ''
  requestAnimationFrame(() => {
    status.textContent = words
  })
}
