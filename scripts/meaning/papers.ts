import { z } from 'zod'

const paper = z
  .object({ title: z.string(), abstract: z.string().optional(), tex: z.string().optional() })
  .transform(({ title, abstract, tex }) => ({ title, abstract: abstract ?? tex ?? '' }))

/**
 * Reads titles and abstracts from JSON Lines.
 * @throws where a line is no such object, with its place, or where there is none
 */
export function* readPapers(text: string, file: string): Generator<z.infer<typeof paper>> {
  let papers = 0
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const { success, data } = paper.safeParse(json(line))
    if (!success)
      throw new Error(
        `${file}:${at + 1}:1: this is no paper. To do: write an object with “title” and “abstract” on each line.`,
      )
    papers++
    yield data
  }
  if (papers === 0) throw new Error(`${file} holds no papers. To do: write one on each line.`)
}

function json(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
