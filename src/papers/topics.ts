import { root } from 'astro:config/server'
import { paths, type SitePath } from '../site/paths.ts'
import { onceABuild } from './once-a-build.ts'
import { allPapers, newestFirst, type Paper } from './papers.ts'
import { readTopicPages } from './permalinks.ts'
import { readTopics } from './topic-names.ts'

/** A topic that has a page. */
export interface SiteTopic {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly path: SitePath
  readonly parent: string | undefined
  /** Its papers and those of all topics below it, the newest edition first. */
  readonly papers: readonly Paper[]
}

/** The topics that papers are or were of, in the order of their file. */
export const allTopics = onceABuild(async (): Promise<readonly SiteTopic[]> => {
  const topics = readTopics(root)
  const parents = new Map(topics.map(({ id, parent }) => [id, parent]))
  const papers = new Map<string, Paper[]>()
  for (const paper of newestFirst(await allPapers()))
    for (const id of withAbove(paper, parents)) {
      const known = papers.get(id)
      if (known) known.push(paper)
      else papers.set(id, [paper])
    }
  const registered = readTopicPages(root)
  return topics
    .filter(({ id }) => Object.hasOwn(registered, id))
    .map(({ id, name, description, parent }) => ({
      ...{ id, name, description, parent },
      path: paths.topic(id),
      papers: papers.get(id) ?? [],
    }))
})

/** Topics whose pages were published, and that `content/topics.yml` no longer has. */
export function removedTopics(): { id: string; name: string }[] {
  const present = new Set(readTopics(root).map(({ id }) => id))
  return Object.entries(readTopicPages(root)).flatMap(([id, name]) => (present.has(id) ? [] : [{ id, name }]))
}

/** The topics of a paper, and all topics above them. */
function withAbove({ topics }: Paper, parents: ReadonlyMap<string, string | undefined>): Set<string> {
  const ids = new Set<string>()
  for (const topic of topics)
    for (let id: string | undefined = topic.id; id !== undefined; id = parents.get(id)) ids.add(id)
  return ids
}
