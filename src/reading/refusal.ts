import { paths } from '../site/paths.ts'
import { notify } from './notice.ts'
import type { Refusal } from './store.ts'

/** What to tell where the device does not keep what it is given. */
export const REFUSALS: Readonly<Record<Refusal, string>> = {
  full: 'There is no room on this device. What you mark now lasts as long as this tab.',
  refused: 'This browser keeps nothing for this site. What you mark lasts as long as this tab.',
}

/** Tells it, and where the list can be taken along. */
export function tellRefusal(refusal: Refusal): void {
  const link = document.createElement('a')
  link.href = paths.my()
  link.textContent = 'Export it'
  notify(`${REFUSALS[refusal]} `, link)
}
