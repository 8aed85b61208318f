/** An address in the printed text. */
export interface Link {
  /** Offsets in the printed text, in UTF-16 units. */
  readonly start: number
  readonly end: number
  readonly href: string
  readonly value: string
  /** Whether the printed text held more than the address. */
  readonly mended: boolean
}

/** Addresses begin with one of these; names with these ends need no `http` before them. */
const ADDRESS =
  /(?:https?:\/\/|(?<![\w@./-])(?:www\.)?(?:[a-z0-9](?:[a-z0-9-]{0,62})\.){1,6}(?:com|org|net|io|ai|co|dev|edu|gov|app|me|cn|de|uk|ch|fr|jp|kr|eu|info|xyz|site|page|cc|tech|in|us|ca|be)(?=[/{]))(?:(?!https?:\/\/)[^\s{}<>"“”`|^])*/gi

/** The beginning of `\href{A}{B}` or `\url{A}`, where the listing left the command standing. */
const COMMAND = /\\(?:href|url)\{$/

/** All addresses of a text, in order. */
export function findLinks(text: string): Link[] {
  const links: Link[] = []
  ADDRESS.lastIndex = 0
  for (let match = ADDRESS.exec(text); match; match = ADDRESS.exec(text)) {
    const link = linkAt(text, match.index, match[0])
    if (!link) continue
    links.push(link)
    ADDRESS.lastIndex = link.end
  }
  return links
}

function linkAt(text: string, start: number, found: string): Link | undefined {
  const bare = !/^https?:/i.test(found)
  const label = text[start + found.length] === '{' ? labelAt(text, start + found.length) : undefined
  const address = label ? found : withoutPunctuation(found)
  const printed = label ? text.slice(start, label.end) : address
  if (bare && !label && !/^(?:www\.|[^/]+\/[\w~-])/.test(address)) return undefined
  const clean = unescaped(address)
  const href = bare ? `https://${clean}` : clean
  if (!URL.canParse(href) || !/^https?:\/\/[^/?#]*\.[^/?#.]|^https?:\/\/localhost/i.test(href))
    return undefined
  const command = COMMAND.exec(text.slice(Math.max(0, start - 6), start))
  // \href{A{B}}: the listing removed the outer command with the first closing brace.
  const closes = command !== null && text[start + printed.length] === '}'
  return {
    start: closes ? start - command[0].length : start,
    end: start + printed.length + (closes ? 1 : 0),
    href,
    value: label ? label.text : clean,
    mended: closes || label !== undefined || clean !== address,
  }
}

/** `{text}` right behind an address is the text of its link; commands and colours in it are not shown. */
function labelAt(text: string, at: number): { text: string; end: number } | undefined {
  const group = /^\{((?:[^{}]|\{[^{}]*\}){2,300})\}/.exec(text.slice(at, at + 302))
  if (!group?.[1]) return undefined
  const label = group[1]
    .replace(/^(?:\\[A-Za-z]+|[a-z]+)\{([^{}]*)\}$/, '$1')
    .replace(/^\\[A-Za-z]+\s+/, '')
    .replace(/[{}]/g, '')
  return { text: unescaped(label).trim(), end: at + group[0].length }
}

const unescaped = (text: string): string => text.replace(/\\([_%#&~$-])/g, '$1')

/** Removes the sentence's punctuation from the end of an address. A closing bracket stays if the address opens it. */
function withoutPunctuation(address: string): string {
  let end = address.length
  for (; end > 0; end--) {
    const last = address[end - 1] ?? ''
    if (/[.,;:!?'*’”…\\]/.test(last)) continue
    const opener = { ')': '(', ']': '[' }[last]
    if (opener && count(address, last, end) > count(address, opener, end)) continue
    break
  }
  return address.slice(0, end)
}

const count = (text: string, character: string, end: number): number =>
  text.slice(0, end).split(character).length - 1
