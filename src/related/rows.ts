/** Rows of whole numbers in one array: tens of thousands of small arrays would keep the garbage collector busy. */
export class Rows {
  #numbers = new Int32Array(65_536)
  readonly #ends: number[] = []

  add(row: ArrayLike<number>): void {
    const start = this.#ends.at(-1) ?? 0
    const end = start + row.length
    if (end > this.#numbers.length) {
      const larger = new Int32Array(2 * end)
      larger.set(this.#numbers)
      this.#numbers = larger
    }
    this.#numbers.set(row, start)
    this.#ends.push(end)
  }

  /** All rows in the order in which they were added; to be called after the last. */
  all(): Int32Array[] {
    return this.#ends.map((end, at) => this.#numbers.subarray(this.#ends[at - 1] ?? 0, end))
  }
}
