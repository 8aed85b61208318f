/**
 * Makes the fonts of the site: subsets of published fonts with the characters that the site sets. They get other names,
 * since the licences reserve those of the whole fonts.
 *
 *   npm run fonts
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { convert } from 'fontverter'
import subsetFont from 'subset-font'
import { MATH_CUTS } from '../src/typeset/math-cuts.ts'
import { MATH_CHARACTERS, TEXT_CHARACTERS } from './fonts/characters.ts'
import { renamed } from './fonts/name-table.ts'

const TARGET = join(import.meta.dirname, '../src/styles/fonts')
const SERIF = import.meta.resolve('@fontsource-variable/source-serif-4/package.json')
const MATH = import.meta.resolve('@fontsource/stix-two-math/package.json')

const ADOBE = 'Copyright 2014 - 2021 Adobe Systems Incorporated (http://www.adobe.com/)'
const STIX = 'Copyright 2001-2021 The STIX Fonts Project Authors (https://github.com/stipub/stixfonts)'
const LICENCE = 'This Font Software is licensed under the SIL Open Font License, Version 1.1.'

/** Kerning, ligatures, marks, and figures of all four kinds. */
const TEXT_FEATURES = ['kern', 'liga', 'ccmp', 'mark', 'locl', 'onum', 'lnum', 'tnum', 'pnum']

const FACES = [
  {
    name: 'paper-serif',
    family: 'Paper Serif',
    style: 'Regular',
    copyright: ADOBE,
    from: new URL('files/source-serif-4-latin-wght-normal.woff2', SERIF),
    characters: TEXT_CHARACTERS,
    features: TEXT_FEATURES,
    axes: { wght: { min: 400, max: 600 } },
  },
  {
    name: 'paper-serif-italic',
    family: 'Paper Serif',
    style: 'Italic',
    copyright: ADOBE,
    from: new URL('files/source-serif-4-latin-wght-italic.woff2', SERIF),
    characters: TEXT_CHARACTERS,
    features: TEXT_FEATURES,
    axes: { wght: 400 },
  },
  ...[{ name: 'paper-math', characters: MATH_CHARACTERS }, ...MATH_CUTS].map(cut => ({
    ...cut,
    family: 'Paper Math',
    style: 'Regular',
    copyright: STIX,
    from: new URL('files/stix-two-math-latin-400-normal.woff2', MATH),
    // Letters of formulas are no words. The variants of brackets and roots are in a table of their own.
    features: [],
    axes: {},
  })),
] as const

for (const { name, family, style, copyright, from, characters, features, axes } of FACES) {
  const whole = await readFile(from)
  const cut = await subsetFont(whole, characters, {
    targetFormat: 'sfnt',
    keepFeatures: [...features],
    variationAxes: axes,
    noHinting: true,
  })
  const names = {
    0: copyright,
    1: family,
    2: style,
    4: `${family} ${style}`,
    6: `${family}-${style}`.replaceAll(' ', ''),
    13: LICENCE,
  }
  const face = await convert(renamed(cut, names), 'woff2')
  await writeFile(join(TARGET, `${name}.woff2`), face)
  console.log(`${name}.woff2: ${[...characters].length} characters, ${face.length} bytes`)
}
