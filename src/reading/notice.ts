/** How long a notice stays unless it is pointed at or holds the focus, in ms. */
const STAY = 20_000

const region = document.createElement('div')
region.className = 'notice'
region.setAttribute('role', 'status')
let leave: ReturnType<typeof setTimeout> | undefined

/** Says something at the foot of the window, with what can be done about it. */
export function notify(...content: readonly (Node | string)[]): void {
  if (!region.isConnected) document.body.append(region)
  region.replaceChildren()
  clearTimeout(leave)
  // Put into a region that was empty, it is announced.
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
