/** How long a notice stays, in ms, unless the pointer or the focus is on it. */
const STAY = 20_000

const region = document.createElement('div')
region.className = 'notice'
region.setAttribute('role', 'status')
let leave: ReturnType<typeof setTimeout> | undefined

/** Shows a message at the foot of the window, with a button or link for what can be done about it. */
export function notify(...content: readonly (Node | string)[]): void {
  if (!region.isConnected) document.body.append(region)
  region.replaceChildren()
  clearTimeout(leave)
  // Screen readers announce what is added to an empty live region.
  requestAnimationFrame(() => region.replaceChildren(...content))
  leave = setTimeout(expire, STAY)
}

export function dismiss(): void {
  region.replaceChildren()
}

function expire(): void {
  if (region.matches(':hover, :focus-within')) leave = setTimeout(expire, STAY)
  else dismiss()
}
