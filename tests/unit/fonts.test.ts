import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { convert } from 'fontverter'
import { MATH_CHARACTERS } from '../../scripts/fonts/characters.ts'
import { renamed } from '../../scripts/fonts/name-table.ts'
import { CONSTRUCTS } from '../../scripts/screenshots/constructs.ts'
import { RESTORATION_RULES } from '../../src/schemas/restoration-rules.ts'
import { typesetMdx } from '../../src/typeset/markdown.ts'
import { MATH_CUTS } from '../../src/typeset/math-cuts.ts'
import { entriesIn } from '../entries.ts'
import { SITES } from '../sites.ts'

const FONTS = new URL('../../src/styles/fonts/', import.meta.url)
const FACES = ['paper-serif', 'paper-serif-italic', 'paper-math', ...MATH_CUTS.map(({ name }) => name)]

/** The names in a font file, each as often as it occurs. */
function names(font: Buffer): string[] {
  const table = tableOf(font, 'name')
  return Array.from({ length: table.readUInt16BE(2) }, (_, index) => {
    const at = 6 + index * 12
    const start = table.readUInt16BE(4) + table.readUInt16BE(at + 10)
    return Buffer.from(table.subarray(start, start + table.readUInt16BE(at + 8)))
      .swap16()
      .toString('utf16le')
  })
}

function tableOf(font: Buffer, wanted: string): Buffer {
  for (let at = 12; at < 12 + font.readUInt16BE(4) * 16; at += 16)
    if (font.toString('latin1', at, at + 4) === wanted)
      return font.subarray(font.readUInt32BE(at + 8), font.readUInt32BE(at + 8) + font.readUInt32BE(at + 12))
  throw new Error(`no table ${wanted}`)
}

for (const name of FACES)
  test(`${name} bears no reserved name`, async () => {
    const font = await convert(readFileSync(new URL(`${name}.woff2`, FONTS)), 'sfnt')
    const [copyright = '', ...others] = names(font)
    assert.match(copyright, /^Copyright/)
    assert.doesNotMatch(others.join(' '), /source|stix/i)
    assert.match(others.join(' '), /Paper (?:Serif|Math).*Open Font License/)
  })

test('a font with other names keeps its other tables', async () => {
  const font = await convert(readFileSync(new URL('paper-math.woff2', FONTS)), 'sfnt')
  const other = renamed(font, { 1: 'Another', 2: 'Régular' })
  assert.deepEqual(names(other), ['Another', 'Régular'])
  for (const tag of ['cmap', 'MATH', 'hmtx', 'head'])
    assert.deepEqual(tableOf(other, tag), tableOf(font, tag))
})

/** The characters of a formula that the math font lacks. Invisible signs have no shape; entities are of ASCII. */
function missingIn(formula: string): string[] {
  const text = (typesetMdx(formula, formula).html ?? '').replace(/<annotation.*?<\/annotation>|<[^>]+>/gs, '')
  return [...text].filter(char => !/[\u2061-\u2064\u200b\s]/.test(char) && !MATH_CHARACTERS.includes(char))
}

/** Letters of other alphabets and signs that are rare in abstracts; the system has them, or the next best. */
const LEFT_TO_SYSTEM = /[\u{1d4b6}-\u{1d537}\u{1d552}-\u{1d6a3}\u{1d7e2}-\u{1d7ff}𝕜ℶℷð⏠⏡⌜⌝⦃⦄↷⨿äöüé“”]/u

test('the math font has the common characters of all constructs', () => {
  const missing = Object.values(CONSTRUCTS)
    .flat()
    .flatMap(tex => missingIn(/^\\begin|\\tag/.test(tex) ? `$$\n${tex}\n$$` : `$${tex}$`))
    .filter(char => !LEFT_TO_SYSTEM.test(char))
  assert.deepEqual(missing, [])
})

test('the math font has all characters that the site sets in formulas', () => {
  const texts = [
    ...entriesIn(SITES.live.content).flatMap(({ heading = '', body }) => [heading, body]),
    ...RESTORATION_RULES.map(({ shown }) => shown),
  ]
  const missing = texts
    .flatMap(text => [...text.matchAll(/\$[^$]+\$/g)].map(([formula]) => formula))
    .flatMap(missingIn)
  assert.deepEqual(missing, [])
})
