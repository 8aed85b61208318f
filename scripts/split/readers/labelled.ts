import type { Passage } from '../passage.ts'
import type { Source } from '../source.ts'
import { type Entry, listingOf, Unread } from './entry.ts'
import { headIn, wholeAbstract } from './labelled/arxiv-page.ts'
import { type Block, blocksOf, type Part } from './labelled/blocks.ts'
import { partsOf } from './labelled/parts.ts'
import { labelIn } from './labels.ts'
import { entryOf } from './printed-fields.ts'
import type { Listing, Reader } from './reader.ts'
import { unwrapLines } from './unwrap.ts'

/**
 * Text that labels the parts of its papers: "Title: …", "Authors: …", "Abstract: …" in any order; also arXiv's pages,
 * whose papers begin with their ids.
 */
export const labelled: Reader = {
  label: 'text with named parts',
  nothingFound: 'The text names no title with an abstract.',
  extension: '.txt',
  edition: { title: 'Papers' },
  recognises,
  read,
}

const ARXIV = { label: 'arXiv’s page as text', edition: { title: 'arXiv', origin: 'https://arxiv.org/' } }

function recognises({ lines }: Source): boolean {
  let titles = 0
  let abstracts = 0
  for (const line of lines) {
    if (headIn(line)) return true
    const label = labelIn(line)?.label
    if (label === 'title') titles++
    if (label === 'abstract') abstracts++
  }
  return titles > 1 || (titles > 0 && abstracts > 0)
}

function read(source: Source): Listing {
  const { blocks, days, outside } = blocksOf(source)
  const unread = new Unread()
  const isArxiv = source.lines.some(line => headIn(line) !== undefined)
  const entries = blocks.map(block => blockEntry(source, block, unread))
  const doubts = outside.map(line => ({
    rule: 'unknown-line' as const,
    reason: 'The line was passed over: it stands in no paper.',
    place: { file: source.file, line: line.number, column: 1, text: line.text },
  }))
  return listingOf(source, entries, {
    days,
    doubts: [...doubts, ...unread.doubts(source)],
    ...(isArxiv && { kind: ARXIV }),
  })
}

function blockEntry(source: Source, block: Block, unread: Unread): Entry {
  const at = { text: source.lines[block.first] ?? '', number: block.first + 1, column: 1 }
  const fields = partsOf(block)
  const labels = new Map(fields.map(({ name, label }) => [name, label]))
  return entryOf(
    { called: 'The entry', fields, lines: [block.first + 1, block.last + 1], at },
    passage,
    ({ name, value }) => unread.add(name, value, at),
    name => {
      const label = labels.get(name)
      return label === 'other' ? undefined : label
    },
  )
}

function passage({ label, value, at }: Part): Passage {
  const text = label === 'abstract' ? wholeAbstract(value) : value
  const above = value.slice(0, value.indexOf(text)).split('\n').length - 1
  return unwrapLines(text, at + 1 + above)
}
