import { readFileSync } from 'node:fs'
import { type Permalinks, permalinksSchema } from '../schemas/permalinks.ts'

/**
 * Every address ever published.
 *
 * @param root of the project
 */
export function readPermalinks(root: URL): Permalinks['papers'] {
  const text = readFileSync(new URL('content/permalinks.json', root), 'utf8')
  return permalinksSchema.parse(JSON.parse(text)).papers
}
