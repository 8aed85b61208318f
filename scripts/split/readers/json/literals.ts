import { isMembers } from './layers.ts'

/** The first offset in the text, and the offset behind the last. */
export type Extent = readonly [start: number, end: number]

/** For every object and list, the places of its members, by name or index. */
export type Places = WeakMap<object, ReadonlyMap<string, Extent>>

/**
 * Reads what Python's `repr` prints of plain values: dictionaries, lists, tuples, strings, numbers, constants and
 * calls. A call of a date is read as its ISO form, any other (`array([…], dtype=object)`) as its first argument. No
 * maintained package of npm reads calls.
 * @param places gets the places of dictionaries, lists and their members
 * @param offset of the text in the file
 * @throws {LiteralSyntaxError} with the offset at which the text cannot be read
 */
export function parsePython(text: string, places?: Places, offset = 0): unknown {
  return new Literal(text, PYTHON, places, offset).whole()
}

/**
 * Reads JSON as plain values, and notes their places. Packages of npm that keep places build a tree with several
 * objects for each number and each comma.
 * @throws {SyntaxError} as `JSON.parse`, with the place
 */
export function parseJson(text: string, places: Places, offset = 0): unknown {
  JSON.parse(text)
  return new Literal(text, JSON_TEXT, places, offset).whole()
}

/** The offset at which a text stops being JSON. */
export function brokenAt(text: string): number {
  try {
    new Literal(text, JSON_TEXT, undefined, 0).whole()
    return text.length
  } catch (error) {
    if (error instanceof LiteralSyntaxError) return error.offset
    throw error
  }
}

export class LiteralSyntaxError extends Error {
  override readonly name = 'LiteralSyntaxError'
  readonly offset: number

  constructor(offset: number) {
    super(`This is no literal from character ${offset + 1} on.`)
    this.offset = offset
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  a: '',
  '\n': '',
}
const ESCAPE = /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|([\s\S]))/gi
const DATE = /(?:^|\.)(?:datetime|date)$/

/** Patterns of both notations; each matches at the reader's offset. */
const SPACE = /\s*/y
const NUMBER = /[-+]?(?:\d[\d_]*\.?\d*|\.\d+)(?:e[-+]?\d+)?/iy
const NAME = /[a-z_][\w.]*/iy
const KEYWORD = /[a-z_]\w*\s*=(?!=)/iy
const CALL = /\s*\(/y
const COLON = /\s*:/y
const COMMA = /\s*,/y
const LAST = /\s*(?=[\])}])/y
const ENDS = { '{': '}', '[': ']', '(': ')' } as const

/** How a notation writes strings, and its constants. */
interface Notation {
  readonly string: RegExp
  readonly unquote: (quoted: string) => string
  readonly constants: Readonly<Record<string, unknown>>
}

const PYTHON: Notation = {
  string:
    /[urb]{0,2}(?:'''[\s\S]*?'''|"""[\s\S]*?"""|'[^'\\]*(?:\\[\s\S][^'\\]*)*'|"[^"\\]*(?:\\[\s\S][^"\\]*)*")/iy,
  unquote: quoted => unquote(quoted.replace(/^[urb]{0,2}/i, '')),
  constants: { None: null, True: true, False: false, nan: null, NaT: null },
}

const JSON_TEXT: Notation = {
  string: /"[^"\\]*(?:\\[\s\S][^"\\]*)*"/y,
  unquote: quoted => (quoted.includes('\\') ? String(JSON.parse(quoted)) : quoted.slice(1, -1)),
  constants: { null: null, true: true, false: false },
}

class Literal {
  readonly #text: string
  readonly #notation: Notation
  readonly #places: Places | undefined
  readonly #offset: number
  #at = 0

  constructor(text: string, notation: Notation, places: Places | undefined, offset: number) {
    this.#text = text
    this.#notation = notation
    this.#places = places
    this.#offset = offset
  }

  whole(): unknown {
    const value = this.#value()
    this.#skip(SPACE)
    if (this.#at < this.#text.length) throw this.#wrong()
    return value
  }

  #value(): unknown {
    this.#skip(SPACE)
    const { string, unquote, constants } = this.#notation
    const quoted = this.#skip(string)
    if (quoted !== undefined) return unquote(quoted)
    const number = this.#skip(NUMBER)
    if (number !== undefined) return Number(number.replaceAll('_', ''))
    const mark = this.#text[this.#at]
    if (mark === '{' || mark === '[' || mark === '(') {
      this.#at++
      return mark === '{' ? this.#dictionary() : this.#items(ENDS[mark])
    }
    const name = this.#skip(NAME)
    if (name === undefined) throw this.#wrong()
    if (this.#skip(CALL) !== undefined) return called(name, this.#items(')'))
    if (!(name in constants)) throw this.#wrong()
    return constants[name]
  }

  #items(end: string): unknown[] {
    const items: unknown[] = []
    const places = new Map<string, Extent>()
    while (!this.#ends(end)) {
      this.#skip(KEYWORD)
      items.push(this.#placed(places, String(items.length)))
      this.#next()
    }
    return this.#located(items, places)
  }

  /** Reads a dictionary; a set, which has no values, becomes a list. */
  #dictionary(): Record<string, unknown> | unknown[] {
    const entries: [string, unknown][] = []
    const items: unknown[] = []
    const places = new Map<string, Extent>()
    while (!this.#ends('}')) {
      const key = this.#value()
      if (this.#skip(COLON) !== undefined) entries.push([String(key), this.#placed(places, String(key))])
      else items.push(key)
      this.#next()
    }
    return this.#located(items.length > 0 ? items : Object.fromEntries(entries), places)
  }

  #ends(end: string): boolean {
    this.#skip(SPACE)
    if (this.#text[this.#at] !== end) return false
    this.#at++
    return true
  }

  #next(): void {
    if (this.#skip(COMMA) === undefined && this.#skip(LAST) === undefined) throw this.#wrong()
  }

  /** Reads numbers and lists of numbers without noting their places: some catalogues have very many. */
  #placed(places: Map<string, Extent>, key: string): unknown {
    this.#skip(SPACE)
    const start = this.#at
    const value = this.#value()
    if (typeof value === 'string' || isMembers(value) || (Array.isArray(value) && this.#places?.has(value)))
      places.set(key, [start + this.#offset, this.#at + this.#offset])
    return value
  }

  #located<Value extends object>(value: Value, places: ReadonlyMap<string, Extent>): Value {
    if (places.size > 0) this.#places?.set(value, places)
    return value
  }

  #skip(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at
    const match = pattern.exec(this.#text)
    if (match) this.#at = pattern.lastIndex
    return match?.[0]
  }

  #wrong(): LiteralSyntaxError {
    return new LiteralSyntaxError(this.#at)
  }
}

function unquote(quoted: string): string {
  const marks = /^('''|"""|'|")/.exec(quoted)?.[0].length ?? 1
  return quoted.slice(marks, -marks).replace(ESCAPE, (_, byte, short, long, other: string | undefined) => {
    const code = byte ?? short ?? long
    if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16))
    return ESCAPES[other ?? ''] ?? (/[\\'"]/.test(other ?? '') ? (other ?? '') : `\\${other}`)
  })
}

function called(name: string, args: readonly unknown[]): unknown {
  const [year, month, day] = args
  return DATE.test(name) && typeof year === 'number'
    ? [year, month, day].map(part => String(part).padStart(2, '0')).join('-')
    : args[0]
}
