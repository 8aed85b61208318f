import { existsSync, readFileSync } from 'node:fs'
import { load } from 'js-yaml'
import { isBlankYaml } from '../schemas/blank-yaml.ts'
import { type Topic, topicsSchema } from '../schemas/topics.ts'

const FILE = 'content/topics.yml'

/**
 * The topics of the site in the order in which they are shown; there may be none. The split has checked them.
 * @param root of the project
 */
export function readTopics(root: URL): readonly Topic[] {
  const file = new URL(FILE, root)
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  return isBlankYaml(text) ? [] : topicsSchema.parse(load(text))
}
