import { paths } from '../site/paths.ts'
import { notify } from './notice.ts'
import type { Refusal } from './store.ts'

/** What to say where the device refuses to store something. */
export const REFUSALS: Readonly<Record<Refusal, string>> = {
  full: 'There is no room on this device. What you mark now lasts as long as this tab.',
  refused: 'This browser keeps nothing for this site. What you mark lasts as long as this tab.',
}

/** Says so, with a link to the place where the list can be exported. */
export function tellRefusal(refusal: Refusal): void {
  const link = document.createElement('a')
  link.href = paths.my()
  link.textContent = 'Export it'
  notify(`${REFUSALS[refusal]} `, link)
}
