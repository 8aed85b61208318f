/** A number with its noun, singular for one: "1 paper", "72 papers". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
