import { isInfix, splitRun } from './run.ts'
import { isGreek } from './vocabulary.ts'

/** Words repeat, so their parts are remembered; the store is emptied when it grows beyond this. */
const MEMORY = 20_000
const memory = new Map<string, { parts: readonly string[]; contextual: boolean }>()

/**
 * The parts of a run of letters. A command keeps its end in print, because TeX needs one, but its start is glued
 * to the letter in front (`Wtimes`), and the braces that ended it may be gone (`timessim`, `cdotZ`).
 * @param text the text that holds the run at `start`; a few runs are told apart by what stands beside them
 */
export function unglue(run: string, text: string, start: number): readonly string[] {
  if (run.length < 3) return [run]
  let known = memory.get(run)
  if (known === undefined) {
    if (memory.size > MEMORY) memory.clear()
    known = { parts: splitRun(run), contextual: CONTEXTUAL.test(run) }
    memory.set(run, known)
  }
  return (known.contextual ? inContext(run, text, start) : undefined) ?? known.parts
}

/** The shapes that the functions below look at. */
const CONTEXTUAL = /^times[a-z]|^.(?:to.?|le|ge|ll|gg|u.)$|.in[A-Z]?$|[a-z][A-Z]$/

function inContext(run: string, text: string, start: number): readonly string[] | undefined {
  if (TIMES.test(run) && /\d/.test(text.charAt(start - 1))) return ['times', run.slice(5)]
  // 5 mus
  if (/^mu[msWgLlAVJMK]$/.test(run) && /\d(?: |\\?,)?$/.test(text.slice(Math.max(0, start - 3), start)))
    return ['mu', run.slice(2)]
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
  if (isRelated(run, text.slice(Math.max(0, start - 2), start), after))
    return [run.slice(0, 1), run.slice(1, 3), run.slice(3)].filter(part => part !== '')
  return membership(run, after) ?? factor(run, after)
}

/** `nle 5`, `ngg p`, `hto0`, `f:Xto Y`: what stands beside a letter and a short name tells. */
const isRelated = (run: string, before: string, after: string): boolean =>
  (/^[di-kmnp-tx-z](?:le|ge)$/.test(run) && /^ ?\d/.test(after)) ||
  (/^[dkmnpKMNT](?:ll|gg)$/.test(run) && /^ (?:\d|[b-zB-Z](?![A-Za-z]))/.test(after)) ||
  (/^[a-z]to$/.test(run) && after.startsWith('0')) ||
  (/^[A-Z]to[A-Z]?$/.test(run) && /: ?$/.test(before))

/** `10timesfaster`, but not `10timesteps`. */
const TIMES = /^times(?!t(?:ep|amp|rip)|cal|lot|eri|hift|pan|lice|heet|ync|tat)[a-z]{3,}$/

/** `xinX`, `XinR^n`, `tin[0,1]`, `gammain(0,1)`: what follows tells that it is no word. */
function membership(run: string, after: string): readonly string[] | undefined {
  const match = /^([A-Za-z]|[a-z]{2,})in([A-Z]?)$/.exec(run)
  if (!match?.[1] || (match[1].length > 1 && !isGreek(match[1]))) return undefined
  const set = match[2]
    ? /^[b-z]$/.test(match[1]) || /^[\^_]/.test(after)
    : /^(?: ?[[({]-?\d| [A-Z][\^_])/.test(after)
  return set ? [match[1], 'in', ...(match[2] ? [match[2]] : [])] : undefined
}

/** `HyperZ{cdotZ…`: the last letter belongs to the formula. */
function factor(run: string, after: string): readonly string[] | undefined {
  const braced = /[a-z][A-Z]$/.test(run) ? /^\{([a-zA-Z]+)/.exec(after)?.[1] : undefined
  const operator = braced !== undefined && splitRun(braced).some(isInfix)
  return operator ? [run.slice(0, -1), run.slice(-1)] : undefined
}
