import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import katex from 'katex'
import { KATEX_COMMANDS } from '../../scripts/split/restore/katex-commands.ts'

const accepts = (tex: string): boolean => {
  try {
    katex.renderToString(tex, { output: 'mathml', throwOnError: true, strict: 'ignore', trust: true })
    return true
  } catch {
    return false
  }
}

const names = (list: string): string[] => list.trim().split(/\s+/)
const listed = new Map(
  Object.entries(KATEX_COMMANDS).flatMap(([kind, list]) => names(list).map(name => [name, kind])),
)

test('KaTeX knows every listed command, used as its kind says', () => {
  for (const [name, kind] of listed) {
    const uses = {
      argument: [`\\${name}{x}`, `\\${name}{1em}`, `\\${name}{1}`],
      arguments: [`\\${name}{x}{y}`, `\\${name}{red}{y}`, `\\${name}{\\x}{y}`],
      delimiter: [`\\${name}(`, `\\${name}\\x=y`],
    }[kind] ?? [`\\${name}`]
    assert.ok(uses.some(accepts) || kind === 'argument' || kind === 'arguments', `\\${name} as ${kind}`)
  }
})

test('every symbol of KaTeX is listed', () => {
  const source = readFileSync(new URL(import.meta.resolve('katex')), 'utf8')
  const known = new Set(
    [...source.matchAll(/["'`]\\\\([A-Za-z]{2,})\*?["'`]/g)].map(([, name]) => name ?? ''),
  )
  assert.ok(known.size > 800)
  const missing = [...known].filter(name => !listed.has(name) && isSymbol(name))
  assert.deepEqual(missing, [])
})

/** TeX's infix commands over two lines, and a strut: they need no argument, but are no symbols. */
const LAYOUT = /^(?:choose|brace|brack|mathstrut)$/

/** Whether a command needs no argument and shows something in math; commands for text do not. */
function isSymbol(name: string): boolean {
  if (
    LAYOUT.test(name) ||
    /^(?:text|KaTeX|LaTeX|TeX|AA|AE|OE|aa|ae|oe|ss|rq|copyright|newline|relax|show|nonumber|notag)/.test(name)
  )
    return false
  if (!accepts(`\\${name}`)) return false
  const html = katex.renderToString(`\\${name}`, { output: 'mathml', strict: 'ignore', trust: true })
  const shown = html.replace(/<annotation.*?<\/annotation>/s, '')
  return /<m[ion][^>]*>[^<]+</.test(shown)
}
