import assert from 'node:assert/strict'
import { test } from 'node:test'
import { idOf } from '../../src/search/engine/arxiv-id.ts'
import { isEmpty, parseQuery } from '../../src/search/engine/query.ts'

for (const typed of [
  '2410.08164',
  ' arXiv:2410.08164v2 ',
  'arXiv: 2410.08164',
  'ARXIV 2410.08164',
  'https://arxiv.org/abs/2410.08164v1',
  'arxiv.org/pdf/2410.08164.pdf',
  'https://www.arxiv.org/html/2410.08164v3#S2',
  'http://export.arxiv.org/abs/2410.08164?context=cs',
  'https://huggingface.co/papers/2410.08164',
  'hf.co/papers/2410.08164',
  'https://www.alphaxiv.org/abs/2410.08164v1',
  'https://alphaxiv.org/overview/2410.08164',
  'https://ar5iv.labs.arxiv.org/html/2410.08164',
  'https://www.semanticscholar.org/arxiv/2410.08164',
  'https://doi.org/10.48550/arXiv.2410.08164',
  'doi:10.48550/arXiv.2410.08164',
])
  test(`${typed} is an id`, () => assert.equal(idOf(typed), '2410.08164'))

for (const [typed, id] of [
  ['hep-th/9901001', 'hep-th/9901001'],
  ['https://arxiv.org/abs/hep-th%2F9901001v2', 'hep-th/9901001'],
  ['math.GT/0309136', 'math.gt/0309136'],
  ['https://doi.org/10.1109/CVPR52688.2022.01167', '10.1109/cvpr52688.2022.01167'],
] as const)
  test(`${typed} is an id`, () => assert.equal(idOf(typed), id))

for (const typed of [
  '',
  'attention',
  '3.14',
  'GPT 2410.08164 vs',
  'https://example.org/2410.08164',
  'top-5 10.5',
  '"2410.08164"',
])
  test(`“${typed}” is none`, () => assert.equal(idOf(typed), undefined))

test('author: asks for words of names', () => {
  const { author, words, title } = parseQuery('author:bengio Author:"van den Broeck" diffusion title:deep')
  assert.deepEqual(author, [['bengio'], ['van', 'den', 'broeck']])
  assert.deepEqual(parseQuery('author:王小明 author:"- ,"').author, [['王小明']])
  assert.deepEqual(words, ['diffusion'])
  assert.deepEqual(title, [['deep']])
  assert.ok(!isEmpty(parseQuery('author:bengio')))
})
