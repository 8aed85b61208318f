import type { SearchedPaper } from '../engine/paper.ts'
import { create } from './dom.ts'
import { countText } from './results-view.ts'

/** What to do if nothing is shown, or if there is more to show. */

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

/** Examples of what can be typed. */
const EXAMPLES = ['how to make large models smaller', '"knowledge distillation" -graph', 'title:attention']

/** How to search, the searches made last, and the newest papers. */
export function startView(
  recent: readonly string[],
  newest: readonly SearchedPaper[],
  addressOf: (typed: string) => string,
): Node[] {
  const code = (text: string) => create('code', {}, text)
  const hint = create(
    'p',
    { class: 'search-hint' },
    'Words, a question, ',
    code('"a phrase"'),
    ', ',
    code('-without'),
    ', ',
    code('title:word'),
    ', ',
    code('author:name'),
    '.',
  )
  const searches = (list: readonly string[]) =>
    list.map(typed => create('a', { href: addressOf(typed), 'data-search-instead': typed }, typed))
  const papers = newest.map(({ url, heading }) => create('a', { href: url }, heading))
  const forget = create('button', { type: 'button', 'data-forget': '' }, 'Clear recent searches')
  return [
    hint,
    ...titledList('Recent searches', searches(recent)),
    ...(recent.length > 0 ? [forget] : titledList('Examples', searches(EXAMPLES))),
    ...titledList('Newest papers', papers),
  ]
}

function titledList(title: string, links: readonly HTMLElement[]): Node[] {
  if (links.length === 0) return []
  return [
    create('h2', { class: 'search-recent-title' }, title),
    create('ul', { class: 'search-recent', role: 'list' }, ...links.map(link => create('li', {}, link))),
  ]
}
