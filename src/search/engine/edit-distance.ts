/**
 * The number of edits (insert, delete, replace, swap of neighbours) from one word to the other: the optimal string
 * alignment distance. Infinity if it is more than `most`; counting stops there.
 */
export function editDistance(from: string, to: string, most: number): number {
  if (Math.abs(from.length - to.length) > most) return Number.POSITIVE_INFINITY
  let before: number[] = []
  let above = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (let row = 1; row <= from.length; row++) {
    const current = [row]
    let least = row
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1]
      let edits = Math.min(
        at(above, column) + 1,
        at(current, column - 1) + 1,
        at(above, column - 1) + (same ? 0 : 1),
      )
      if (row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]) {
        edits = Math.min(edits, at(before, column - 2) + 1)
      }
      current.push(edits)
      least = Math.min(least, edits)
    }
    if (least > most) return Number.POSITIVE_INFINITY
    before = above
    above = current
  }
  const edits = at(above, to.length)
  return edits > most ? Number.POSITIVE_INFINITY : edits
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY
}
