import { formatDate } from '../../site/dates.ts'
import { punctuate } from '../../site/punctuation.ts'
import { shortNames } from '../../site/short-names.ts'
import { excerpt, mark } from '../engine/excerpt.ts'
import { tokenise } from '../engine/fold.ts'
import type { Slot } from '../engine/match.ts'
import type { SearchedPaper } from '../engine/paper.ts'
import { quoteWords, replaceWords } from '../engine/query.ts'
import type { Change } from '../engine/search.ts'
import { create, markedNodes } from './dom.ts'
import { marksFragment } from './marks-address.ts'

/** An edition's date as people write it; the value itself if it is no date, as an address may have it. */
export function editionName(edition: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(edition) && !Number.isNaN(Date.parse(edition))
    ? formatDate(edition)
    : edition
}

/** A result that was found by its meaning, not only by its words. */
interface Meant {
  /** The offset of its nearest sentence in the abstract; undefined if that is not known. */
  readonly from: number | undefined
  /** Whether it is the first of these. */
  readonly first: boolean
}

/** One result: a link with its title, badges, and the part of its abstract that answers the query. */
export function resultItem(paper: SearchedPaper, slots: readonly Slot[], meant?: Meant): HTMLLIElement {
  const { url, heading, text, edition, month, names, hasCode, hasMath, abstract } = paper
  const link = create(
    'a',
    { href: url + marksFragment(slots), 'data-search-result': '', dir: 'auto' },
    ...markedNodes(mark(punctuate(heading), slots)),
  )
  const notes = [
    ...(names.length > 0 ? [create('span', {}, shortNames(names))] : []),
    ...(month ? [create('span', {}, month.slice(0, 4))] : []),
    ...(edition ? [create('time', { datetime: edition }, editionName(edition))] : []),
    ...(hasCode ? [create('span', { class: 'search-badge' }, 'Code')] : []),
    ...(hasMath ? [create('span', { class: 'search-badge' }, 'Math')] : []),
  ]
  return create(
    'li',
    { 'data-paper': slugOf(url) },
    ...(meant?.first ? [create('p', { class: 'search-line' }, 'By meaning')] : []),
    create('h2', {}, link),
    create('paper-marks'),
    create('p', { class: 'search-notes' }, ...notes),
    create(
      'p',
      { class: 'search-excerpt', dir: 'auto' },
      ...markedNodes(excerpt(punctuate(text), slots, abstract, meant?.from)),
    ),
  )
}

/** The slug in the address of a paper's page. */
function slugOf(url: string): string {
  return /([^/]+)\/$/.exec(url)?.[1] ?? ''
}

/** "1 paper", "12 papers", or that there is none and what for. */
export function countText(count: number, typed: string): string {
  if (count === 0)
    return typed.trim() === '' ? 'No paper has all of this' : `Nothing found for “${shorten(typed.trim())}”`
  return count === 1 ? '1 paper' : `${count.toLocaleString('en')} papers`
}

function shorten(typed: string): string {
  return typed.length > 80 ? `${typed.slice(0, 79)}…` : typed
}

/** The changes to the query, with links that undo them. */
export function changeNotice(
  { corrected, dropped, partial, unquoted }: Change,
  typed: string,
  addressOf: (typed: string) => string,
): Node[] {
  const instead = (other: string, text: string) =>
    create('a', { href: addressOf(other), 'data-search-instead': other }, shorten(text))
  const lines: (Node | string)[][] = []
  const printed = new Map(tokenise(typed).map(({ word, start, end }) => [word, typed.slice(start, end)]))
  const asTyped = (words: Iterable<string>) => quotedList([...words].map(word => printed.get(word) ?? word))
  if (corrected.size > 0) {
    const meant = replaceWords(typed, corrected)
    const wrong = new Set(corrected.keys())
    lines.push(
      ['Did you mean ', instead(meant, meant), '? These are its results.'],
      [
        `No paper prints ${asTyped(wrong)}. `,
        instead(quoteWords(typed, wrong), 'Search for it as typed'),
        '.',
      ],
    )
  }
  if (dropped.length > 0) lines.push([`No paper prints ${asTyped(dropped)}.`])
  if (unquoted) lines.push(['No paper prints exactly this phrase. These have its words:'])
  else if (partial) lines.push(['Few or no papers have all of these words. The nearest are:'])
  return lines.map(line => create('p', {}, ...line))
}

function quotedList(words: readonly string[]): string {
  const quoted = words.map(word => `“${word}”`)
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`
}
