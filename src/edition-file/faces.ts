import type { Paper } from '../papers/papers.ts'
import { shownAbstract, shownTitle } from '../papers/shown.ts'
import math from '../styles/fonts/paper-math.woff2?inline'
import letters from '../styles/fonts/paper-math-letters.woff2?inline'
import numbers from '../styles/fonts/paper-math-numbers.woff2?inline'
import serif from '../styles/fonts/paper-serif.woff2?inline'
import italic from '../styles/fonts/paper-serif-italic.woff2?inline'
import { type MathCut, mathCharacters, mathCut } from '../typeset/math-cuts.ts'

/** A font of the site, for files that stand alone. */
export interface Face {
  /** Name of its file, without extension. */
  readonly name: string
  /** The descriptors of its `@font-face` rule, except the source. */
  readonly descriptors: string
  /** The font as a data address of WOFF2. */
  readonly data: string
}

const ROMAN: Face = {
  name: 'paper-serif',
  descriptors: 'font-family: "Paper Serif"; font-weight: 400 600',
  data: serif,
}
const ITALIC: Face = {
  name: 'paper-serif-italic',
  descriptors: 'font-family: "Paper Serif"; font-style: italic',
  data: italic,
}
const MATH: Readonly<Record<MathCut | 'paper-math', string>> = {
  'paper-math': math,
  'paper-math-letters': letters,
  'paper-math-numbers': numbers,
}

/** The fonts in which papers are set: no more of them than their titles and abstracts need. */
export function facesOf(papers: readonly Paper[]): readonly Face[] {
  const html = papers.map(paper => shownTitle(paper) + shownAbstract(paper)).join('')
  const characters = mathCharacters(html)
  const name = mathCut(characters) ?? 'paper-math'
  return [
    ROMAN,
    ...(/<(?:em|i)[ >]/.test(html) ? [ITALIC] : []),
    ...(characters.size > 0 ? [{ name, descriptors: 'font-family: "Paper Math"', data: MATH[name] }] : []),
  ]
}

/**
 * The `@font-face` rules of these fonts.
 * @param addressOf the address of a font
 */
export function faceRules(faces: readonly Face[], addressOf: (face: Face) => string): string {
  return faces
    .map(face => `@font-face{${face.descriptors};src:url(${addressOf(face)}) format("woff2")}`)
    .join('\n')
}

/** The bytes of a font. */
export function bytesOf({ data }: Face): Buffer {
  return Buffer.from(data.slice(data.indexOf(',') + 1), 'base64')
}
