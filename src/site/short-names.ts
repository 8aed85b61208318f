/** The authors of a paper as running text cites them: one name, two, or the first with “et al.” */
export function shortNames([first = '', second, ...others]: readonly string[]): string {
  if (second === undefined) return first
  return others.length > 0 ? `${first} et al.` : `${first}, ${second}`
}
