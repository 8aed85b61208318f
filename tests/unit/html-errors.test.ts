import assert from 'node:assert/strict'
import { test } from 'node:test'
import { htmlErrors } from '../html-errors.ts'

const page = (body: string, after = '') =>
  `<!DOCTYPE html><html lang="en"><head><title>a</title></head><body>${body}</body></html>${after}`

test('HTML errors are found with their place, also content behind the document', () => {
  assert.deepEqual(htmlErrors(page('<p>a</p>', '\n')), [])
  assert.match(htmlErrors(page('', '<script></script>')).join(), /^1:\d+ content-after-the-document$/)
  assert.match(htmlErrors(page('<p id="a" id="b">')).join(), /duplicate-attribute/)
  assert.match(htmlErrors(page('&nosuch; &#x0;')).join(), /null-character-reference/)
  assert.match(htmlErrors('<p>a').join(), /missing-doctype/)
})
