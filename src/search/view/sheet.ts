import { create } from './dom.ts'
import sheet from './search.css?url'

/** The search's styles come with the first use; until they are there, nothing is shown. */
export function loadSheet(): Promise<void> {
  if (document.querySelector(`link[href="${sheet}"]`)) return Promise.resolve()
  const link = create('link', { rel: 'stylesheet', href: sheet })
  return new Promise(resolve => {
    link.addEventListener('load', () => resolve())
    link.addEventListener('error', () => resolve())
    document.head.append(link)
  })
}
