/** Sites of up to so many papers have a card for each; drawing one takes about 30 ms. */
const MOST_PAPERS = 300

/**
 * Whether every paper has a card of its own. `PAPER_CARDS=on` and `off` decide this for a site of any size.
 * @param env environment of the build
 */
export function cardsWanted(paperCount: number, env: Record<string, string | undefined>): boolean {
  const choice = env['PAPER_CARDS']
  return choice === 'on' || (choice !== 'off' && paperCount <= MOST_PAPERS)
}
