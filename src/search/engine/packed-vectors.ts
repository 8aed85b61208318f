import { DIMENSIONS, dot, unit, type Vector } from './text-vector.ts'

/** A paper's vector takes 4 bits a number, a sentence's 1 bit. */
export const PAPER_BYTES = DIMENSIONS / 2
export const SENTENCE_BYTES = DIMENSIONS / 8

/** The step of the best quantiser of 4 bits for normally distributed numbers, in standard deviations (Max, 1960). */
const STEP = 0.335
const [LEAST, MOST] = [-8, 7]

/** Writes a vector in 64 bytes: q = floor(x / step), from -8 to 7. Reading it gives a unit vector. */
export function packVector(vector: Vector): Uint8Array {
  const mean = vector.reduce((sum, number) => sum + number, 0) / DIMENSIONS
  const variance = vector.reduce((sum, number) => sum + (number - mean) ** 2, 0) / DIMENSIONS
  const step = STEP * Math.sqrt(variance) || 1
  const level = (at: number) => Math.max(LEAST, Math.min(MOST, Math.floor((vector[at] ?? 0) / step))) - LEAST
  return Uint8Array.from({ length: PAPER_BYTES }, (_, byte) => level(2 * byte) * 16 + level(2 * byte + 1))
}

/** @param from offset of the vector's first byte */
export function unpackVector(bytes: Uint8Array, from: number): Vector {
  const vector = new Float32Array(DIMENSIONS)
  for (let byte = 0; byte < PAPER_BYTES; byte++) {
    const both = bytes[from + byte] ?? 0
    vector[2 * byte] = (both >> 4) + LEAST + 0.5
    vector[2 * byte + 1] = (both & 15) + LEAST + 0.5
  }
  return unit(vector)
}

/** Writes the signs of a vector in 16 bytes. */
export function packSigns(vector: Vector): Uint8Array {
  const bytes = new Uint8Array(SENTENCE_BYTES)
  for (let at = 0; at < DIMENSIONS; at++)
    if ((vector[at] ?? 0) > 0) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (1 << (at & 7))
  return bytes
}

/** How near a vector is to one of which only the signs are known. */
export function nearnessOfSigns(vector: Vector, bytes: Uint8Array, from: number): number {
  const signs = new Float32Array(DIMENSIONS)
  for (let at = 0; at < DIMENSIONS; at++)
    signs[at] = ((bytes[from + (at >> 3)] ?? 0) >> (at & 7)) & 1 ? 1 : -1
  return dot(vector, signs)
}
