import { dump } from 'js-yaml'
import type { Identities } from '../../src/schemas/identities.ts'

/** The text above the entries of a new file. */
const HEAD = `# The paper at arXiv that each page shows, by the name of the page. \`npm run identify\` adds entries, and you may edit them.
# docs/content.md lists the fields. Every split checks that no two papers have the same id. It damages the originals again: a
# page shows only what the printed text proves.
`

/** The line with which an entry begins. */
const KEY = /^(?:'([^'\n]+)'|"([^"\n]+)"|([^\s#'"][^\n]*?)):[ \t]*$/

/** The text of `content/identities.yml` with entries added, sorted by name; all else stays as it is. */
export function withEntries(text: string, added: Identities): string {
  const { head, entries } = taken(text)
  for (const [slug, identity] of Object.entries(added))
    entries.set(slug, dump({ [slug]: identity }, { lineWidth: -1, noRefs: true }))
  return head + sorted(entries)
}

/** The same text with the entry of a paper, if it has one, under another name. */
export function renamedEntry(text: string, from: string, to: string): string {
  const { head, entries } = taken(text)
  const entry = entries.get(from)
  if (entry === undefined) return text
  entries.delete(from)
  const lines = entry.split('\n')
  entries.set(to, lines.map(line => (KEY.test(line) ? `${dump(to).trim()}:` : line)).join('\n'))
  return head + sorted(entries)
}

const sorted = (entries: ReadonlyMap<string, string>): string =>
  [...entries]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, entry]) => entry)
    .join('')

/** Splits a text into its entries; a comment belongs to the entry below it. */
function taken(text: string): { head: string; entries: Map<string, string> } {
  const entries = new Map<string, string>()
  let head = text === '' || text === '{}\n' ? HEAD : ''
  let above = ''
  let current: string | undefined
  for (const line of text === '{}\n' ? [] : text.split(/(?<=\n)/)) {
    const [key, single, double, plain] = KEY.exec(line.trimEnd()) ?? []
    if (key !== undefined) {
      current = single ?? double ?? plain ?? ''
      if (entries.size === 0) head += above
      entries.set(current, (entries.size === 0 ? '' : above) + whole(line))
      above = ''
    } else if (/^(?:#|\s*$)/.test(line)) above += whole(line)
    else if (current !== undefined) {
      entries.set(current, (entries.get(current) ?? '') + above + whole(line))
      above = ''
    } else head += line
  }
  if (current === undefined) head += above
  else entries.set(current, (entries.get(current) ?? '') + above)
  return { head, entries }
}

const whole = (line: string): string => (line.endsWith('\n') ? line : `${line}\n`)
