import { SYMBOLS } from '../../restore/text-commands.ts'
import { script, shownText } from '../html.ts'

/** A field as the TeX that it was: braces that only protect capitals are BibTeX's, those of formulas and commands TeX's. */
export const fieldText = (value: string): string => withoutProtection(withoutNames(value)).trim()

/** Characters that programs write by name, with the braces that end the name. */
const NAMED = /\{\\(text[a-z]+)\}|\\(text[a-z]+)(?:\{\}| +|(?![a-zA-Z{]))/g
const LOWERED = /\\text(sub|super)script\{(\d+)\}/g
const ESCAPED = /\\([%&#_])/g

/**
 * Characters by name as themselves. A field that names the backslash was TeX or had marks of HTML before the program
 * escaped it, and is given back as it was.
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

/** Whether every brace closes that opens, so that a pair around all of it is one pair. */
function isBalanced(text: string): boolean {
  let depth = 0
  for (const [brace] of text.matchAll(/(?<!\\)[{}]/g)) {
    depth += brace === '{' ? 1 : -1
    if (depth < 0) return false
  }
  return depth === 0
}
