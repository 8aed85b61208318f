import { createHash } from 'node:crypto'
import type { Permalinks } from '../../../src/schemas/permalinks.ts'
import type { Topic } from '../../../src/schemas/topics.ts'
import type { Diagnostic } from '../diagnostics.ts'
import { type Metadata, placeOf } from '../metadata.ts'

/** `content/topics.yml`, parsed. */
export type TopicsFile = Metadata<readonly Topic[]>

/** No topics, for a site without that file. */
export const NO_TOPICS: TopicsFile = { file: '', entries: [] }

/** Topics with the id of another, with a parent that does not exist, or with themselves as an ancestor. */
export function invalidTopics(topics: TopicsFile): Diagnostic[] {
  const parents = new Map(topics.entries.map(({ id, parent }) => [id, parent]))
  const seen = new Set<string>()
  return topics.entries.flatMap(({ id, parent }, place): Diagnostic[] => {
    const refuse = (reason: string, field: keyof Topic): Diagnostic[] => [
      { rule: 'invalid-topics', reason, place: placeOf(topics, [place, field]) },
    ]
    if (seen.has(id)) return refuse(`Two topics have the id ${id}.`, 'id')
    seen.add(id)
    if (parent === undefined) return []
    if (!parents.has(parent))
      return refuse(`There is no topic ${parent}, of which ${id} is to be a part.`, 'parent')
    return isAbove(id, parent, parents) ? refuse(`The topic ${id} is a part of itself.`, 'parent') : []
  })
}

function isAbove(id: string, start: string, parents: ReadonlyMap<string, string | undefined>): boolean {
  const passed = new Set<string>()
  let above: string | undefined = start
  while (above !== undefined && above !== id && !passed.has(above)) {
    passed.add(above)
    above = parents.get(above)
  }
  return above === id
}

/** Identifies the topics as an input of pages; empty where there are none. */
export const topicsKey = ({ entries }: TopicsFile): string =>
  entries.length === 0
    ? ''
    : createHash('sha256')
        .update(JSON.stringify(entries.map(({ description: _, ...rest }) => rest)))
        .digest('base64url')

/** The registered topics by id, with those of papers and their ancestors added, each with its current or last name. */
export function registerTopics(
  registered: NonNullable<Permalinks['topics']>,
  { entries }: TopicsFile,
  used: ReadonlySet<string>,
): NonNullable<Permalinks['topics']> {
  const byId = new Map(entries.map(topic => [topic.id, topic]))
  const all = new Map(Object.entries(registered))
  for (const { id, name } of entries) if (all.has(id)) all.set(id, name)
  for (const id of used)
    for (let topic = byId.get(id); topic; topic = byId.get(topic.parent ?? '')) all.set(topic.id, topic.name)
  return Object.fromEntries([...all].sort(([a], [b]) => (a < b ? -1 : 1)))
}
