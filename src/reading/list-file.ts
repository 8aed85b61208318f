import type { ParseError } from 'jsonc-parser'
import { BOOKMARK_VERSION, type Bookmark, isBookmark } from './bookmark.ts'
import { faultText } from './damage.ts'
import { DamagedFile } from './damaged-file.ts'
import { joined } from './joined.ts'
import type { Citation } from './store.ts'

const FORMAT = 'daily-papers/reading'

/** Everything that a reader keeps, as a file holds it. */
export interface ListFile {
  readonly papers: readonly Bookmark[]
  readonly citations: readonly Citation[]
}

/** JSON, one paper a line. */
export function writeListFile({ papers, citations }: ListFile): string {
  const lines = (rows: readonly object[]) => rows.map(row => `\n  ${JSON.stringify(row)}`).join(',')
  return `{"format": "${FORMAT}", "version": ${BOOKMARK_VERSION}, "papers": [${lines(papers)}\n], "citations": [${lines(citations)}\n]}\n`
}

/**
 * Reads a whole file, also of a later version: fields that are not known stay with their rows. An entry whose paper is
 * not in the file is skipped.
 * @throws DamagedFile where any part of it is not as it should be
 */
export async function readListFile(text: string): Promise<ListFile> {
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch {
    throw await damageAt(
      text,
      undefined,
      'this is not JSON. The file may be cut off, or was changed by hand.',
    )
  }
  if (fieldOf(file, 'format') !== FORMAT)
    throw await damageAt(text, [], 'this JSON holds no list that was exported here.')
  const papers = await listIn(text, file, 'papers', faultText)
  const citations = await listIn(text, file, 'citations', row =>
    isCitation(row) ? undefined : 'must have slug, bib and ris',
  )
  const bySlug = new Map<string, Bookmark>()
  for (const row of papers.filter(isBookmark)) {
    const before = bySlug.get(row.slug)
    bySlug.set(row.slug, before ? joined(before, row) : row)
  }
  return {
    papers: [...bySlug.values()],
    citations: citations.filter(isCitation).filter(({ slug }) => bySlug.has(slug)),
  }
}

async function listIn(
  text: string,
  file: unknown,
  name: string,
  fault: (row: unknown) => string | undefined,
): Promise<unknown[]> {
  const list = fieldOf(file, name) ?? (name === 'citations' ? [] : undefined)
  if (!Array.isArray(list)) throw await damageAt(text, [name], `“${name}” must be a list.`)
  for (const [at, row] of list.entries()) {
    const reason = fault(row)
    if (reason) throw await damageAt(text, [name, at], `${name}[${at}]: ${reason}.`)
  }
  return list
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

function isCitation(row: unknown): row is Citation {
  return ['slug', 'bib', 'ris'].every(name => typeof fieldOf(row, name) === 'string')
}

/** @param path of the wrong value; undefined where the text is no JSON at all */
async function damageAt(
  text: string,
  path: (string | number)[] | undefined,
  reason: string,
): Promise<DamagedFile> {
  const { findNodeAtLocation, parseTree } = await import('jsonc-parser')
  const errors: ParseError[] = []
  const tree = parseTree(text, errors, { disallowComments: true })
  const node = path && tree && (findNodeAtLocation(tree, path) ?? tree)
  return new DamagedFile(text, node?.offset ?? errors[0]?.offset ?? 0, reason)
}
