/** The number of papers in an answer; few papers share a title. */
const MOST_ANSWERS = 10

/** A word whose letters may come from TeX, or may be written differently at arXiv. */
const ODD = /[^A-Za-z0-9.,:;!?'"()&/-]/

/**
 * The address of a search for a title
 * (https://info.arxiv.org/help/api/user-manual.html#51-details-of-query-construction). Of a title with damaged words,
 * it searches for the longest run of the others.
 * @param api address of the API, such as `https://export.arxiv.org/api/query`
 */
export function queryAddress(api: URL, title: string): URL {
  const runs: string[][] = [[]]
  for (const word of title.split(/\s+/)) {
    if (ODD.test(word)) runs.push([])
    else runs.at(-1)?.push(...(word.match(/[A-Za-z0-9]+/g) ?? []))
  }
  const longest = runs.reduce((a, b) => (b.join('').length > a.join('').length ? b : a))
  const words = longest.length > 0 ? longest : (title.match(/[\p{L}\p{N}]+/gu) ?? [])
  const address = new URL(api)
  address.searchParams.set('search_query', `ti:"${words.join(' ')}"`)
  address.searchParams.set('max_results', String(MOST_ANSWERS))
  return address
}
