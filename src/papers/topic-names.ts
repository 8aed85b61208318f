import { existsSync, readFileSync } from 'node:fs'
import { load } from 'js-yaml'
import { type Topic, topicsSchema } from '../schemas/topics.ts'

const FILE = 'content/topics.yml'

/**
 * The topics of the site in the order in which they are shown; a site need not have any. The split has checked them.
 *
 * @param root of the project
 */
export function readTopics(root: URL): readonly Topic[] {
  const file = new URL(FILE, root)
  return existsSync(file) ? topicsSchema.parse(load(readFileSync(file, 'utf8'))) : []
}
