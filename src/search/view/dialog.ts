import { loadSheet } from '../../site/load-sheet.ts'
import { create } from './dom.ts'
import { keptPlace } from './kept-place.ts'
import { PaperSearch } from './paper-search.ts'
import { lastSearch } from './recent.ts'
import sheet from './search.css?url'

/**
 * Fills the page's search dialog, once, and opens it.
 * @param early text that was typed before the field appeared
 */
export async function openDialog(dialog: HTMLDialogElement, early: () => string): Promise<void> {
  if (dialog.open) return
  const search = dialog.querySelector('paper-search') ?? (await fill(dialog))
  if (!(search instanceof PaperSearch)) return
  dialog.showModal()
  const typed = early()
  if (typed) {
    search.field.value = typed
    search.field.dispatchEvent(new Event('input', { bubbles: true }))
  } else search.field.select()
  search.warm()
  // The next opening is a new one.
  const { search: _, ...others } = { ...history.state }
  history.replaceState(others, '')
}

async function fill(dialog: HTMLDialogElement): Promise<HTMLElement> {
  await loadSheet(sheet)
  const field = create('input', {
    type: 'search',
    name: 'q',
    id: 'search-dialog-field',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    enterkeyhint: 'search',
    placeholder: 'Search papers',
  })
  const label = create('label', { for: field.id, class: 'visually-hidden' }, 'Search papers')
  const close = create(
    'button',
    { type: 'button', class: 'search-close', 'aria-label': 'Esc, close the search' },
    'Esc',
  )
  close.addEventListener('click', () => dialog.close())
  const form = create(
    'form',
    { class: 'search-form', action: dialog.dataset.search ?? '' },
    label,
    field,
    close,
  )
  const search = new PaperSearch()
  search.append(create('search', {}, form))
  for (const [name, value] of Object.entries(dialog.dataset))
    if (value !== undefined) search.dataset[name] = value
  field.value = keptPlace()?.typed ?? lastSearch()
  dialog.append(search)
  // A click on the backdrop is a click on the dialog itself: its content covers the rest.
  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog) dialog.close()
  })
  return search
}
