import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseXml } from '@rgrove/parse-xml'
import AdmZip from 'adm-zip'
import { type Book, writeEpub } from '../../src/edition-file/epub.ts'
import { inlineHtml } from '../../src/typeset/markdown.ts'

const chapter = (id: string) => ({
  id,
  title: id,
  heading: id,
  authors: [],
  html: `<p>About ${id}.</p>`,
  links: [],
  address: `https://example.org/papers/${id}/`,
})

const book: Book = {
  address: 'https://example.org/editions/2025-07-30/',
  title: 'Papers',
  author: 'Nobody',
  editors: ['An Editor'],
  sources: ['https://example.org/listing'],
  language: 'en',
  date: '2025-07-30',
  css: '',
  cover: new Uint8Array([1]),
  fonts: [{ name: 'paper-serif', bytes: new Uint8Array([2]) }],
  chapters: ['nav', 'package', 'style', 'a-paper'].map(chapter),
}

test('a paper may have the name of another file of the book', () => {
  const entries = new AdmZip(Buffer.from(writeEpub(book))).getEntries()
  const texts = new Map(entries.map(entry => [entry.entryName, entry.getData().toString('utf8')]))
  assert.equal(texts.size, entries.length)
  assert.match(texts.get('EPUB/nav.xhtml') ?? '', /epub:type="toc"/)
  for (const { id } of book.chapters)
    assert.equal([...texts.values()].filter(text => text.includes(`<p>About ${id}.</p>`)).length, 1)
})

test('text may hold what ends a CDATA section', () => {
  const odd = {
    ...chapter('odd'),
    title: 'a ]]> b',
    heading: 'a ]]&gt; b',
    html: '<p>a ]]> b</p>',
    authors: ['a ]]> b'],
  }
  const entries = new AdmZip(Buffer.from(writeEpub({ ...book, title: ']]>', chapters: [odd] }))).getEntries()
  for (const entry of entries.filter(({ entryName }) => /\.(?:xhtml|opf)$/.test(entryName))) {
    const { root } = parseXml(entry.getData().toString('utf8'))
    if (entry.entryName.includes('odd')) assert.equal(root?.text.split('a ]]> b').length, 5)
  }
})

test('a book names its editors and sources, and what helps to read it', () => {
  const math = {
    ...chapter('math'),
    html: inlineHtml('Of $a<b$ and $x^2$.', 'text'),
  }
  const entries = new AdmZip(Buffer.from(writeEpub({ ...book, chapters: [math] }))).getEntries()
  const texts = new Map(entries.map(entry => [entry.entryName, entry.getData().toString('utf8')]))
  const metadata = texts.get('EPUB/package.opf') ?? ''
  assert.match(metadata, /<dc:contributor id="editor-0">An Editor<.*role.*>edt</)
  assert.match(metadata, /<dc:source>https:\/\/example.org\/listing</)
  for (const feature of ['tableOfContents', 'readingOrder', 'MathML', 'latex'])
    assert.ok(metadata.includes(`"schema:accessibilityFeature">${feature}<`), feature)
  const page = texts.get('EPUB/paper-math.xhtml') ?? ''
  assert.deepEqual(
    [...page.matchAll(/alttext="([^"]*)"/g)].map(([, text]) => text),
    ['a&#x3C;b', 'x^2'],
  )
  parseXml(page)
  assert.ok(!new AdmZip(Buffer.from(writeEpub(book))).readAsText('EPUB/package.opf').includes('MathML'))
})

test('a book begins with its cover, and holds its fonts', () => {
  const zip = new AdmZip(Buffer.from(writeEpub(book)))
  assert.deepEqual([...(zip.readFile('EPUB/cover.png') ?? [])], [1])
  assert.deepEqual([...(zip.readFile('EPUB/paper-serif.woff2') ?? [])], [2])
  const entries = zip.readAsText('EPUB/package.opf')
  assert.match(entries, /href="cover.png" media-type="image\/png" properties="cover-image"/)
  assert.match(entries, /href="paper-serif.woff2" media-type="font\/woff2"/)
  assert.match(entries, /<spine><itemref idref="cover" \/><itemref idref="nav" \/>/)
  assert.match(zip.readAsText('EPUB/cover.xhtml'), /src="cover.png" alt="Papers"/)
})
