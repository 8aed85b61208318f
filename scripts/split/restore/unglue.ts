import { certainSymbol, isFunction, isGreek, symbol } from './vocabulary.ts'

/** Words repeat, so their parts are remembered; the store is emptied when it grows beyond this. */
const MEMORY = 20_000
const memory = new Map<string, { parts: readonly string[]; contextual: boolean }>()

/**
 * The parts of a run of letters. A command keeps its end in print, because TeX needs one, but its start is glued
 * to the letter in front (`Wtimes`), and the braces that ended it may be gone (`timessim`, `cdotZ`).
 * @param text the text that holds the run at `start`; a few runs are told apart by what stands beside them
 */
export function unglue(run: string, text: string, start: number): readonly string[] {
  let known = memory.get(run)
  if (known === undefined) {
    if (memory.size > MEMORY) memory.clear()
    known = { parts: split(run), contextual: CONTEXTUAL.test(run) }
    memory.set(run, known)
  }
  return (known.contextual ? inContext(run, text, start) : undefined) ?? known.parts
}

function split(run: string): readonly string[] {
  if (run.length < 4 || symbol(run)) return [run]
  return chain(run) ?? arrows(run) ?? camel(run) ?? prefix(run) ?? [run]
}

/** The shapes that the functions below look at. */
const CONTEXTUAL = /^times[a-z]|.in[A-Z]?$|[a-z][A-Z]$/

function inContext(run: string, text: string, start: number): readonly string[] | undefined {
  if (TIMES.test(run) && /\d/.test(text.charAt(start - 1))) return ['times', run.slice(5)]
  const end = start + run.length
  const after = text.slice(end, end + 12)
  // _{iin S}
  if (
    /^[a-z]in$/.test(run) &&
    /[_^]\{$/.test(text.slice(Math.max(0, start - 2), start)) &&
    after.startsWith(' ')
  ) {
    return [run.slice(0, 1), 'in']
  }
  return membership(run, after) ?? factor(run, after)
}

/** `10timesfaster`, but not `10timesteps`. */
const TIMES = /^times(?!t(?:ep|amp|rip)|cal|lot|eri|hift|pan|lice|heet|ync|tat)[a-z]{3,}$/

/** `xinR^n`, `tin[0,1]`, `gammain(0,1)`: what follows tells that it is no word. */
function membership(run: string, after: string): readonly string[] | undefined {
  const match = /^([A-Za-z]|[a-z]{2,})in([A-Z]?)$/.exec(run)
  if (!match?.[1] || (match[1].length > 1 && !isGreek(match[1]))) return undefined
  const set = match[2] ? /^[\^_]/.test(after) : /^(?: ?[[({]-?\d| [A-Z][\^_])/.test(after)
  return set ? [match[1], 'in', ...(match[2] ? [match[2]] : [])] : undefined
}

/** `HyperZ{cdotZ…`: the last letter belongs to the formula. */
function factor(run: string, after: string): readonly string[] | undefined {
  const braced = /[a-z][A-Z]$/.test(run) ? /^\{([a-zA-Z]+)/.exec(after)?.[1] : undefined
  const operator = braced !== undefined && split(braced).some(isInfix)
  return operator ? [run.slice(0, -1), run.slice(-1)] : undefined
}

/** Ambiguous commands that no longer are when they are glued to another name or to a letter. */
const CUT = /^(?:times|sim|log|exp|max|min|left|approx)$/

const isInfix = (name: string): boolean =>
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
const ENGLISH = /^(?:[Uu]nless|[Ww]rangle|[BbCcFfSsVv]log)$/

/** A run that is names of commands from end to end; only the last may be in doubt. */
function names(run: string): readonly string[] | undefined {
  if (certainSymbol(run) || CUT.test(run)) return [run]
  for (let at = run.length - 2; at >= 2; at--) {
    const [head, tail] = [run.slice(0, at), run.slice(at)]
    if (!isHead(head)) continue
    const negated = head === 'not' && symbol(tail)?.kind === 'relation'
    const rest =
      negated || (isGreek(tail) && (isFunction(head) || isInfix(head) || head === 'to'))
        ? [tail]
        : names(tail)
    if (rest && (head !== 'not' || negated)) return [head, ...rest]
  }
  return undefined
}

const isHead = (name: string): boolean =>
  certainSymbol(name) !== undefined ||
  /^(?:times|sim|cos|sin|tan|exp|log|max|min|to|not|approx|pm)$/.test(name)

/** `imagerightarrowtext`: the longest names need no capital beside them. */
const ARROW = /((?:[Ll]ong|[Uu]p|hook)?(?:[Ll]eftright|[Ll]eft|[Rr]ight|[Ll]ongleft)arrow)/

function arrows(run: string): readonly string[] | undefined {
  if (run.length < 10 || !run.includes('arrow')) return undefined
  const parts = run.split(ARROW).filter(part => part !== '')
  return parts.length > 1 && parts.some(part => certainSymbol(part)) ? parts : undefined
}

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
