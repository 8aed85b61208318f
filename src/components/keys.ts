/** The part of the keyboard shortcuts on every page. It is small: it waits for a key, and fetches the rest then. */
import { keepList } from '../site/last-list.ts'
import { isSingleKey } from '../site/single-keys.ts'

const KEYS = new Set(['j', 'k', 'o', 'x', 's', 'r', 'n', 'p', '?'])
const actions = () => import('./key-actions.ts')

// Listens in the capture phase: a letter typed on a search result would otherwise continue the query. The search's own
// listener comes before this one, and takes what is typed before the search field appears.
addEventListener(
  'keydown',
  event => {
    const { key } = event
    if (!KEYS.has(key) || !isSingleKey(event) || event.defaultPrevented) return
    event.preventDefault()
    event.stopPropagation()
    actions().then(({ act }) => act(key))
  },
  true,
)

addEventListener('click', ({ target }) => {
  if (!(target instanceof Element)) return
  if (target.closest('[data-keys-help]')) actions().then(({ act }) => act('?'))
  if (target.closest('.paper-list .title-link'))
    keepList(
      [...document.querySelectorAll<HTMLAnchorElement>('.paper-row .title-link')]
        .filter(link => link.checkVisibility())
        .map(({ href }) => href),
    )
})
