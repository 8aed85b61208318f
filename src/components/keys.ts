/**
 * The part of the keys that every page has: it waits for one of them and fetches the rest then, so that it stays small
 * enough to come with the page.
 */
import { keepList } from '../site/last-list.ts'
import { isSingleKey } from '../site/single-keys.ts'

const KEYS = new Set(['j', 'k', 'o', 'x', 's', 'r', 'n', 'p', '?'])
const actions = () => import('./key-actions.ts')

// Captured, since a letter typed on a result of the search goes on with the query otherwise. The search, which comes first,
// takes what is typed before its field is there.
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
