export type TokenKind =
  | 'space'
  | 'number'
  | 'word'
  | 'letter'
  | 'control'
  | 'open'
  | 'close'
  | 'script'
  | 'operator'
  | 'percent'
  | 'link'
  | 'none'
  | 'other'

/** A piece of the printed text. All tokens joined are the text. */
export interface Token {
  readonly kind: TokenKind
  readonly text: string
  /** Offset in the printed text, in UTF-16 units. */
  readonly start: number
  /** For a bracket with a partner, the partner's index among the tokens; otherwise -1. */
  partner: number
}

/** Every character belongs to one alternative, and none can backtrack. */
const PATTERN =
  /\s+|[A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u024F]+|\d+(?:,\d{3}(?!\d))*(?:\.\d+)?|[\u0370-\u03FF\u2100-\u214F][\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u024F\u02B0-\u03FF\u2100-\u214F]{3,}|\\(?:[A-Za-z]+|(?=\d)|[\s\S])|[\s\S]/gu

/** Kinds of tokens by their first character, in this order. */
const KINDS = [
  { kind: 'word', pattern: /^[A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u024F]/ },
  { kind: 'space', pattern: /^\s/ },
  { kind: 'number', pattern: /^\d/ },
  { kind: 'control', pattern: /^\\./s },
  { kind: 'open', pattern: /^[([{]/ },
  { kind: 'close', pattern: /^[)\]}]/ },
  { kind: 'script', pattern: /^[\^_]/ },
  { kind: 'percent', pattern: /^%/ },
  { kind: 'letter', pattern: /^[\u0370-\u03FF\u2100-\u214F]/ },
  {
    kind: 'operator',
    pattern: /^[-+*/=<>|!:\u00B1\u00B7\u00D7\u00F7\u2190-\u22FF\u27F5-\u27FA\u2A00-\u2AFF]/,
  },
] as const satisfies readonly { kind: TokenKind; pattern: RegExp }[]

/** Cached by first character; a text has few different ones. */
const kinds = new Map<string, TokenKind>()

function kindOf(text: string): TokenKind {
  // A backslash before a digit or at the very end is no command.
  const first = text === '\\' ? '' : text.charAt(0)
  let kind = kinds.get(first)
  if (kind === undefined) {
    kind = KINDS.find(({ pattern }) => pattern.test(text))?.kind ?? 'other'
    kinds.set(first, kind)
  }
  // A run of Greek or letterlike signs is a word.
  return kind === 'letter' && text.length > 1 ? 'other' : kind
}

const CLOSER: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' }

/**
 * Splits a text into tokens and pairs its brackets, in time linear in the text's length.
 * @param links spans of the text, in order, each of which is one token
 * @param unglue divides the run of letters that begins at an offset
 */
export function tokenize(
  text: string,
  links: readonly { start: number; end: number }[],
  unglue: (run: string, start: number) => readonly string[],
): Token[] {
  const tokens: Token[] = []
  const open: Record<string, number[]> = { '(': [], '[': [], '{': [] }
  let link = 0
  PATTERN.lastIndex = 0
  while (PATTERN.lastIndex < text.length) {
    const span = links[link]
    if (span && PATTERN.lastIndex === span.start) {
      tokens.push({ kind: 'link', text: text.slice(span.start, span.end), start: span.start, partner: -1 })
      PATTERN.lastIndex = span.end
      link++
      continue
    }
    const match = PATTERN.exec(text)
    if (!match) break
    const kind = kindOf(match[0])
    let start = match.index
    if (kind === 'word') {
      for (const part of unglue(match[0], start)) {
        tokens.push({ kind, text: part, start, partner: -1 })
        start += part.length
      }
      continue
    }
    const token: Token = { kind, text: match[0], start, partner: -1 }
    if (kind === 'open') open[token.text]?.push(tokens.length)
    if (kind === 'close') {
      token.partner = open[CLOSER[token.text] ?? '']?.pop() ?? -1
      const partner = tokens[token.partner]
      if (partner) partner.partner = tokens.length
    }
    tokens.push(token)
  }
  return tokens
}
