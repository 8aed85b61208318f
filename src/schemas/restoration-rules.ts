/** A rule by which printed text is restored, as readers of the site see it. */
export interface RestorationRule {
  /** As recorded in `restorations` of a page. */
  readonly id: string
  /** What the rule mends: a formula that lost its dollar signs, running text, a formula in TeX's own signs, an address. */
  readonly mends: 'formula' | 'text' | 'typed' | 'link'
  /** Whether the rule also applies to text that kept its dollar signs. The others look for formulas that lost them. */
  readonly ofOriginals: boolean
  /** A few words for a reader. */
  readonly title: string
  /** Why the listing prints it so, and how the rule recognises it. */
  readonly reason: string
  /** Printed text that the rule changes. */
  readonly printed: string
  /** What a page shows instead, as Markdown with `$…$` math. */
  readonly shown: string
}

/**
 * Every rule of the restorer, each with an example that is tested. Stronger rules for formulas come first: where
 * several recognise one formula, the first names the repair.
 */
export const RESTORATION_RULES = [
  {
    id: 'fraction',
    mends: 'formula',
    ofOriginals: false,
    title: 'Fraction',
    reason:
      'The listing drops \\frac with its first pair of braces; a brace glued to an operand is the denominator.',
    printed: 'a rate of O(log n{varepsilon^2}) holds',
    shown: 'a rate of $O(\\log\\frac{n}{\\varepsilon^{2}})$ holds',
  },
  {
    id: 'formula',
    mends: 'formula',
    ofOriginals: false,
    title: 'Formula',
    reason:
      'Inside dollar signs the listing drops every backslash. The brackets hold what only a formula holds.',
    printed: 'complexity O (log(D) cdot |p|), where',
    shown: 'complexity $O(\\log(D)\\cdot|p|)$, where',
  },
  {
    id: 'script',
    mends: 'formula',
    ofOriginals: false,
    title: 'Raised or lowered part',
    reason: 'The dollar signs that made ^ and _ raise and lower are gone.',
    printed: 'they quantize 256^3 colours in O(n^2) steps',
    shown: 'they quantize $256^{3}$ colours in $O(n^{2})$ steps',
  },
  {
    id: 'multiplication',
    mends: 'formula',
    ofOriginals: false,
    title: 'Times sign',
    reason: '\\times lost its backslash; glued to a number, or between two factors, it is no English word.',
    printed: 'runs 16times faster on 6400times6400 images',
    shown: 'runs $16\\times$ faster on $6400\\times6400$ images',
  },
  {
    id: 'about',
    mends: 'formula',
    ofOriginals: false,
    title: 'About',
    reason: '\\sim and \\approx lost their backslash; before a number they mean “about”.',
    printed: 'at low sparsity (sim50\\%)',
    shown: 'at low sparsity ($\\sim50\\%$)',
  },
  {
    id: 'symbol',
    mends: 'formula',
    ofOriginals: false,
    title: 'Symbol by name',
    reason: 'A command of TeX lost its backslash, and its name is no English word or stands where none can.',
    printed: 'accuracy rises 80.93rightarrow88.15',
    shown: 'accuracy rises $80.93\\rightarrow88.15$',
  },
  {
    id: 'greek',
    mends: 'formula',
    ofOriginals: false,
    title: 'Greek letter',
    reason: 'The name of a Greek letter beside a sign, or one that the same abstract uses in a formula.',
    printed: 'with lambda=1 everywhere',
    shown: 'with $\\lambda=1$ everywhere',
  },
  {
    id: 'function',
    mends: 'formula',
    ofOriginals: false,
    title: 'Function',
    reason: 'A function that lost its backslash and is applied to a variable.',
    printed: 'in n log n steps',
    shown: 'in $n\\log n$ steps',
  },
  {
    id: 'bars',
    mends: 'formula',
    ofOriginals: false,
    title: 'Size or absolute value',
    reason: 'A variable between bars is a formula that lost its dollar signs.',
    printed: 'circuits involving |p| computational units',
    shown: 'circuits involving $|p|$ computational units',
  },
  {
    id: 'comparison',
    mends: 'formula',
    ofOriginals: false,
    title: 'Comparison',
    reason: 'The percent sign behind it shows that the author wrote TeX.',
    printed: 'better by >3\\% overall',
    shown: 'better by $>3\\%$ overall',
  },
  {
    id: 'variable',
    mends: 'formula',
    ofOriginals: false,
    title: 'Variable',
    reason:
      'A lone letter that is a variable of a formula in the same abstract, where statistics favour that.',
    printed: 'where D_{max} bounds the size D of a tree',
    shown: 'where $D_{\\text{max}}$ bounds the size $D$ of a tree',
  },
  {
    id: 'delimiters',
    mends: 'typed',
    ofOriginals: true,
    title: 'Formula in TeX’s own signs',
    reason: 'The listing knows dollar signs only, and leaves \\(…\\) standing.',
    printed: 'with \\(9.6\\times\\) fewer samples',
    shown: 'with $9.6\\times$ fewer samples',
  },
  {
    id: 'escape',
    mends: 'text',
    ofOriginals: true,
    title: 'Escaped character',
    reason: 'TeX needs a backslash before this character; readers do not.',
    printed: 'up to 50\\% \\& more',
    shown: 'up to 50% & more',
  },
  {
    id: 'spacing',
    mends: 'text',
    ofOriginals: true,
    title: 'Space',
    reason: 'A command of TeX that only makes or removes space.',
    printed: 'compared with others (vs.\\ 19.7\\,FPS)',
    shown: 'compared with others (vs. 19.7\u202FFPS)',
  },
  {
    id: 'tie',
    mends: 'text',
    ofOriginals: true,
    title: 'Tie',
    reason:
      'Between words, ~ is the space at which TeX breaks no line. Before a number it means “about” and stays.',
    printed: 'traditional codecs~(H.264)',
    shown: 'traditional codecs\u00A0(H.264)',
  },
  {
    id: 'quotes',
    mends: 'text',
    ofOriginals: true,
    title: 'Quotation marks',
    reason: 'TeX writes quotation marks as back quotes and apostrophes.',
    printed: "we propose ``CodeT5+'' and a `teacher' network",
    shown: 'we propose “CodeT5+” and a ‘teacher’ network',
  },
  {
    id: 'dash',
    mends: 'text',
    ofOriginals: true,
    title: 'Dash',
    reason: 'TeX writes dashes as two or three hyphens.',
    printed: 'gains of 15--19 points',
    shown: 'gains of 15–19 points',
  },
  {
    id: 'abbreviation',
    mends: 'text',
    ofOriginals: true,
    title: 'Abbreviation',
    reason: 'A macro of the conference styles for a common abbreviation.',
    printed: 'representations (NeRV, E-NeRV, \\etc) reconstruct',
    shown: 'representations (NeRV, E-NeRV, etc.) reconstruct',
  },
  {
    id: 'accent',
    mends: 'text',
    ofOriginals: true,
    title: 'Accent',
    reason: 'TeX writes an accent as a command before its letter.',
    printed: "the Poincar\\'e ball",
    shown: 'the Poincaré ball',
  },
  {
    id: 'text-symbol',
    mends: 'text',
    ofOriginals: true,
    title: 'Symbol in text',
    reason: 'A symbol that TeX writes by name in running text.',
    printed: 'a full 360{\\deg} view',
    shown: 'a full 360° view',
  },
  {
    id: 'font',
    mends: 'text',
    ofOriginals: true,
    title: 'Change of font',
    reason: 'A command that changes the font and shows nothing itself.',
    printed: 'the {\\em whole} network',
    shown: 'the whole network',
  },
  {
    id: 'leftover',
    mends: 'text',
    ofOriginals: true,
    title: 'Inner command',
    reason: 'The listing removes only the outermost of nested commands.',
    printed: 'and a \\textit{modular architecture} enabling',
    shown: 'and a modular architecture enabling',
  },
  {
    id: 'colour',
    mends: 'text',
    ofOriginals: false,
    title: 'Colour',
    reason: 'The name of a colour was left in the text.',
    printed: 'a new \\color{ddtD}ecoupled transformer',
    shown: 'a new Decoupled transformer',
  },
  {
    id: 'grouping',
    mends: 'text',
    ofOriginals: true,
    title: 'Grouping braces',
    reason: 'Braces that only keep TeX from adding space, or from splitting a group.',
    printed: 'across 9{,}600 videos',
    shown: 'across 9,600 videos',
  },
  {
    id: 'character',
    mends: 'text',
    ofOriginals: false,
    title: 'Character by number',
    reason: 'A character given by its number, whose command was dropped.',
    printed: 'componentsx2013such as weights',
    shown: 'components–such as weights',
  },
  {
    id: 'link',
    mends: 'link',
    ofOriginals: true,
    title: 'Link',
    reason: 'The listing prints \\href{address}{text} as the address with the text behind it.',
    printed: 'code at https://github.com/example/Faster-Diffusion{FasterDiffusion}.',
    shown: 'code at [FasterDiffusion](https://github.com/example/Faster-Diffusion).',
  },
] as const satisfies readonly RestorationRule[]

type RuleOf<Mended> = Extract<(typeof RESTORATION_RULES)[number], { mends: Mended }>['id']

export type RestorationRuleId = (typeof RESTORATION_RULES)[number]['id']

/** The rules that recognise formulas. */
export type FormulaRule = RuleOf<'formula'>

/** The rules that repair running text. */
export type TextRule = RuleOf<'text'>
