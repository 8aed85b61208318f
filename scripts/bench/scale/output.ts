import { hash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { filesUnder } from '../../../src/build/files-under.ts'

/** Files of one kind. */
export interface Share {
  readonly kind: string
  readonly files: number
  readonly bytes: number
}

/** The kinds of files of a built site; the first pattern that matches a path decides. */
const KINDS = [
  { kind: 'paper pages', pattern: /^papers\/[^/]+\/index\.html$/ },
  { kind: 'twins of papers', pattern: /^papers\/[^/]+$/ },
  { kind: 'short links', pattern: /^p\// },
  { kind: 'booklets', pattern: /\/booklet\/index\.html$/ },
  { kind: 'edition files', pattern: /^downloads\// },
  { kind: 'lists of papers', pattern: /^(?:papers|editions\/[^/]+)\.[a-z]+$/ },
  { kind: 'feeds', pattern: /^feeds\// },
  { kind: 'search index', pattern: /^pagefind\// },
  { kind: 'offline', pattern: /^(?:_offline\/|sw\.js$)/ },
  { kind: 'cards', pattern: /^cards\// },
  { kind: 'list pages', pattern: /\.html$/ },
  { kind: 'rest', pattern: /^/ },
] as const satisfies readonly { kind: string; pattern: RegExp }[]

/** The files of a folder by kind. */
export function sharesOf(folder: string): Share[] {
  const files = filesUnder(folder).map(name => ({ name, bytes: statSync(join(folder, name)).size }))
  const byKind = Map.groupBy(files, ({ name }) => KINDS.find(({ pattern }) => pattern.test(name))?.kind)
  return KINDS.flatMap(({ kind }) => {
    const own = byKind.get(kind) ?? []
    return own.length === 0
      ? []
      : [{ kind, files: own.length, bytes: own.reduce((sum, { bytes }) => sum + bytes, 0) }]
  })
}

/** The digest of every file of a folder, by path. */
export function digestsOf(folder: string): Map<string, string> {
  return new Map(filesUnder(folder).map(name => [name, hash('sha256', readFileSync(join(folder, name)))]))
}
