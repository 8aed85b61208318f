import { stepList } from '../site/last-list.ts'
import { openKeyHelp } from './key-help.ts'

const ROW = '.paper-row .title-link, a[data-search-result]'

/** Does what a key stands for. Keys of rows act on the row that has the focus; `j` and `k` move the focus. */
export function act(key: string): void {
  if (key === '?') openKeyHelp()
  else if (key === 'j' || key === 'k') step(key === 'j' ? 1 : -1)
  else if (key === 'n' || key === 'p') turn(key === 'n' ? 1 : -1)
  else {
    const link = focusedRow()
    const row = link?.closest('li')
    if (key === 'o') link?.click()
    else if (key === 'x') row?.querySelector('summary')?.click()
    else (row ?? openPaper())?.querySelector<HTMLElement>(BUTTONS[key] ?? '')?.click()
  }
}

const BUTTONS: Readonly<Record<string, string>> = { s: '[data-save]', r: '[data-mark-read]' }

/** The links of all visible rows, in the dialog where one is open. */
function links(): HTMLAnchorElement[] {
  const all = (document.querySelector('dialog[open]') ?? document).querySelectorAll<HTMLAnchorElement>(ROW)
  return [...all].filter(link => link.checkVisibility())
}

/** The paper that this page shows; undefined while a dialog covers it. */
const openPaper = () => (document.querySelector('dialog[open]') ? null : document.querySelector('article'))

const focusedRow = () => links().find(link => link.closest('li')?.contains(document.activeElement))

/** Moves the focus to the next or the previous row; at first to the first row on the screen. */
function step(by: 1 | -1): void {
  const all = links()
  const focused = focusedRow()
  const place = focused
    ? all.indexOf(focused) + by
    : all.findIndex(link => link.getBoundingClientRect().bottom > 0)
  const link = all[place]
  link?.focus()
  link?.closest('li')?.scrollIntoView({ block: 'nearest' })
}

/** Goes to the next paper of the list that the reader came from, else of the edition. */
function turn(by: 1 | -1): void {
  if (!openPaper() || stepList(by)) return
  document.querySelector<HTMLElement>(`.neighbours [rel="${by > 0 ? 'next' : 'prev'}"]`)?.click()
}
