import { punctuate, punctuateHtml } from '../site/punctuation.ts'
import { escapeText } from '../typeset/escape-html.ts'
import { inlineHtml } from '../typeset/markdown.ts'
import { abstractHtml, type Paper } from './papers.ts'

/** A paper stands on its page, in lists, in a booklet and in files. */
const titles = new WeakMap<Paper['entry'], string>()
const abstracts = new WeakMap<Paper['entry'], string>()

/** HTML of a title as readers see it, with typeset formulas and punctuation. */
export function shownTitle({ title, heading, path, entry }: Paper): string {
  const shown =
    titles.get(entry) ?? (heading ? punctuateHtml(inlineHtml(heading, path)) : escapeText(punctuate(title)))
  titles.set(entry, shown)
  return shown
}

/**
 * HTML of an abstract as readers see it, with typeset formulas and punctuation. Files of data have it as it was
 * printed.
 * @throws as `abstractHtml`
 */
export function shownAbstract(paper: Paper): string {
  const shown = abstracts.get(paper.entry) ?? punctuateHtml(abstractHtml(paper))
  abstracts.set(paper.entry, shown)
  return shown
}
