import { SYMBOLS } from '../../restore/text-commands.ts'
import { script, shownText } from '../html.ts'

/** The TeX in a field. Braces that only protect capitals are removed; those of formulas and commands stay. */
export const fieldText = (value: string): string => withoutProtection(withoutNames(value)).trim()

/** Characters that programs write by name, with the braces that end the name. */
const NAMED = /\{\\(text[a-z]+)\}|\\(text[a-z]+)(?:\{\}| +|(?![a-zA-Z{]))/g
const LOWERED = /\\text(sub|super)script\{(\d+)\}/g
const ESCAPED = /\\([%&#_])/g

/**
 * Replaces the names of characters by the characters. A field that names the backslash held TeX or HTML which a program
 * has escaped; the escapes are undone.
 */
function withoutNames(text: string): string {
  const escaped = /\\textbackslash\b/.test(text)
  const hasMarkup = /\\textless\b/.test(text)
  const shown = text
    .split(/((?<!\\)\$(?:\\.|[^$\\])*\$)/)
    .map((part, at) => (at % 2 ? part : outsideFormulas(part, escaped)))
    .join('')
  return hasMarkup ? shownText(shown) : shown
}

function outsideFormulas(text: string, escaped: boolean): string {
  const plain = escaped ? text.replace(ESCAPED, '$1').replace(/\\\$/g, '$$') : text
  return plain
    .replace(LOWERED, (_, name, digits) => script(name === 'sub' ? 'sub' : 'sup', digits))
    .replace(NAMED, (printed, braced, bare) => {
      const name = braced ?? bare
      const known = name in SYMBOLS && (escaped || !/^text(?:backslash|dollar|brace)/.test(name))
      return known ? (SYMBOLS[name] ?? printed) : printed
    })
}

/** A group that is no argument of a command, no script and no second argument. */
const PROTECTED = /(?<!\\[a-z]*|\\[^a-z]|[\^_}\]])\{([^{}\\]*)\}/gi

function withoutProtection(text: string): string {
  const whole = /^\{([\s\S]*)\}$/.exec(text)?.[1]
  if (whole !== undefined && isBalanced(whole)) return withoutProtection(whole)
  return text
    .split(/(\$[^$]*\$)/)
    .map((part, index) => (index % 2 ? part : part.replace(PROTECTED, '$1').replace(PROTECTED, '$1')))
    .join('')
}

/** Whether all braces pair up within a text, so that a pair around it encloses all of it. */
function isBalanced(text: string): boolean {
  let depth = 0
  for (const [brace] of text.matchAll(/(?<!\\)[{}]/g)) {
    depth += brace === '{' ? 1 : -1
    if (depth < 0) return false
  }
  return depth === 0
}
