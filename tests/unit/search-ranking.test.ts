import assert from 'node:assert/strict'
import { test } from 'node:test'
import { excerpt, mark } from '../../src/search/engine/excerpt.ts'
import { tokenise } from '../../src/search/engine/fold.ts'
import { longestRun, shortestStretch } from '../../src/search/engine/match.ts'
import { type Candidate, nameOf, rank } from '../../src/search/engine/ranking.ts'

function paper(title: string, text = '', acronyms: Candidate['acronyms'] = []): Candidate {
  return { title: tokenise(title), name: nameOf(title), abstract: tokenise(text), acronyms, score: 0.5 }
}

function ask(...written: string[]) {
  return {
    written,
    slots: written.map(word => ({ typed: word, forms: [word] })),
    weights: written.map(() => 1),
  }
}

/** The candidates in ranked order, by number. */
function order(candidates: readonly Candidate[], ...written: string[]): number[] {
  return candidates
    .map((candidate, index) => ({ index, ...rank(candidate, ask(...written)) }))
    .sort((a, b) => b.worth - a.worth)
    .map(({ index }) => index)
}

test('an exact title comes before title words, a defined acronym, and the abstract', () => {
  const papers = [
    paper('Other Things', 'dataset quantization, and dataset quantization again'),
    paper('Other Ways', 'dataset quantization (dq)', [{ short: 'dq', long: ['dataset', 'quantization'] }]),
    paper('Quantization of a Dataset in Practice', 'We quantize every dataset.'),
    paper('Dataset Quantization'),
  ]
  assert.deepEqual(order(papers, 'dataset', 'quantization'), [3, 2, 1, 0])
})

test('a name before the colon is as good as a title, nearly', () => {
  assert.equal(nameOf('CodeT5+: Open Code'), 'codet5')
  assert.equal(nameOf('No Name Here'), '')
  assert.deepEqual(order([paper('Beyond CodeT5'), paper('CodeT5+: Open Code')], 'codet5'), [1, 0])
})

test('words near each other are worth more than far apart', () => {
  const far = `gradient ${'filler '.repeat(40)} clipping`
  assert.deepEqual(
    order([paper('A', far), paper('B', 'gradient norm clipping')], 'gradient', 'clipping'),
    [1, 0],
  )
})

test('the letters of an acronym find the title that spells it out', () => {
  const moe = [{ short: 'moe', long: ['mixture', 'of', 'experts'] }]
  const papers = [paper('Sparse Models', 'MoE and MoE again'), paper('Adaptive Mixture-of-Experts', '', moe)]
  assert.deepEqual(order(papers, 'moe'), [1, 0])
})

test('runs and stretches are measured in words', () => {
  assert.equal(longestRun(tokenise('To prune, or not to prune'), ['prune', 'or', 'not']), 1)
  assert.equal(longestRun(tokenise('prune it or not'), ['prune', 'or', 'not']), 2 / 3)
  assert.equal(shortestStretch([[0, 9], [12], [10, 30]]), 4)
  assert.equal(shortestStretch([[1], []]), Number.POSITIVE_INFINITY)
})

test('marks keep the text as it is', () => {
  const text = 'Low-bit, low bit & <b>lowbit</b> Networks'
  const pieces = mark(text, [{ typed: 'lowbit', forms: ['lowbit'] }])
  assert.equal(pieces.map(piece => piece.text).join(''), text)
  assert.deepEqual(
    pieces.filter(({ marked }) => marked).map(piece => piece.text),
    ['Low', 'bit', 'low', 'bit', 'lowbit'],
  )
})

test('an excerpt shows the stretch that answers most', () => {
  const text = `First pruning. ${'Filler word. '.repeat(60)} Here pruning meets graphs. ${'More words. '.repeat(60)}`
  const shown = excerpt(text, ask('pruning', 'graphs').slots)
  assert.match(shown.map(piece => piece.text).join(''), /^… .*Here pruning meets graphs.* …$/)
})
