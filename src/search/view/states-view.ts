import { create } from './dom.ts'
import { countText } from './results-view.ts'

/** What to do when nothing is shown, or more could be. */

export function nothingFound(hidden: number, titles: string): Node[] {
  if (hidden === 0) {
    const advice = 'Try fewer or other words, part of a title, or an acronym; or look through '
    return [create('p', {}, advice, create('a', { href: titles }, 'the list of titles'), '.')]
  }
  const clear = create('button', { type: 'button', 'data-clear-filters': '' }, 'Clear the filters')
  return [create('p', {}, `The filters hide ${countText(hidden, '')}. `, clear)]
}

export function errorAdvice(titles: string): Node[] {
  const link = create('a', { href: titles }, 'the list of titles')
  return [
    create('p', {}, 'Check the connection, or look through ', link, '.'),
    create('button', { type: 'button', 'data-retry': '' }, 'Try again'),
  ]
}

export function allResults(address: string): Node {
  return create('p', {}, create('a', { href: address }, 'All results, with filters'))
}

export function moreButton(left: number): Node[] {
  return left > 0 ? [create('button', { type: 'button', 'data-more': '' }, `Show ${left} more`)] : []
}

/** How to search, and the searches made last. */
export function startView(recent: readonly string[], addressOf: (typed: string) => string): Node[] {
  const code = (text: string) => create('code', {}, text)
  const hint = create(
    'p',
    { class: 'search-hint' },
    'Words, ',
    code('"a phrase"'),
    ', ',
    code('-without'),
    ', ',
    code('title:word'),
    '.',
  )
  if (recent.length === 0) return [hint]
  const items = recent.map(typed =>
    create('li', {}, create('a', { href: addressOf(typed), 'data-search-instead': typed }, typed)),
  )
  return [
    hint,
    create('h2', { class: 'search-recent-title' }, 'Recent searches'),
    create('ul', { class: 'search-recent', role: 'list' }, ...items),
    create('button', { type: 'button', 'data-forget': '' }, 'Clear recent searches'),
  ]
}
