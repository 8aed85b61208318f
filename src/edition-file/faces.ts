import math from '../styles/fonts/paper-math.woff2?inline'
import serif from '../styles/fonts/paper-serif.woff2?inline'
import italic from '../styles/fonts/paper-serif-italic.woff2?inline'

/** A font of the site, for files that stand alone. */
export interface Face {
  /** Name of its file, without extension. */
  readonly name: string
  /** The descriptors of its `@font-face` rule, except the source. */
  readonly descriptors: string
  /** The font as a data address of WOFF2. */
  readonly data: string
}

const TEXT: readonly Face[] = [
  { name: 'paper-serif', descriptors: 'font-family: "Paper Serif"; font-weight: 400 600', data: serif },
  { name: 'paper-serif-italic', descriptors: 'font-family: "Paper Serif"; font-style: italic', data: italic },
]
const MATH: Face = { name: 'paper-math', descriptors: 'font-family: "Paper Math"', data: math }

/** The fonts in which papers are set. */
export function facesOf(papers: readonly { readonly hasMath: boolean }[]): readonly Face[] {
  return papers.some(({ hasMath }) => hasMath) ? [...TEXT, MATH] : TEXT
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
