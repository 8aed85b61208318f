import { certainSymbol, isFunction, isGreek, symbol } from './vocabulary.ts'

/** The names of commands and the letters that a run of letters holds, by its own evidence; a word is one part. */
export function splitRun(run: string): readonly string[] {
  if (symbol(run)) return [run]
  const factors = greekFactors(run) ?? letterTimes(run)
  if (factors) return factors
  if (run.length < 4) return [run]
  return chain(run) ?? arrows(run) ?? fence(run) ?? camel(run) ?? prefix(run) ?? [run]
}

/** Ambiguous commands that no longer are when they are glued to another name or to a letter. */
const CUT = /^(?:times|sim|log|exp|max|min|left|right|approx)$/

/** An operator or a relation that no English word beside it spells. */
export const isInfix = (name: string): boolean =>
  /^(?:relation|operator)$/.test(symbol(name)?.kind ?? '') &&
  (certainSymbol(name) !== undefined || name === 'times')

/** `Wtimes`, `nlog`, `timessim`, `costheta`, `ntoinfty`: at most one letter, then names of commands. */
function chain(run: string): readonly string[] | undefined {
  const bare = names(run)
  if (bare && bare.length > 1) return bare
  const letter = run.slice(0, 1)
  const rest = names(run.slice(1))
  const [first = ''] = rest ?? []
  const clear =
    first.length > 4 ||
    isInfix(first) ||
    (rest !== undefined && rest.length > 1) ||
    /^(?:log|left|sim)$/.test(first)
  return rest && clear && !ENGLISH.test(run) ? [letter, ...rest] : undefined
}

/** Words that a letter and a command's name happen to spell. */
const ENGLISH = /^(?:[Uu]nless|[Ww]rangle|strangle|quadrangle|[BbCcFfSsVv]log|[AaBbFfWw]right|insim)$/

/** A run that is names of commands from end to end; only the last may be in doubt. */
function names(run: string): readonly string[] | undefined {
  if (certainSymbol(run) || CUT.test(run)) return [run]
  for (let at = run.length - 2; at >= 2; at--) {
    const [head, tail] = [run.slice(0, at), run.slice(at)]
    if (!isHead(head) && !isGreek(head)) continue
    const negated = head === 'not' && symbol(tail)?.kind === 'relation'
    const takesLetter =
      /^(?:to|partial)$/.test(head) ||
      isFunction(head) ||
      certainSymbol(head) !== undefined ||
      head === 'times'
    const rest = negated || (isGreek(tail) && takesLetter) ? [tail] : names(tail)
    if (isGreek(head) && !isInfix(rest?.[0] ?? '')) continue
    if (rest && (head !== 'not' || negated)) return [head, ...rest]
  }
  return undefined
}

const isHead = (name: string): boolean =>
  certainSymbol(name) !== undefined ||
  /^(?:times|sim|cos|sin|tan|exp|log|max|min|to|not|approx|pm|partial)$/.test(name)

/** `imagerightarrowtext`: the longest names need no capital beside them. */
const ARROW = /((?:[Ll]ong|hook)?(?:[Ll]eftright|[Ll]eft|[Rr]ight|[Ll]ongleft|[Uu]pdown|[Uu]p|[Dd]own)arrow)/

function arrows(run: string): readonly string[] | undefined {
  if (run.length < 8 || !run.includes('arrow')) return undefined
  const parts = run.split(ARROW).filter(part => part !== '')
  return parts.length > 1 && parts.some(part => certainSymbol(part)) ? parts : undefined
}

/** `langleimage`, `textrangle`, `psirangle`: words in angle brackets. */
function fence(run: string): readonly string[] | undefined {
  if (/^langle[a-z]/.test(run)) return ['langle', run.slice(6)]
  return /[a-z]rangle$/.test(run) && !ENGLISH.test(run) ? [run.slice(0, -6), 'rangle'] : undefined
}

/** Greek names long enough to be no end of an English word. */
const LONG_GREEK = /(?:alpha|gamma|delta|epsilon|theta|kappa|lambda|sigma|upsilon|omega)$/

/** `muP`, `itheta`, `alphabeta`, `phiinPhi`: a Greek letter beside one other letter. */
function greekFactors(run: string): readonly string[] | undefined {
  const name = run.slice(0, -1)
  if (/^[a-z]+[A-Z]$/.test(run) && isGreek(name)) return [name, run.slice(-1)]
  const tail = LONG_GREEK.exec(run)?.[0]
  const head = tail && run.slice(0, -tail.length)
  if (head && (head.length === 1 || (head.length > 3 && isGreek(head)))) return [head, tail]
  const [element = '', set = ''] = run.split(/in(?=[A-Z])/)
  return isGreek(element) && isGreek(set) ? [element, 'in', set] : undefined
}

/** `xtimesy` */
const letterTimes = (run: string): readonly string[] | undefined =>
  /^[A-Za-z]times[A-Za-z]$/.test(run) ? [run.slice(0, 1), 'times', run.slice(-1)] : undefined

/** `inftyBench`, `DeltaAUC`: a symbol in front of a name. */
function prefix(run: string): readonly string[] | undefined {
  const at = run.search(/[A-Z]/)
  const head = run.slice(0, at)
  if (at >= 4 && certainSymbol(head)) return [head, run.slice(at)]
  return /^Delta[A-Z]{2,}$/.test(run) ? ['Delta', run.slice(5)] : undefined
}

/** `HyperZcdotZcdotW`: operators between capitals. */
function camel(run: string): readonly string[] | undefined {
  if (!/[a-z][A-Z]/.test(run)) return undefined
  const pieces = run.split(/(?=[A-Z])/).flatMap(part => {
    const name = part.replace(/^[A-Z]/, '')
    return name !== part && isInfix(name) ? [part.slice(0, 1), name] : [part]
  })
  const operators = pieces.flatMap((piece, i) => (isInfix(piece) ? [i] : []))
  const framed = operators.every(i => /^[A-Z]$/.test(pieces[i + 1] ?? '') || pieces[i + 1] === undefined)
  return operators.length > 0 && framed ? pieces : undefined
}
