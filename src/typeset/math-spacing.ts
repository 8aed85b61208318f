import type { Element } from 'hast'

/** TeX's kinds of atoms, as far as spacing depends on them (The TeXbook, chapter 18). */
type Kind = 'ordinary' | 'operator' | 'binary' | 'relation' | 'opening' | 'closing' | 'punctuation'

/** U+2061 stands behind the name of a function. */
const LARGE = /^[\u2061\u220f-\u2211\u222b-\u2233\u22c0-\u22c3\u2a00-\u2a1c]$/
const BINARY = /^[+−±∓×÷⋅·*∗⋆∘∙•∩∪⊎⊓⊔∨∧∖≀⋄△▽◃▹◁▷⊕⊖⊗⊘⊙⊚⊛⊝◯†‡⨿∔⋇⊞⊟⊠⊡⋉⋊⋋⋌⋏⋎⊺⊻⊼⩞]$/
const RELATION = /^[:∣∥⊥≔≕\p{Sm}\u2190-\u21ff\u27f0-\u27ff\u2900-\u297f]+$/u

/** Elements that are rows of atoms. KaTeX makes no others. */
const ROWS: ReadonlySet<string> = new Set(['mrow', 'mstyle', 'mpadded', 'msqrt', 'mtd', 'math'])
/** Elements whose children, but for the first, are set as scripts. */
const SCRIPTED: ReadonlySet<string> = new Set(
  'msub msup msubsup munder mover munderover mmultiscripts'.split(' '),
)

/**
 * Spaces the operators of a formula as TeX does. Browsers take the spaces from a dictionary, even at the edges of a
 * formula: `16×` would have a gap before its ×, and the minus of `(−1)` one on both sides.
 */
export function spaceOperators(element: Element, inScript = false): void {
  const children = element.children.filter(child => child.type === 'element')
  if (ROWS.has(element.tagName)) {
    spaceRow(children, inScript)
    spaceNames(element)
  }
  for (const [index, child] of children.entries())
    spaceOperators(child, inScript || (index > 0 && SCRIPTED.has(element.tagName)))
}

function spaceRow(children: readonly Element[], inScript: boolean): void {
  const atoms = children.filter(({ tagName }) => tagName !== 'mspace')
  const kinds = atoms.map(kindOf)
  const tight = new Set(atoms.filter(isTight).map(textOf))
  for (const [index, atom] of atoms.entries()) {
    if (atom.tagName !== 'mo' || isTight(atom)) continue
    const [before, kind, after] = [kinds[index - 1], kinds[index], kinds[index + 1]]
    if (kind === 'binary') {
      // A sign is spaced alike everywhere in a row: some authors put braces around some of its occurrences.
      if (inScript || tight.has(textOf(atom)) || !hasLeft(before) || !hasRight(after))
        setSpaces(atom, true, true)
    } else if (kind === 'relation')
      setSpaces(
        atom,
        inScript || before === undefined || before === 'relation',
        inScript || after === undefined || after === 'relation',
      )
  }
}

/** Puts a thin space between a function's name and its argument, and before the name, unless a bracket is there. */
function spaceNames(row: Element): void {
  const atoms = row.children.filter(child => child.type === 'element')
  row.children = atoms.flatMap((atom, index) => {
    const before = atoms[index - 1]
    if (!before) return [atom]
    const begins = isNamed(atom) || (isApplied(atoms[index + 1]) && atom.tagName === 'mi')
    const follows = isApplied(before) || isNamed(before)
    const kind = kindOf(atom)
    const spaced = follows
      ? kind === 'ordinary' || LARGE.test(textOf(atom))
      : begins && hasLeft(kindOf(before))
    return spaced && atom.tagName !== 'mspace' && before.tagName !== 'mspace' ? [thinSpace(), atom] : [atom]
  })
}

/** Whether it is the sign of function application (U+2061), which stands behind the function's name. */
function isApplied(atom: Element | undefined): boolean {
  return atom?.tagName === 'mo' && textOf(atom) === '\u2061'
}

/** A function's name with scripts. */
function isNamed({ tagName, children: [base] }: Element): boolean {
  if (!SCRIPTED.has(tagName) || base?.type !== 'element') return false
  const last = base.children.at(-1)
  return last?.type === 'element' && isApplied(last)
}

function thinSpace(): Element {
  return { type: 'element', tagName: 'mspace', properties: { width: '0.1667em' }, children: [] }
}

/** Whether a binary operator has an operand on its left; without one, it is a prefix. */
function hasLeft(before: Kind | undefined): boolean {
  return before === 'ordinary' || before === 'closing'
}

function hasRight(after: Kind | undefined): boolean {
  return after !== undefined && after !== 'relation' && after !== 'closing' && after !== 'punctuation'
}

function setSpaces({ properties }: Element, left: boolean, right: boolean): void {
  if (left) properties['lspace'] = '0em'
  if (right) properties['rspace'] = '0em'
}

/** Whether TeX has braces around this operator alone; KaTeX then writes both spaces as zero. */
function isTight({ tagName, properties }: Element): boolean {
  return tagName === 'mo' && properties['lspace'] === '0em' && properties['rspace'] === '0em'
}

function kindOf(atom: Element): Kind {
  if (SCRIPTED.has(atom.tagName)) {
    const [base] = atom.children
    return base?.type === 'element' ? kindOf(base) : 'ordinary'
  }
  if (atom.tagName !== 'mo' || isTight(atom)) return 'ordinary'
  const text = textOf(atom)
  if (atom.properties['separator'] !== undefined || /^[,;]$/.test(text)) return 'punctuation'
  if (/^[\p{Ps}\p{Pi}]$/u.test(text)) return 'opening'
  if (/^[\p{Pe}\p{Pf}]$/u.test(text)) return 'closing'
  if (atom.properties['fence'] !== undefined) return 'ordinary'
  if (LARGE.test(text)) return 'operator'
  if (BINARY.test(text)) return 'binary'
  return RELATION.test(text) ? 'relation' : 'ordinary'
}

function textOf({ children: [first] }: Element): string {
  return first?.type === 'text' ? first.value : ''
}
