/** The script of an edition's file: it shows the list or one paper, by the fragment of the address, and searches. */
import '../components/copy-link.ts'
import '../components/theme-switch.ts'
import { openIndex } from './file-index.ts'
import { showResults } from './results.ts'

const title = document.title
const list = document.querySelector<HTMLElement>('.contents')
const field = document.querySelector<HTMLInputElement>('#q')
let listPlace = 0

/** @param moved whether the reader came here from elsewhere in the file */
function show(moved: boolean): void {
  const { dataset } = document.body
  const wanted = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  const paper = wanted?.closest<HTMLElement>('article.paper')
  if (dataset['view'] === 'contents') listPlace = scrollY
  for (const current of document.querySelectorAll('.current')) current.classList.remove('current')
  paper?.classList.add('current')
  dataset['view'] = paper ? 'paper' : 'contents'
  const heading = paper?.querySelector<HTMLElement>('.title')
  document.title = paper ? `${paper.dataset['title']} · ${title}` : title
  scrollTo({ top: paper ? 0 : listPlace, behavior: 'instant' })
  if (moved) (heading ?? list)?.focus({ preventScroll: true })
}

addEventListener('hashchange', () => show(true))
show(false)

field?.addEventListener('input', () => showResults(field.value, openIndex()))
field?.addEventListener('focus', () => openIndex(), { once: true })
// A browser restores what was typed before the page was left.
if (field?.value) showResults(field.value, openIndex())

addEventListener('keydown', event => {
  const { key, target, ctrlKey, metaKey, altKey } = event
  if (key !== '/' || ctrlKey || metaKey || altKey || !field) return
  if (target instanceof Element && target.closest('input')) return
  event.preventDefault()
  if (document.body.dataset['view'] === 'paper') location.hash = '#contents'
  setTimeout(() => field.focus())
})
