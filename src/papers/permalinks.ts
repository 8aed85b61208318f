import { readFileSync } from 'node:fs'
import { type Permalinks, permalinksSchema } from '../schemas/permalinks.ts'

/**
 * Every address of a paper ever published.
 *
 * @param root of the project
 */
export const readPermalinks = (root: URL): Permalinks['papers'] => read(root).papers

/** Names of the authors who have pages, by slug. */
export const readAuthorPages = (root: URL): NonNullable<Permalinks['authors']> => read(root).authors ?? {}

/** Names of the topics that have or had pages, by id. */
export const readTopicPages = (root: URL): NonNullable<Permalinks['topics']> => read(root).topics ?? {}

function read(root: URL): Permalinks {
  const text = readFileSync(new URL('content/permalinks.json', root), 'utf8')
  return permalinksSchema.parse(JSON.parse(text))
}
