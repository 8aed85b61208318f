import { type CommandKind, KATEX_COMMANDS } from './katex-commands.ts'

/** What a bare word may stand for in a formula without backslashes. */
export interface Command {
  readonly name: string
  readonly kind: CommandKind
}

/** Greek letters are ordinary symbols, but their names are used as words more often than those of others. */
const GREEK =
  /^(?:[aA]lpha|[bB]eta|[gG]amma|[dD]elta|(?:var)?[eE]psilon|[zZ]eta|[eE]ta|(?:var)?[tT]heta|[iI]ota|(?:var)?[kK]appa|[lL]ambda|[mM]u|[nN]u|[xX]i|[oO]micron|(?:var)?[pP]i|(?:var)?[rR]ho|(?:var)?[sS]igma|[tT]au|[uU]psilon|(?:var)?[pP]hi|[cC]hi|[pP]si|[oO]mega)$/

/** Parts of TeX that are no commands by themselves. */
const PARTS: readonly (readonly [string, CommandKind])[] = [
  ['left', 'delimiter'],
  ['right', 'delimiter'],
  ['middle', 'delimiter'],
  ['limits', 'spacing'],
  ['not', 'spacing'],
]

const COMMANDS: ReadonlyMap<string, Command> = new Map(
  [
    ...(Object.keys(KATEX_COMMANDS) as CommandKind[]).flatMap(kind =>
      KATEX_COMMANDS[kind]
        .trim()
        .split(/\s+/)
        .map(name => [name, kind] as const),
    ),
    ...PARTS,
  ].map(([name, kind]) => [name, { name, kind }]),
)

/** Kinds of commands that need no brace behind them. */
const SYMBOLS: ReadonlySet<CommandKind> = new Set([
  'relation',
  'operator',
  'ordinary',
  'function',
  'open',
  'close',
])

/** The effect of the command with this name; undefined if there is none. */
export const commandKind = (name: string): CommandKind | undefined => COMMANDS.get(name)?.kind

/** The symbol that a word names, if it names one. */
export function symbol(word: string): Command | undefined {
  const command = COMMANDS.get(word)
  return command && SYMBOLS.has(command.kind) ? command : undefined
}

export const isGreek = (word: string): boolean => GREEK.test(word)

/** A command that sizes the following bracket: `left(`, `Bigl[`. */
export const isSizing = (word: string): boolean => /^(?:left|right|middle|[bB]ig{1,2}[lrm]?)$/.test(word)

/** A sign between operands: an operator or a relation. */
export const isSign = ({ kind }: Command): boolean => kind === 'relation' || kind === 'operator'
