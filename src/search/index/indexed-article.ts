import { type PaperFacts, paperFacts } from '../../papers/facts.ts'
import type { PaperFrontMatter } from '../../schemas/paper.ts'
import { escapeHtml } from '../../typeset/escape-html.ts'
import { inlineHtml, type Typeset } from '../../typeset/markdown.ts'
import { ABSTRACT_ANCHOR } from '../engine/engine.ts'
import { topicValue } from '../engine/facets.ts'

/** Attributes of the article on a paper's page that tell Pagefind how to index it. */
export function articleAttributes({ title, edition, month, topics, hasCode, hasMath }: PaperFacts) {
  return {
    'data-pagefind-body': '',
    'data-pagefind-meta': 'title[data-title], edition[data-edition]',
    'data-pagefind-filter': [
      'edition[data-edition]',
      ...(month === undefined ? [] : ['month[data-month]']),
      ...topics.map((_, place) => `topic[data-topic-${place + 1}]`),
      ...(hasCode ? ['code[data-code]'] : []),
      ...(hasMath ? ['math[data-math]'] : []),
    ].join(', '),
    'data-title': title,
    'data-edition': edition,
    ...(month !== undefined && { 'data-month': month }),
    ...Object.fromEntries(
      topics.map(({ id, name }, place) => [`data-topic-${place + 1}`, topicValue(id, name)]),
    ),
    ...(hasCode && { 'data-code': 'yes' }),
    ...(hasMath && { 'data-math': 'yes' }),
  }
}

/** The part of a paper's page that is searched, so that the index need not wait for the pages. */
export function indexedArticle(
  data: PaperFrontMatter,
  typeset: Pick<Typeset, 'hasMath'> & { readonly html: string },
): string {
  const attributes = Object.entries(articleAttributes(paperFacts(data, typeset)))
    .map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
    .join('')
  const title = data.heading ? inlineHtml(data.heading, data.slug) : escapeHtml(data.title)
  const authors = data.authors
    ? `<p class="authors" data-pagefind-meta="authors" data-pagefind-ignore>${escapeHtml(data.authors.join(', '))}</p>`
    : ''
  return `<!doctype html><html lang="en"><body><article${attributes}><header><h1>${title}</h1>${authors}</header><span id="${ABSTRACT_ANCHOR}"></span><div class="abstract">${typeset.html}</div></article></body></html>`
}
