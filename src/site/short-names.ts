/** Who wrote a paper, as one cites it in running text: one name, two, or the first with “et al.” */
export function shortNames([first = '', second, ...others]: readonly string[]): string {
  if (second === undefined) return first
  return others.length > 0 ? `${first} et al.` : `${first}, ${second}`
}
