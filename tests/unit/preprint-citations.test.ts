import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { parse as parseRis } from 'astrocite-ris'
import { BibLatexParser } from 'biblatex-csl-converter'
import { parse as parseBibtex } from 'bibtex-parse'
import { apa } from '../../src/open-data/citations/apa.ts'
import { bibtex } from '../../src/open-data/citations/bibtex.ts'
import { ris } from '../../src/open-data/citations/ris.ts'
import { type PaperRecord, paperRecordSchema } from '../../src/schemas/paper-record.ts'
import { typesetMdx } from '../../src/typeset/markdown.ts'
import { splitEntries } from '../entries.ts'

const records: PaperRecord[] = splitEntries(fileURLToPath(new URL('../../content', import.meta.url)))
  .filter(({ identity }) => identity)
  .map(({ body, ...data }) =>
    paperRecordSchema.parse({
      ...data,
      url: `https://papers.example/papers/${data.slug}/`,
      edition: data.editions[0]?.date,
      order: data.editions[0]?.order,
      abstract: typesetMdx(body, data.slug).text,
      markdown: body,
    }),
  )

test('a preprint is cited with a key, its authors, year and id, as two parsers of BibTeX read it', () => {
  assert.ok(records.length >= 72)
  for (const record of records) {
    const text = bibtex(record)
    const [entry] = parseBibtex(text).filter(({ itemtype }) => itemtype === 'entry')
    const fields = Object.fromEntries(
      (entry?.fields ?? []).map(({ name, value }) => [name.toLowerCase(), value]),
    )
    assert.equal(fields['year'], record.published?.slice(0, 4))
    assert.equal(fields['eprint'], record.id)
    assert.equal(fields['archiveprefix'], 'arXiv')
    assert.equal((fields['author'] ?? '').split(' and ').length, record.authors?.length)
    assert.equal(fields['note'], undefined)

    const { entries, errors } = new BibLatexParser(text, { processUnexpected: true }).parse()
    assert.deepEqual(errors, [])
    const [read] = Object.values(entries)
    assert.equal(read?.entry_key, record.citationKey)
    assert.match(record.citationKey ?? '', /^[a-z]+(?:19|20)\d\d[a-z]/)
    const authors = read?.fields['author']
    assert.equal(Array.isArray(authors) ? authors.length : 0, record.authors?.length)
  }
  assert.equal(new Set(records.map(({ citationKey }) => citationKey)).size, records.length)
})

test('RIS and APA name authors and year', () => {
  for (const record of records) {
    const [item] = parseRis(ris(record))
    assert.equal(item?.author?.length, record.authors?.length)
    assert.match(ris(record), new RegExp(`^PY {2}- ${record.published?.slice(0, 4)}\\r$`, 'm'))
    assert.match(
      apa(record),
      new RegExp(`\\(${record.published?.slice(0, 4)}\\)\\. .* \\(arXiv:.*https://arxiv\\.org/abs/`),
    )
  }
})

test('the primary class stands in the entry where it is known', () => {
  const [record] = records
  assert.ok(record?.identity)
  const known = { ...record, identity: { ...record.identity, categories: ['cs.CV', 'cs.LG'] } }
  assert.match(bibtex(known), /^ {2}archivePrefix = \{arXiv\},\n {2}primaryClass = \{cs\.CV\},$/m)
  assert.doesNotMatch(bibtex(record), /primaryClass/)
})
