import type { Extent, Places } from './located.ts'

/**
 * Reads what Python's `repr` prints of plain values: dictionaries, lists, tuples, strings, numbers, constants, and
 * calls, of which a date gives its ISO form and any other (`array([…], dtype=object)`) its first argument.
 * There is no such parser among the packages of npm that is kept and reads calls.
 * @param places is told where dictionaries, lists and what they hold stand
 * @param offset of the text in the file
 * @throws {PythonSyntaxError} with the offset of what cannot be read
 */
export function parsePython(text: string, places?: Places, offset = 0): unknown {
  return new PythonLiteral(text, places, offset).whole()
}

export class PythonSyntaxError extends Error {
  override readonly name = 'PythonSyntaxError'
  readonly offset: number

  constructor(offset: number) {
    super(`This is no Python literal from character ${offset + 1} on.`)
    this.offset = offset
  }
}

const CONSTANTS: Readonly<Record<string, unknown>> = {
  None: null,
  True: true,
  False: false,
  nan: null,
  NaT: null,
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

class PythonLiteral {
  readonly #text: string
  readonly #places: Places | undefined
  readonly #offset: number
  #at = 0

  constructor(text: string, places: Places | undefined, offset: number) {
    this.#text = text
    this.#places = places
    this.#offset = offset
  }

  whole(): unknown {
    const value = this.#value()
    this.#skip(/\s*/y)
    if (this.#at < this.#text.length) throw this.#wrong()
    return value
  }

  #value(): unknown {
    this.#skip(/\s*/y)
    const string = this.#skip(
      /(?:[urb]{0,2})('''[\s\S]*?'''|"""[\s\S]*?"""|'(?:[^'\\]|\\[\s\S])*'|"(?:[^"\\]|\\[\s\S])*")/iy,
    )
    if (string) return unquote(string[1] ?? '')
    const number = this.#skip(/[-+]?(?:\d[\d_]*\.?\d*|\.\d+)(?:e[-+]?\d+)?/iy)
    if (number) return Number(number[0].replaceAll('_', ''))
    if (this.#skip(/\{/y)) return this.#dictionary()
    if (this.#skip(/\[/y)) return this.#items(/\]/y)
    if (this.#skip(/\(/y)) return this.#items(/\)/y)
    const name = this.#skip(/[a-z_][\w.]*/iy)?.[0]
    if (name === undefined) throw this.#wrong()
    if (this.#skip(/\s*\(/y)) return called(name, this.#items(/\)/y))
    if (!(name in CONSTANTS)) throw this.#wrong()
    return CONSTANTS[name]
  }

  #items(end: RegExp): unknown[] {
    const items: unknown[] = []
    const places = new Map<string, Extent>()
    this.#places?.set(items, places)
    for (;;) {
      this.#skip(/\s*/y)
      if (this.#skip(end)) return items
      this.#skip(/[a-z_]\w*\s*=(?!=)/iy)
      items.push(this.#placed(places, String(items.length)))
      if (!this.#skip(/\s*,/y) && !this.#skip(/\s*(?=[\])])/y)) throw this.#wrong()
    }
  }

  /** A dictionary; a set, which has no values, is read as a list. */
  #dictionary(): Record<string, unknown> | unknown[] {
    const entries: [string, unknown][] = []
    const items: unknown[] = []
    const places = new Map<string, Extent>()
    for (;;) {
      this.#skip(/\s*/y)
      if (this.#skip(/\}/y)) {
        const read = items.length > 0 ? items : Object.fromEntries(entries)
        this.#places?.set(read, places)
        return read
      }
      const key = this.#value()
      if (this.#skip(/\s*:/y)) entries.push([String(key), this.#placed(places, String(key))])
      else items.push(key)
      if (!this.#skip(/\s*,/y) && !this.#skip(/\s*(?=\})/y)) throw this.#wrong()
    }
  }

  #placed(places: Map<string, Extent>, key: string): unknown {
    this.#skip(/\s*/y)
    const start = this.#at
    const value = this.#value()
    places.set(key, [start + this.#offset, this.#at + this.#offset])
    return value
  }

  #skip(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at
    const match = pattern.exec(this.#text)
    if (match) this.#at = pattern.lastIndex
    return match
  }

  #wrong(): PythonSyntaxError {
    return new PythonSyntaxError(this.#at)
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
