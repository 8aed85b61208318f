import { plugins } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import type { PaperRecord } from '../../schemas/paper-record.ts'
import { cslItem } from './csl.ts'
import type { CslName } from './name.ts'
import { texMarkdown, texText } from './tex.ts'

const config = plugins.config.get('@bibtex')
config.format.useIdAsLabel = true
config.format.checkLabel = false
// citation-js drops characters that it cannot write in ASCII (² becomes 2) and knows no math, so it is given TeX.
config.format.asciiOnly = false
for (const field of ['title', 'note', 'edition', 'publisher'])
  config.constants.fieldTypes[field] = ['field', 'verbatim']

/** Fields in which citation-js would write something else than BibTeX styles read. */
const REPLACED = new Set(['howpublished', 'month', 'url'])

type Fields = readonly (readonly [name: string, value: string])[]

/** Cached: a paper's entry is in its own file, in its edition's and in that of all papers. */
const known = new WeakMap<PaperRecord, Fields>()

/**
 * The paper as a BibTeX entry in UTF-8. Its key is author, year and word, or the slug where these are not known. The
 * title keeps its capitals, and formulas stay TeX.
 * @param withAbstract false for an entry that a page shows
 */
export function bibtex(record: PaperRecord, withAbstract = true): string {
  const fields = known.get(record) ?? fieldsOf(record)
  known.set(record, fields)
  const abstract = withAbstract ? [['abstract', texAbstract(record)] as const] : []
  const lines = [...fields, ...abstract].map(([name, value]) => `  ${name} = {${value}},\n`)
  return `@misc{${record.citationKey ?? record.slug},\n${lines.join('')}}\n`
}

function fieldsOf(record: PaperRecord): Fields {
  const { URL: url } = cslItem(record)
  const [primaryClass] = record.identity?.categories ?? []
  const [entry] = plugins.output.format('bibtex', [inTex(record)], { format: 'object' })
  const { title = '', author, ...mapped } = entry?.properties ?? {}
  return [
    ['title', title],
    ...(author ? [['author', author] as const] : []),
    ...Object.entries(mapped).filter(([name]) => !REPLACED.has(name) && !(record.id && name === 'publisher')),
    ...(record.id
      ? ([
          ['eprint', record.id],
          ['archivePrefix', 'arXiv'],
          ...(primaryClass === undefined ? [] : [['primaryClass', primaryClass] as const]),
        ] as const)
      : ([['howpublished', `\\url{${url}}`]] as const)),
    ['url', url],
  ]
}

const abstracts = new WeakMap<PaperRecord, string>()

function texAbstract(record: PaperRecord): string {
  const abstract = abstracts.get(record) ?? texMarkdown(record.markdown)
  abstracts.set(record, abstract)
  return abstract
}

function inTex(record: PaperRecord): object {
  const { abstract: _, type: __, 'container-title': ___, author, ...item } = cslItem(record)
  return {
    ...item,
    // BibTeX's type for a web page is misc, and so it is for a preprint.
    type: 'webpage',
    // A second pair of braces keeps the capitals of the title in every style.
    title: `{${record.heading ? texMarkdown(record.heading) : texText(record.title)}}`,
    ...(item.note !== undefined && { note: texText(item.note) }),
    ...(author && { author: author.map(nameInTex) }),
  }
}

function nameInTex(name: CslName): object {
  return Object.fromEntries(Object.entries(name).map(([part, text]) => [part, texText(text)]))
}
