import { readdir, readFile } from 'node:fs/promises'
import { firstPrinting } from '../../../src/papers/first-printing.ts'
import { readFrontMatter } from '../../../src/papers/read-yaml.ts'
import { paperSchema } from '../../../src/schemas/paper.ts'
import { type SpellingSource, spellingSource } from '../../../src/search/index/spelling-source.ts'

/** Reads all papers of a folder. It throws where a paper's front matter does not fit the schema. */
export async function readSpellingSources(folder: URL): Promise<SpellingSource[]> {
  const names = (await readdir(folder)).filter(name => name.endsWith('.mdx')).sort()
  return Promise.all(
    names.map(async name => {
      const { data, body } = readFrontMatter(await readFile(new URL(name, folder), 'utf8'), name)
      const paper = paperSchema.parse(data)
      const { date: edition, order } = firstPrinting(paper)
      return spellingSource({ ...paper, edition, order, markdown: body })
    }),
  )
}
