import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { load } from 'js-yaml'
import { z } from 'zod'
import { damage } from '../../scripts/split/restore/damage.ts'
import { plainText, restore, toPlainText } from '../../scripts/split/restore.ts'

const sentences = z
  .array(z.string())
  .parse(load(readFileSync(new URL('../fixtures/restoration-damage.yml', import.meta.url), 'utf8')))

/** The visible text of the original. */
const original = (tex: string): string =>
  tex
    .replace(/\\textbf\{((?:[^{}]|\{[^{}]*\})*)\}/g, '$1')
    .replace(/\$([^$]*)\$/g, (_, formula: string) => toPlainText(formula))

/** Formulas are compared without spaces, which TeX makes itself. */
const compact = (text: string): string => text.replace(/\s/g, '').replaceAll('−', '-').normalize('NFKC')

describe('restoring undoes the damage', () => {
  for (const sentence of sentences) {
    test(sentence, () => {
      assert.equal(compact(plainText(restore(damage(sentence).text))), compact(original(sentence)))
    })
  }
})
