import type { Element } from 'hast'
import { visit } from 'unist-util-visit'
import { readAs } from './math-text.ts'

/** Signs of KaTeX by those that fonts make for the place. Some brackets it names instead of printing them (`\genfrac`). */
const SIGNS: Readonly<Record<string, string>> = {
  '∣': '|',
  '∥': '‖',
  langle: '⟨',
  rangle: '⟩',
  lfloor: '⌊',
  rfloor: '⌋',
  lceil: '⌈',
  rceil: '⌉',
  lvert: '|',
  rvert: '|',
  lVert: '‖',
  rVert: '‖',
}

/** Accents above letters, and wide ones; for a line with ends KaTeX has no sign. */
const ACCENTS: Readonly<Record<string, string>> = { '\u20d7': '→' }
const WIDE_ACCENTS: Readonly<Record<string, string>> = { '^': '\u0302', undefined: '⎴' }
const WIDE_ACCENTS_BELOW: Readonly<Record<string, string>> = { undefined: '⎵' }

/** Accents that browsers widen unless told not to, and those that WebKit sets too high unless told to widen them. */
const NARROW = /^[\^~]$/
const LOW = /^[ˉ˙¨˘˚ˊˋ]$/

const PRIMES = /^[′‵]+$/

/** Sets signs as fonts make them. Bars as brackets are narrow and stretch; those of relations (`\mid`) are not. */
export function useSigns(math: Element): void {
  visit(math, 'element', (element, index, parent) => {
    if (element.tagName === 'msup') primesOnTheLine(element)
    if (element.tagName !== 'mo' && element.tagName !== 'mi') return
    const { properties } = element
    const { accent, accentunder } = index && parent?.type === 'element' ? parent.properties : {}
    if (accent || accentunder) {
      if (properties['stretchy']) replace(element, accent ? WIDE_ACCENTS : WIDE_ACCENTS_BELOW)
      else {
        replace(element, ACCENTS)
        if (NARROW.test(signOf(element))) properties['stretchy'] = 'false'
        if (LOW.test(signOf(element))) properties['stretchy'] = 'true'
      }
      return
    }
    const isRelation = element.tagName === 'mo' && Object.keys(properties).length === 0
    if (!isRelation && replace(element, SIGNS) && element.tagName === 'mo')
      Object.assign(properties, { lspace: '0em', rspace: '0em' })
  })
}

/** Primes are drawn as high as they stand: fonts make none that is small and low enough to be raised. */
function primesOnTheLine(power: Element): void {
  const [base, script] = power.children
  if (base?.type !== 'element' || script?.type !== 'element') return
  const row = script.tagName === 'mrow' ? script.children : [script]
  const others = row.findIndex(child => child.type !== 'element' || !PRIMES.test(signOf(child)))
  const primes = others === -1 ? row : row.slice(0, others)
  for (const prime of primes)
    if (prime.type === 'element') prime.properties = { lspace: '0em', rspace: '0em' }
  if (others === -1) Object.assign(power, { tagName: 'mrow', children: [base, ...primes] })
  else if (others > 0) {
    power.children[0] = { type: 'element', tagName: 'mrow', properties: {}, children: [base, ...primes] }
    script.children = row.slice(others)
  }
}

/** Displays another sign, which reads as the one that was there. */
function replace(element: Element, signs: Readonly<Record<string, string>>): boolean {
  const [child] = element.children
  const sign = signs[signOf(element)]
  if (child?.type !== 'text' || sign === undefined) return false
  readAs(element, /^\w/.test(child.value) ? sign : child.value)
  child.value = sign
  return true
}

function signOf({ children: [child] }: Element): string {
  return child?.type === 'text' ? child.value : ''
}
