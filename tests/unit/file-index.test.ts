import assert from 'node:assert/strict'
import { test } from 'node:test'
import { indexOf } from '../../src/edition-file/file-index.ts'

const document = (id: string, title: string, authors: string, text: string, ...ids: string[]) => ({
  ...{ id, title, authors, text, ids },
  acronyms: '',
})

const index = indexOf([
  document(
    'pruning',
    'Pruning at once',
    'Ada Lovelace, Émile Borel',
    'We prune low-bit networks.',
    '2401.00001',
  ),
  document(
    'quanta',
    'Quantization at once',
    'Ada Byron',
    'Networks of few bits.',
    '10.1000/abc',
    '2401.00002',
  ),
  document('plain', 'A plain network', '', 'We prune nothing. Ada Lovelace is only thanked.'),
])

for (const [typed, found] of [
  ['author:lovelace', ['pruning']],
  ['author:ada', ['pruning', 'quanta']],
  ['author:"emile borel"', ['pruning']],
  ['author:ada networks -bits', ['pruning']],
  ['title:once', ['pruning', 'quanta']],
  ['title:"plain network"', ['plain']],
  ['"prune nothing"', ['plain']],
  ['prune -title', ['pruning', 'plain']],
  ['quantizaton', ['quanta']],
  ['how do we prune', ['pruning', 'plain']],
  ['arXiv:2401.00001v2', ['pruning']],
  ['https://doi.org/10.1000/ABC', ['quanta']],
  ['2401.99999', []],
  ['author:nobody', []],
  ['-once', []],
  ['', []],
] as const)
  test(`the file answers ${JSON.stringify(typed)}`, () => {
    assert.deepEqual(index.find(typed).toSorted(), [...found].sort())
  })
