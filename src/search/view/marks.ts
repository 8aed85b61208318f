import { placeInList, stepList } from '../../site/last-list.ts'
import { loadSheet } from '../../site/load-sheet.ts'
import { mark } from '../engine/excerpt.ts'
import { create, markedNodes } from './dom.ts'
import { marksIn } from './marks-address.ts'
import sheet from './search.css?url'

/** Elements in which nothing is marked: marks would break math, and text that is not indexed is no match. */
const SKIPPED = 'math, mark, script, style, [data-pagefind-ignore]'

/**
 * Marks the words that the page's address holds in an article, and shows a bar to step through them. Removing the marks
 * restores the article and the address.
 */
export async function markPage(article: Element): Promise<void> {
  const slots = marksIn(location.hash).map(word => ({ typed: word, forms: [word] }))
  if (slots.length === 0) return
  await loadSheet(sheet)
  for (const text of textNodes(article)) {
    const pieces = mark(text.data, slots)
    if (pieces.some(({ marked }) => marked)) text.replaceWith(...markedNodes(pieces))
  }
  const marks = [...article.querySelectorAll('mark')]
  const among = placeInList()
  if (marks.length > 0 || among) article.after(stepper(marks, among))
}

function textNodes(article: Element): Text[] {
  const nodes: Text[] = []
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text && !node.parentElement?.closest(SKIPPED)) nodes.push(node)
  }
  return nodes
}

/**
 * A bar with the number of marks, and buttons: to the previous and the next mark, to the previous and the next result,
 * and to remove all marks.
 */
function stepper(marks: readonly HTMLElement[], among: ReturnType<typeof placeInList>): HTMLElement {
  let current = -1
  const place = create('output', {}, `${marks.length} ${marks.length === 1 ? 'match' : 'matches'}`)
  const go = (step: number) => {
    marks[current]?.removeAttribute('aria-current')
    current = current < 0 && step < 0 ? marks.length - 1 : (current + step + marks.length) % marks.length
    const target = marks[current]
    target?.setAttribute('aria-current', 'true')
    target?.scrollIntoView({ block: 'center', behavior: 'auto' })
    place.textContent = `${current + 1} of ${marks.length}`
  }
  const button = (name: string, sign: string, act: () => void) => {
    const made = create('button', { type: 'button', 'aria-label': name, title: name }, sign)
    made.addEventListener('click', act)
    return made
  }
  const bar = create('div', { class: 'search-marks', role: 'group', 'aria-label': 'Words from your search' })
  const close = () => {
    for (const marked of marks) marked.replaceWith(...marked.childNodes)
    bar.remove()
    history.replaceState(history.state, '', location.pathname + location.search)
  }
  if (marks.length > 0)
    bar.append(
      place,
      button('Previous match', '↑', () => go(-1)),
      button('Next match', '↓', () => go(1)),
    )
  if (among && among.addresses.length > 1)
    bar.append(
      create('span', {}, `Result ${among.place + 1}/${among.addresses.length}`),
      button('Previous result (p)', '‹', () => stepList(-1)),
      button('Next result (n)', '›', () => stepList(1)),
    )
  bar.append(button('Remove the marks', '×', close))
  bar.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') close()
  })
  return bar
}
