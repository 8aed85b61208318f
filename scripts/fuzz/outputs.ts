import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseXml, type XmlElement, XmlText } from '@rgrove/parse-xml'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { parse as parseRis } from 'astrocite-ris'
import { BibLatexParser } from 'biblatex-csl-converter'
import { parse as parseCsv } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import type { Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import type { Nodes as MdastNodes } from 'mdast'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import Parser from 'rss-parser'
import { unified } from 'unified'
import { z } from 'zod'

/** A paper as an output has it, read by a parser that did not write it. */
export interface ReadPaper {
  /** Name of the output, for messages. */
  readonly output: string
  readonly title: string
  /** Title and abstract, or the abstract alone, with formulas in any form. */
  readonly text: string
  /** Absent where the output has none. Where the output inverts names: their letters. */
  readonly authors?: readonly string[] | { readonly letters: string }
}

const entry = z.looseObject({
  title: z.string(),
  abstract: z.string(),
  authors: z.array(z.string()).optional(),
})
const recordFile = z.looseObject({ papers: z.array(entry) })
const jsonFeed = z.looseObject({
  items: z.array(
    z.looseObject({
      title: z.string(),
      content_html: z.string(),
      content_text: z.string(),
      authors: z.array(z.object({ name: z.string() })).optional(),
    }),
  ),
})

/** The letters of a text, sorted by code point: the same for a name and its inversion. */
export const letters = (text: string): string =>
  (text.normalize('NFC').match(/\p{L}\p{M}*/gu) ?? []).sort().join('')

/**
 * Everything that a built site says about its papers, output by output.
 * @throws where a parser refuses an output
 */
export async function* readSite(folder: string): AsyncGenerator<ReadPaper> {
  const read = (path: string) => readFileSync(join(folder, path), 'utf8')
  const named = (path: string, end: string) =>
    readdirSync(join(folder, path))
      .filter(name => name.endsWith(end))
      .sort()
      .map(name => `${path}/${name}`)
  yield* records(read, named)
  yield* citations(read)
  yield* pages(read, folder)
  yield* feeds(read)
  for (const path of named('downloads', '.epub')) yield* epub(path, readFileSync(join(folder, path)))
  for (const path of named('downloads', '.html').filter(name => /\d{4}-\d\d-\d\d/.test(name)))
    for (const article of articles(fromHtml(read(path)))) {
      const text = visibleText(article)
      yield { output: path, title: text, text }
    }
  for (const path of named('.', '.xml').concat(named('feeds', '.xml'))) parseXml(read(path))
}

type Read = (path: string) => string
type Named = (path: string, end: string) => string[]

function* records(read: Read, named: Named): Generator<ReadPaper> {
  const ajv = addFormats.default(new Ajv2020({ strict: false }))
  const isList = ajv.compile(JSON.parse(read('schemas/v1/papers.json')))
  for (const path of ['papers.json', ...named('editions', '.json')]) {
    const list: unknown = JSON.parse(read(path))
    if (!isList(list)) throw new Error(`${path}: ${ajv.errorsText(isList.errors)}`)
    for (const { title, abstract, authors = [] } of recordFile.parse(list).papers)
      yield { output: path, title, text: abstract, authors }
  }
  const rows = z
    .array(z.record(z.string(), z.string()))
    .parse(parseCsv(read('papers.csv'), { columns: true }))
  for (const { title = '', abstract = '', authors = '' } of rows)
    yield { output: 'papers.csv', title, text: abstract, authors: authors === '' ? [] : authors.split('\n') }
}

function* citations(read: Read): Generator<ReadPaper> {
  const { entries, errors } = new BibLatexParser(read('papers.bib'), { processUnexpected: true }).parse()
  if (errors.length > 0) throw new Error(`papers.bib: ${JSON.stringify(errors[0])}`)
  for (const { fields } of Object.values(entries)) {
    const unknown = z.looseObject({ abstract: z.unknown() }).parse(fields)
    yield {
      output: 'papers.bib',
      title: textsIn(fields['title']).join(''),
      text: textsIn(unknown.abstract).join(''),
      authors: { letters: letters(textsIn(fields['author']).join('')) },
    }
  }
  const ris = read('papers.ris')
  const authors = ris
    .split(/^ER {2}-/m)
    .map(record => [...record.matchAll(/^AU {2}- (.*)\r$/gm)].map(([, name]) => name))
  for (const [at, { title = '', abstract = '' }] of parseRis(ris).entries())
    yield {
      output: 'papers.ris',
      title,
      text: abstract,
      authors: { letters: letters((authors[at] ?? []).join('')) },
    }
}

const markdown = unified().use(remarkParse).use(remarkMath).freeze()

function* pages(read: Read, folder: string): Generator<ReadPaper> {
  const names = readdirSync(join(folder, 'papers'), { withFileTypes: true }).filter(file =>
    file.isDirectory(),
  )
  for (const { name } of names) {
    const text = visibleText(fromHtml(read(`papers/${name}/index.html`)))
    yield { output: `papers/${name}/`, title: text, text }
    const page = textOf(markdown.parse(read(`papers/${name}.md`)))
    yield { output: `papers/${name}.md`, title: page, text: page }
  }
}

async function* feeds(read: Read): AsyncGenerator<ReadPaper> {
  for (const path of ['feeds/atom.xml', 'feeds/rss.xml']) {
    const { items } = await new Parser({ customFields: { item: ['content:encoded'] } }).parseString(
      read(path),
    )
    for (const { title = '', content = '', ...item } of items) {
      const html: unknown = item['content:encoded']
      yield { output: path, title, text: visibleText(fromHtml(typeof html === 'string' ? html : content)) }
    }
  }
  for (const { title, content_html, content_text, authors = [] } of jsonFeed.parse(
    JSON.parse(read('feeds/feed.json')),
  ).items)
    for (const text of [content_text, visibleText(fromHtml(content_html))])
      yield { output: 'feeds/feed.json', title, text, authors: authors.map(({ name }) => name) }
}

function* epub(path: string, zip: Uint8Array): Generator<ReadPaper> {
  const files = Object.entries(unzipSync(zip))
  for (const [name, content] of files) {
    if (!/\.(?:xhtml|opf|xml)$/.test(name)) continue
    const { root } = parseXml(strFromU8(content))
    if (!root || !name.includes('/paper-')) continue
    const text = xmlText(root)
    yield { output: path, title: text, text }
  }
}

/** The visible text of HTML; the TeX of formulas is hidden. */
function visibleText(node: Nodes): string {
  if (node.type === 'text') return node.value
  // Nothing replaces it, not even a space: a formula may be a part of a word.
  if (node.type === 'element' && /^(?:annotation|script|style|head|nav)$/.test(node.tagName)) return ''
  return 'children' in node ? node.children.map(visibleText).join('') : ''
}

function articles(node: Nodes): Nodes[] {
  if (node.type === 'element' && node.tagName === 'article') return [node]
  return 'children' in node ? node.children.flatMap(articles) : []
}

function xmlText(node: XmlElement): string {
  if (node.name === 'annotation') return ''
  return node.children
    .map(child => {
      if (child instanceof XmlText) return child.text
      return child.type === 'element' ? xmlText(child as XmlElement) : ''
    })
    .join('')
}

function textOf(node: MdastNodes): string {
  if ('value' in node) return node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}

/** All texts in a field, as the BibTeX parser returns it. */
function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn)
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return 'text' in value ? [String(value.text)] : Object.values(value).flatMap(textsIn)
}
