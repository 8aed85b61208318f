/**
 * Puts a text on the clipboard; one that is still being fetched is promised, since Safari allows no copying after
 * a wait.
 *
 * @throws where the reader or the browser does not allow it (pages without https), or the text cannot be had
 */
export async function copyText(text: string | Promise<string>): Promise<void> {
  if (typeof text === 'string') return navigator.clipboard.writeText(text)
  const blob = text.then(value => new Blob([value], { type: 'text/plain' }))
  await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })])
}

/** Says something in the status of an element; emptied first, the same words are announced again. */
export function say(element: Element, words: string): void {
  const status = element.querySelector('[role="status"]')
  if (!status) return
  status.textContent = ''
  requestAnimationFrame(() => {
    status.textContent = words
  })
}
