type Environment = Readonly<Record<string, string | undefined>>

/**
 * The beginning of the ids of a site's pages in its search index: `SEARCH_SHARD`, such as `2024`. Each of the sites
 * that are searched together needs its own.
 */
export function shardPrefix(env: Environment): string {
  const shard = env['SEARCH_SHARD'] ?? ''
  if (!/^[a-z0-9]*$/.test(shard))
    throw new Error(`SEARCH_SHARD is “${shard}”: use lower-case letters and digits.`)
  return shard === '' ? '' : `${shard}.`
}

/**
 * Folders of the search indexes, the site's own first. `SEARCH_ALSO` names the others, by their paths on the same
 * server, separated by spaces.
 * @param own folder of the site's own index
 */
export function searchIndexes(own: string, env: Environment): string {
  const others = (env['SEARCH_ALSO'] ?? '').split(/\s+/).filter(path => path !== '')
  const wrong = others.find(path => !/^\/.*\/$/.test(path))
  if (wrong !== undefined)
    throw new Error(`SEARCH_ALSO names “${wrong}”: use paths of folders, such as /papers/2024/pagefind/.`)
  return [own, ...others].join(' ')
}
