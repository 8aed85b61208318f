/** A matrix as its rows, one after the other. */
export interface Matrix {
  readonly rows: number
  readonly columns: number
  readonly data: Float32Array
}

export function matrix(rows: number, columns: number, fill?: () => number): Matrix {
  const data = new Float32Array(rows * columns)
  if (fill) for (let at = 0; at < data.length; at++) data[at] = fill()
  return { rows, columns, data }
}

export function row({ data, columns }: Matrix, at: number): Float32Array {
  return data.subarray(at * columns, (at + 1) * columns)
}

/** Adds a multiple of one row to another. */
export function addScaled(to: Float32Array, from: Float32Array, factor: number): void {
  for (let at = 0; at < to.length; at++) to[at] = (to[at] ?? 0) + factor * (from[at] ?? 0)
}

export function product(one: Float32Array, other: Float32Array): number {
  let sum = 0
  for (let at = 0; at < one.length; at++) sum += (one[at] ?? 0) * (other[at] ?? 0)
  return sum
}

/** Scales the rows to length 1, and returns their former lengths. */
export function normaliseRows(of: Matrix): Float32Array {
  const lengths = new Float32Array(of.rows)
  for (let at = 0; at < of.rows; at++) {
    const vector = row(of, at)
    const length = Math.max(1e-6, Math.sqrt(product(vector, vector)))
    lengths[at] = length
    for (let place = 0; place < vector.length; place++) vector[place] = (vector[place] ?? 0) / length
  }
  return lengths
}

/** Makes the rows orthogonal unit vectors (modified Gram–Schmidt). */
export function orthonormalise(of: Matrix): void {
  for (let at = 0; at < of.rows; at++) {
    const vector = row(of, at)
    for (let before = 0; before < at; before++)
      addScaled(vector, row(of, before), -product(vector, row(of, before)))
    const length = Math.sqrt(product(vector, vector)) || 1
    for (let place = 0; place < vector.length; place++) vector[place] = (vector[place] ?? 0) / length
  }
}

/** The transpose. */
export function transposed({ rows, columns, data }: Matrix): Matrix {
  const turned = matrix(columns, rows)
  for (let at = 0; at < rows; at++)
    for (let place = 0; place < columns; place++)
      turned.data[place * rows + at] = data[at * columns + place] ?? 0
  return turned
}

/** The product of a matrix and the transpose of another: of every row with every row. */
export function rowProducts(one: Matrix, other: Matrix): Matrix {
  const products = matrix(one.rows, other.rows)
  const vectors = rowsOf(other)
  for (let at = 0; at < one.rows; at++) {
    const vector = row(one, at)
    for (const [place, by] of vectors.entries()) products.data[at * other.rows + place] = product(vector, by)
  }
  return products
}

/** The product of two matrices. */
export function times(one: Matrix, other: Matrix): Matrix {
  const result = matrix(one.rows, other.columns)
  const vectors = rowsOf(other)
  for (let at = 0; at < one.rows; at++) {
    const into = row(result, at)
    for (const [place, by] of vectors.entries()) {
      const factor = one.data[at * one.columns + place] ?? 0
      if (factor !== 0) addScaled(into, by, factor)
    }
  }
  return result
}

/** All rows as arrays, made at once: making the view of a row takes longer than reading it. */
function rowsOf(of: Matrix): Float32Array[] {
  return Array.from({ length: of.rows }, (_, at) => row(of, at))
}

const SWEEPS = 12

/** The eigenvalues of a symmetric matrix, the largest first, and the eigenvectors as rows (cyclic Jacobi). */
export function eigenvectors(symmetric: Matrix): { values: number[]; vectors: Matrix } {
  const size = symmetric.rows
  const left = Float64Array.from(symmetric.data)
  const vectors = matrix(size, size)
  for (let at = 0; at < size; at++) vectors.data[at * size + at] = 1
  const get = (at: number, place: number) => left[at * size + place] ?? 0
  for (let sweep = 0; sweep < SWEEPS; sweep++)
    for (let p = 0; p < size; p++)
      for (let q = p + 1; q < size; q++) {
        const off = get(p, q)
        if (Math.abs(off) < 1e-12) continue
        const angle = 0.5 * Math.atan2(2 * off, get(q, q) - get(p, p))
        const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
        for (let k = 0; k < size; k++) {
          const [a, b] = [get(p, k), get(q, k)]
          left[p * size + k] = cos * a - sin * b
          left[q * size + k] = sin * a + cos * b
        }
        for (let k = 0; k < size; k++) {
          const [a, b] = [get(k, p), get(k, q)]
          left[k * size + p] = cos * a - sin * b
          left[k * size + q] = sin * a + cos * b
          const [c, d] = [vectors.data[p * size + k] ?? 0, vectors.data[q * size + k] ?? 0]
          vectors.data[p * size + k] = cos * c - sin * d
          vectors.data[q * size + k] = sin * c + cos * d
        }
      }
  const order = Array.from({ length: size }, (_, at) => at).sort((a, b) => get(b, b) - get(a, a))
  const sorted = matrix(size, size)
  for (const [to, from] of order.entries()) row(sorted, to).set(row(vectors, from))
  return { values: order.map(at => get(at, at)), vectors: sorted }
}
