import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { load } from 'js-yaml'
import { z } from 'zod'
import { prove } from '../../scripts/split/proof.ts'
import { damage } from '../../scripts/split/restore/damage.ts'
import { restore } from '../../scripts/split/restore.ts'
import type { Segment } from '../../scripts/split/segment.ts'
import { DAMAGE_RULES, ERAS } from '../../src/schemas/damage-rules.ts'
import { identitiesSchema } from '../../src/schemas/identities.ts'
import { splitEntries } from '../entries.ts'

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')
const identities = identitiesSchema.parse(load(read('../../content/identities.yml')))
const sentences = z.array(z.string()).parse(load(read('../fixtures/restoration-damage.yml')))
const printedBy = (segments: readonly Segment[]) => segments.map(({ printed }) => printed).join('')
const shownBy = (segments: readonly Segment[]) =>
  segments.map(segment => (segment.type === 'math' ? `$${segment.tex}$` : segment.value)).join('')

describe('the damage', () => {
  for (const { id, eras, original, printed } of DAMAGE_RULES)
    test(`does as its rule ${id} says`, () => {
      for (const era of eras) assert.equal(damage(original, era).text, printed)
    })

  test('gives the origin of every letter', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('$', '\\textbf{', '}', '\\alpha ', 'x', ' ', '\\', 'é', '𝑥')),
        parts => {
          const original = parts.join('')
          for (const era of ERAS) {
            const { text, from } = damage(original, era)
            assert.equal(from.length, text.length)
            assert.ok(from.every((place, at) => at === 0 || place > (from[at - 1] ?? -1)))
            for (const [at, place] of from.entries())
              if (text[at] !== ' ' && text[at] !== 'α') assert.equal(original[place], text[at])
          }
        },
      ),
    )
  })
})

describe('an original that gives the printed text', () => {
  for (const sentence of sentences)
    test(sentence, () => {
      for (const era of ERAS) {
        const printed = damage(sentence, era).text
        const { segments, whole } = prove(printed, sentence, restore)
        assert.ok(whole)
        assert.equal(printedBy(segments), printed)
        for (const [formula = ''] of sentence.matchAll(/\$[^$]*\$/g))
          assert.ok(shownBy(segments).includes(formula.replace(/^\$\s*|\s*\$$/g, '')), formula)
        assert.doesNotMatch(shownBy(segments), /\\textbf|\}(?![^$]*\$)/)
      }
    })

  for (const [original, shown] of [
    ['a \\textbf{bold $10^{26}$ one} here', 'a bold $10^{26}$ one here'],
    ['code: \\href{https://example.org/a\\_b}{here}', 'code: here'],
    ['costs \\$5 and \\$6, or $5 and $6', 'costs $5 and $6, or $5 and $6'],
    ['a number $5$, $16\\%$', 'a number 5, 16%'],
    ['our $\\method$ and $x$', 'our method and $x$'],
    ['$$\\sum_i x_i$$ in a line', '$\\sum_i x_i$ in a line'],
  ] as const)
    test(original, () => {
      const printed = damage(original).text
      const { segments, whole } = prove(printed, original, restore)
      assert.ok(whole)
      assert.equal(printedBy(segments), printed)
      assert.equal(shownBy(segments), shown)
    })
})

describe('an original of another version', () => {
  const original =
    'We walk along forty rivers with a notebook, where $x_i \\sim p$ holds for all of them, and stop.'

  test('shows the pieces that are printed with the same letters on both sides', () => {
    const printed = damage(original.replace('We walk', 'They went')).text
    const { segments, whole } = prove(printed, original, text => [
      { type: 'text', printed: text, value: text },
    ])
    assert.equal(whole, false)
    assert.equal(printedBy(segments), printed)
    assert.ok(shownBy(segments).includes('where $x_i \\sim p$ holds'))
  })

  for (const [what, other] of [
    ['before', original.replace('notebook, where', 'notebook, there')],
    ['behind', original.replace('holds', 'may hold')],
    ['inside', original.replace('x_i', 'x_j')],
    ['twice', `${original} ${original}`],
  ] as const)
    test(`gives no piece where the text differs ${what}`, () => {
      const printed = damage(other).text
      const { segments } = prove(printed, original, text => [{ type: 'text', printed: text, value: text }])
      assert.equal(shownBy(segments), printed)
    })

  test('no letter is lost, whatever is printed', () => {
    const words = fc.array(fc.constantFrom('a', 'bc', 'x_i', 'sim', 'p', 'holds', '{', '}', '10^', '\\%'))
    fc.assert(
      fc.property(
        words,
        fc.array(fc.constantFrom('a', 'bc', '$x_i$', '$\\sim p$', 'holds', '\\%')),
        (a, b) => {
          const printed = a.join(' ').trim()
          assert.equal(printedBy(prove(printed, b.join(' '), restore).segments), printed)
        },
      ),
    )
  })
})

test('every formula of a known original is on its page', () => {
  const originals = Object.entries(identities).flatMap(([slug, { original }]) =>
    original ? [{ slug, tex: `${original.title} ${original.abstract}` }] : [],
  )
  assert.ok(originals.length >= 25)
  const papers = splitEntries(fileURLToPath(new URL('../../content', import.meta.url)))
  let formulas = 0
  for (const { slug, tex } of originals) {
    const paper = papers.find(({ slug: other }) => other === slug)
    assert.equal(paper?.original, 'whole', slug)
    const shown = `${paper.heading ?? paper.title} ${paper.body}`
    for (const [, formula = ''] of tex.matchAll(/\$([^$]+)\$/g)) {
      if (/^[-+\d.,% ]+$/.test(damage(`$${formula}$`).text)) continue
      formulas++
      assert.ok(shown.includes(`$${formula.trim()}$`), `${slug}: ${formula}`)
    }
  }
  assert.ok(formulas >= 29, `${formulas} formulas`)
})
