import { punctuate, punctuateHtml } from '../site/punctuation.ts'
import { escapeText } from '../typeset/escape-html.ts'
import { inlineHtml } from '../typeset/markdown.ts'
import { abstractHtml, type Paper } from './papers.ts'

/** HTML of a title as readers see it, with typeset formulas and punctuation. */
export function shownTitle({ title, heading, path }: Paper): string {
  return heading ? punctuateHtml(inlineHtml(heading, path)) : escapeText(punctuate(title))
}

/**
 * HTML of an abstract as readers see it, with typeset formulas and punctuation. Files of data have it as it was
 * printed.
 * @throws as `abstractHtml`
 */
export function shownAbstract(paper: Paper): string {
  return punctuateHtml(abstractHtml(paper))
}
