import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readFrontMatter } from '../../src/papers/read-yaml.ts'

test('a body keeps the line numbers of its file, with any line end', () => {
  for (const end of ['\n', '\r\n']) {
    const { data, body } = readFrontMatter(['---', 'a: 2025-07-30', '---', '', 'Text.'].join(end), 'p.mdx')
    assert.deepEqual(data, { a: '2025-07-30' })
    assert.equal(body.split('\n')[4], 'Text.')
  }
  assert.deepEqual(readFrontMatter('Text.', 'p.mdx'), { data: {}, body: 'Text.' })
})

test('an error in the YAML of front matter names file, line and column', () => {
  assert.throws(() => readFrontMatter('---\ntitle: a\nslug: b: c\n---\n\nText.', 'content/papers/p.mdx'), {
    message: /"content\/papers\/p\.mdx" \(3:8\)/,
  })
})
