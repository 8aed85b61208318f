import math from '../styles/fonts/paper-math.woff2?inline'
import serif from '../styles/fonts/paper-serif.woff2?inline'
import italic from '../styles/fonts/paper-serif-italic.woff2?inline'

/** A cut of the site's faces, for files that stand alone. */
export interface Face {
  /** Name of its file, without extension. */
  readonly name: string
  /** The descriptors of its rule beside its source. */
  readonly descriptors: string
  /** A data address of WOFF2. */
  readonly data: string
}

const TEXT: readonly Face[] = [
  { name: 'paper-serif', descriptors: 'font-family: "Paper Serif"; font-weight: 400 600', data: serif },
  { name: 'paper-serif-italic', descriptors: 'font-family: "Paper Serif"; font-style: italic', data: italic },
]
const MATH: Face = { name: 'paper-math', descriptors: 'font-family: "Paper Math"', data: math }

/** The faces that papers are set in. */
export function facesOf(papers: readonly { readonly hasMath: boolean }[]): readonly Face[] {
  return papers.some(({ hasMath }) => hasMath) ? [...TEXT, MATH] : TEXT
}

/**
 * The rules that name faces to a browser or a reader of books.
 *
 * @param addressOf where a face is found
 */
export function faceRules(faces: readonly Face[], addressOf: (face: Face) => string): string {
  return faces
    .map(face => `@font-face{${face.descriptors};src:url(${addressOf(face)}) format("woff2")}`)
    .join('\n')
}

/** The bytes of a face. */
export function bytesOf({ data }: Face): Buffer {
  return Buffer.from(data.slice(data.indexOf(',') + 1), 'base64')
}
