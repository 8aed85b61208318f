import { type CommandKind, KATEX_COMMANDS } from './katex-commands.ts'

/** What a bare word may stand for in a formula that lost its backslashes. */
export interface Command {
  readonly name: string
  readonly kind: CommandKind
  /** The word is also English, or a name in running text, and so needs evidence around it. */
  readonly ambiguous: boolean
}

const words = (list: string): string[] => list.trim().split(/\s+/)

/** Names of Greek letters: TeX and English about half and half when they stand alone. */
const GREEK = new Set(
  words(`alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau
    upsilon phi chi psi omega Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron
    Pi Rho Sigma Tau Upsilon Phi Chi Psi Omega`),
)

/** Commands whose names occur in running text: English words, units, abbreviations, names of things. */
const ENGLISH = new Set(
  words(`And Cap Complex Cup Dagger Diamond Reals Vert Box Game Finv Im Join Lsh Re Rsh Subset Supset Pr
    alef aleph amalg angle approx arg ast backslash because beth between bot bowtie bull bullet cap ch checkmark clubs
    colon complement cong cos cosec cosh cot coth csc cup dag dagger deg degree det diamond diamonds dim div
    dots empty equiv eth exist exists exp flat frown gcd ge gets gg ggg gt hearts hom iff image imageof
    implies in inf int intercal iota isin ker land lang le lg lhd lim ll lll ln log lor lozenge
    lq lt max mid min models mp multimap natural ne neg ni not origof owns parallel partial perp pitchfork
    pm pounds prec prime prod rang ratio lbrace lbrack lparen mho maltese daleth gimel digamma plim rbrace rbrack real reals restriction rparen rhd sec sect sh sharp sim sin
    sinh smile spades square star sub sube subset succ sum sup supe surd tan tanh tg th therefore times
    to top triangle vee vert wedge wp wr xi yen
    Darr Harr Larr Rarr Uarr darr harr larr rarr uarr`),
)

/** Commands with an argument that may be taken at their word when a brace follows; colours and layout may not. */
const WRAPPERS = new Set(
  words(`acute bar bm bold boldsymbol boxed breve check ddot dot emph frak grave hat hbox mathbb mathbf mathbin mathcal
    mathfrak mathit mathnormal mathop mathrel mathring mathrm mathscr mathsf mathtt mbox operatorname overbrace overleftarrow
    overline overrightarrow pmb sqrt text textbf textit textmd textnormal textrm textsf texttt textup tilde
    underbrace underline vec widehat widetilde frac dfrac tfrac cfrac binom dbinom tbinom`),
)

const COMMANDS: ReadonlyMap<string, Command> = new Map(
  (Object.keys(KATEX_COMMANDS) as CommandKind[]).flatMap(kind =>
    words(KATEX_COMMANDS[kind]).map(name => [
      name,
      { name, kind, ambiguous: GREEK.has(name) || ENGLISH.has(name) || name.length === 2 },
    ]),
  ),
)

/** Kinds that mean something without a brace after them. */
const SYMBOLS: ReadonlySet<CommandKind> = new Set([
  'relation',
  'operator',
  'ordinary',
  'function',
  'open',
  'close',
])

const STARTERS: ReadonlySet<string> = new Set([...COMMANDS.keys(), 'left', 'right', 'middle', 'not'])

/** Whether a word names any command that a formula can start with. */
export const isCommand = (word: string): boolean => STARTERS.has(word)

/** The symbol that a word names, if any. */
export function symbol(word: string): Command | undefined {
  const command = COMMANDS.get(word)
  return command && SYMBOLS.has(command.kind) ? command : undefined
}

/** The symbol that a word names and that no running text would hold. */
export function certainSymbol(word: string): Command | undefined {
  const command = symbol(word)
  return command?.ambiguous === false ? command : undefined
}

export const isGreek = (word: string): boolean => GREEK.has(word)

/** A command that takes the brace group after it: `hat{x}`, `mathbf{x}`, `frac{a}{b}`. */
export const isWrapper = (word: string): boolean => WRAPPERS.has(word)

/** A command that sizes the bracket after it: `left(`, `Bigl[`. */
export const isSizing = (word: string): boolean => /^(?:left|right|middle|[bB]ig{1,2}[lrm]?)$/.test(word)

/** Functions written before their argument: `log n`. */
export const isFunction = (word: string): boolean => symbol(word)?.kind === 'function'

/** A sign between operands: an operator or a relation. */
export const isSign = ({ kind }: Command): boolean => kind === 'relation' || kind === 'operator'
