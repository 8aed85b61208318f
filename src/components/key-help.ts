import { choose } from '../site/choices.ts'
import { loadSheet } from '../site/load-sheet.ts'
import sheet from './key-help.css?url'

const KEYS = [
  { keys: ['j', 'k'], does: 'next and previous row or result' },
  { keys: ['o', 'Enter'], does: 'open it' },
  { keys: ['x'], does: 'unfold its abstract' },
  { keys: ['s'], does: 'save the paper' },
  { keys: ['r'], does: 'mark it as read' },
  { keys: ['n', 'p'], does: 'next and previous paper of the list or edition' },
  { keys: ['/'], does: 'search' },
  { keys: ['?'], does: 'this help' },
]

/** Shows what each key does, with a box that switches the keys off. */
export async function openKeyHelp(): Promise<void> {
  await loadSheet(sheet)
  if (document.querySelector('dialog[open]')) return
  const dialog = document.createElement('dialog')
  dialog.className = 'key-help'
  dialog.setAttribute('aria-labelledby', 'key-help')
  dialog.setAttribute('closedby', 'any')
  dialog.innerHTML = `<h2 id="key-help">Keys</h2><dl>${KEYS.map(
    ({ keys, does }) => `<dt>${keys.map(key => `<kbd>${key}</kbd>`).join(' ')}</dt><dd>${does}</dd>`,
  ).join(
    '',
  )}</dl><form method="dialog"><label><input type="checkbox"> Keys without Ctrl are on</label><button>Close</button></form>`
  const box = dialog.querySelector('input')
  if (box) box.checked = document.documentElement.dataset['keys'] !== 'off'
  box?.addEventListener('change', () => choose('keys', box.checked ? undefined : 'off'))
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
}
