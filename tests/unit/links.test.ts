import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeLink } from '../../scripts/split/links.ts'

const describe = (href: string, before: string, value = href) =>
  describeLink({ type: 'link', href, value, printed: value }, before)

for (const [href, before, kind] of [
  ['https://github.com/a/b', 'Our dataset and models are at ', 'code'],
  ['https://huggingface.co/datasets/a/b', 'The code is at ', 'data'],
  ['https://huggingface.co/a/b', '', 'model'],
  ['https://arxiv.org/abs/2410.00001', 'Code: ', 'paper'],
  ['https://a.github.io/b/', 'Code and data: ', 'project'],
  ['https://a.example/x', 'The project page is ', 'project'],
  ['https://a.example/x', 'We release the code and the dataset at ', 'data'],
  ['https://a.example/x', 'The code is elsewhere. See ', 'other'],
] as const)
  test(`${href} after “${before}” is ${kind}`, () => assert.equal(describe(href, before).kind, kind))

test('the label is the text of the link, or its address without scheme', () => {
  assert.equal(describe('https://github.com/a/b/', '').label, 'github.com/a/b')
  assert.equal(describe('https://github.com/a/b', '', 'b').label, 'b')
})
