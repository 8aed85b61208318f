import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { findAcronyms } from '../../scripts/split/acronyms.ts'
import { relatedPapers } from '../../src/related/related.ts'
import type { RelatablePaper } from '../../src/related/terms.ts'
import { shown } from '../entries.ts'
import { papers } from '../listing.ts'

interface Judgement {
  readonly pair: readonly [string, string]
  readonly shared: readonly string[]
  readonly right: boolean
}

/**
 * Computer-science papers at arXiv (metadata: CC0): 72 chosen evenly, with those nearest to them among 2,352. Then a
 * reader's judgement of every pair that is shown, among these and among the papers of the listing: whether the terms
 * that both share are a reason to read the other.
 */
const rows = readFileSync(new URL('../fixtures/related.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line): Judgement | Omit<RelatablePaper, 'acronyms'> => JSON.parse(line))

const SETS = {
  'the listing': papers.map(({ slug, title, body, acronyms }) => ({
    slug,
    title,
    abstract: shown(body),
    acronyms,
  })),
  'other papers': rows.flatMap(row =>
    'pair' in row ? [] : [{ ...row, acronyms: findAcronyms(row.abstract) }],
  ),
}
const key = (pair: readonly string[], shared: readonly string[]) => JSON.stringify([pair, shared])
const judged = new Map(
  rows.flatMap(row => ('pair' in row ? [[key(row.pair, row.shared), row.right] as const] : [])),
)

describe('as a reader judges', () => {
  for (const [name, set] of Object.entries(SETS))
    test(`90 % of the reasons are accepted in ${name}, and others have none`, t => {
      const related = relatedPapers(set)
      const pairs = [...related].flatMap(([slug, others]) =>
        others.map(({ slug: other, shared }) => key([slug, other].sort(), shared)),
      )
      const right = pairs.filter(pair => judged.get(pair)).length
      const unjudged = pairs.filter(pair => !judged.has(pair))
      t.diagnostic(
        `${related.size} of ${set.length} papers have related ones, ${pairs.length} in all; ${right} reasons are accepted`,
      )
      assert.deepEqual(unjudged, [], 'to be judged')
      assert.ok(pairs.length >= 20 && right >= pairs.length * 0.9)
      assert.ok(related.size < set.length)
    })
})

function paper(title: string, abstract: string): RelatablePaper {
  const slug = title.toLowerCase().replace(/\W+/g, '-')
  return { slug, title, abstract, acronyms: findAcronyms(abstract) }
}

/** Papers without common terms, so that a term shared by two of them is rare. */
const OTHERS = Array.from({ length: 40 }, (_, n) => {
  const own = ['ka', 'lo', 'mi', 'nu', 'pe'].map(
    first => `${first}x${String.fromCharCode(97 + (n % 26))}${n}x`,
  )
  return paper(`The ${own[0]} of ${own[1]}`, `It is ${own.join(' and ')}.`)
})
const sharedOf = (...pair: readonly [RelatablePaper, RelatablePaper]) =>
  relatedPapers([...OTHERS, ...pair])
    .get(pair[0].slug)
    ?.map(({ shared }) => shared)

test('an acronym and its long form are one term, shown in the long form', () => {
  const shared = sharedOf(
    paper('Masked Image Modeling of Trees', 'We study masked image modeling (MIM) of trees.'),
    paper('Forests', 'We train by masked-image modeling (MIM). It beats MIM of before.'),
  )
  assert.deepEqual(shared, [['masked image modeling']])
})

test('a data set is shown beside a subject, and is none', () => {
  const subject = sharedOf(
    paper('Optical Flow of Leaves', 'We estimate optical flow on KITTI.'),
    paper('Optical Flow of Rivers', 'Optical flow of rivers, on KITTI.'),
  )
  assert.deepEqual(subject, [['optical flow', 'KITTI']])
  const alone = sharedOf(
    paper('Leaves', 'Our leaves fall on KITTI.'),
    paper('Rivers', 'Our rivers flow on KITTI.'),
  )
  assert.equal(alone, undefined)
})

test('words that any paper may print are no reason', () => {
  const one = paper(
    'Input Image and Model Size of Leaves',
    'The input image, the model size, the training data.',
  )
  const other = paper(
    'Input Image and Model Size of Rivers',
    'The input image, the model size, the training data.',
  )
  assert.equal(sharedOf(one, other), undefined)
})

test('the order of the papers changes nothing', () => {
  const set = SETS['other papers']
  assert.deepEqual([...relatedPapers(set.toReversed())], [...relatedPapers(set)])
})

test('no paper has more than five, nor itself', () => {
  const set = Array.from({ length: 9 }, (_, n) =>
    paper(`Optical Flow of River ${n}`, 'We estimate optical flow.'),
  )
  for (const [slug, related] of relatedPapers([...OTHERS, ...set])) {
    assert.equal(related.length, 5)
    assert.ok(related.every(other => other.slug !== slug))
  }
})

test('a paper without near ones changes only lists at the threshold', () => {
  const set = SETS['other papers']
  const before = relatedPapers(set)
  const after = relatedPapers([...set, ...OTHERS.slice(0, 1)])
  const changed = set.filter(
    ({ slug }) => JSON.stringify(after.get(slug)) !== JSON.stringify(before.get(slug)),
  )
  assert.ok(changed.length <= set.length * 0.05, changed.map(({ title }) => title).join('; '))
})
