import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CONSTRUCTS } from '../../scripts/screenshots/constructs.ts'
import { markdown } from '../../scripts/split/emit.ts'
import { restore } from '../../scripts/split/restore.ts'
import { inlineHtml, typesetMdx } from '../../src/typeset/markdown.ts'

const shown = (text: string): string => typesetMdx(markdown(restore(text)), 'text').text

for (const [text, line] of Object.entries({
  '5times^dagger': '5×^†',
  '\\(x\\)\\(y\\)': 'xy',
  'The value is b^b^- here': 'The value is b^b⁻ here',
  '0<beta^2<4pi': '0<β²<4π',
  '\\(\\bf x\\)\\(y\\)': '𝐱y',
}))
  test(`formulas that touch are set as one: ${text}`, () => assert.equal(shown(text), line))

for (const text of ['The rate L_é is fixed', '\\(β’\\) is', '\\(\\char"07\\) is', '\\(漢\\) is'])
  test(`what the site does not typeset stays as printed: ${text}`, () => assert.equal(shown(text), text))

test('a formula nested deeper than a build can process stays as printed', () => {
  const text = `\\(${'x^{'.repeat(1600)}x${'}'.repeat(1600)}\\)`
  assert.ok(markdown(restore(text)).startsWith('\\\\('))
})

/** The operators of a formula; those that the browser would space are in brackets. */
function spacing(tex: string): string {
  const html = inlineHtml(`$${tex}$`, 'text').replace(/<annotation.*<\/annotation>/, '')
  return [...html.matchAll(/<(m[ino])( [^>]*)?>([^<]+)</g)]
    .map(([, tag, attributes = '', sign = '']) => {
      if (tag !== 'mo' || /fence|stretchy|separator/.test(attributes) || sign === '\u2061') return sign
      return `${attributes.includes('lspace') ? '' : '['}${sign}${attributes.includes('rspace') ? '' : ']'}`
    })
    .join('')
}

for (const [tex, spaced] of Object.entries({
  '16\\times': '16×',
  '6400\\times6400': '6400[×]6400',
  '>80': '>]80',
  'x>': 'x[>',
  '\\sim': '∼',
  'x=-1': 'x[=]−1',
  'a:=b': 'a[:=]b',
  '(-1)+(+2)': '(−1)[+](+2)',
  '\\log -x': 'log\u2061−x',
  'a,-b': 'a,−b',
  'f(\\cdot)': 'f(⋅)',
  '\\pm1': '±1',
  'Z\\cdot Z{\\cdot}W': 'Z⋅Z⋅W',
  'Z\\cdot Z\\cdot W': 'Z[⋅]Z[⋅]W',
  'x_{i=-1}^{a+b}': 'xi=−1a+b',
  '\\sqrt{-x}-\\frac{-a}{b}': '−x[−]−ab',
  '\\left(-a\\right)-1': '(−a)[−]1',
}))
  test(`operators are spaced as in TeX: ${tex}`, () => assert.equal(spacing(tex), spaced))

/** A text with brackets around each unit that holds formulas together with other text, and dollar signs around TeX. */
function units(text: string): string {
  return inlineHtml(text, 'text')
    .replace(
      /<span class="katex[^>]*>.*?<annotation[^>]*>(.*?)<\/annotation>.*?<\/span>/g,
      (_, tex: string) => `$${tex}$`,
    )
    .replace(/<span class="glued[^>]*>(.*?)<\/span>/g, '[$1]')
}

for (const [text, held] of Object.entries({
  'speed (16$\\times$ faster)': 'speed [(16$\\times$] faster)',
  'Hyper$Z$-based nets': '[Hyper$Z$-based] nets',
  'a $x$ b': 'a $x$ b',
  'from 3-$4$, on': 'from [3-$4$,] on',
  '($a$–$b$).': '[($a$–$b$).]',
  'a-step-by-$x$-step-by-step': 'a-step-[by-$x$-step-]by-step',
  'see *B*$_x$.': 'see [<em>B</em>$_x$.]',
  'see *all of B*$_x$.': 'see <em>all of B</em>[$_x$.]',
  regularisations$_x$: 'reg[ularisations$_x$]',
  '数据（$x$）的$y$，是': '数据[（$x$）]的[$y$，]是',
  'Fig.\u00a0$x$': '[Fig.\u00a0$x$]',
}))
  test(`formulas are held to what touches them: ${text}`, () => assert.equal(units(text), held))

test('a formula that scrolls takes the text that touches it along', () => {
  const html = inlineHtml(`($${'x+'.repeat(20)}x$)`, 'text')
  assert.equal(html.match(/tabindex/g)?.length, 1)
  assert.match(html, /^<span class="glued wide" tabindex="0">\(<span class="katex">/)
})

test('trees that share a formula do not change it', () => {
  const formula = `$${'y+'.repeat(20)}y$`
  const alone = inlineHtml(formula, 'text')
  inlineHtml(`(${formula})`, 'text')
  assert.equal(inlineHtml(formula, 'text'), alone)
})

const constructs = Object.values(CONSTRUCTS).flat()
const set = (tex: string) =>
  typesetMdx(/^\\begin|\\tag/.test(tex) ? `$$\n${tex}\n$$` : `$${tex}$`, tex).html ?? ''

const line = (tex: string) => typesetMdx(`$${tex}$`, tex).text

test('MathML has text and space only where it may, whatever is typeset', () => {
  for (const tex of constructs) {
    const html = set(tex)
    assert.doesNotMatch(html, /<(?:mi|mn|mo|mtext)\b[^>]*>[^<]*<(?!\/)/, tex)
    assert.doesNotMatch(html, /<(?!mo\b|mpadded\b)[a-z]+ [^>]*[lr]space=/, tex)
  }
})

test('formulas hold nothing that browsers do not know, and no word of KaTeX for a sign', () => {
  for (const tex of constructs)
    assert.doesNotMatch(
      set(tex).replace(/<annotation.*?<\/annotation>/gs, ''),
      /<menclose|="\+| style=|columnlines|rowlines|>undefined<|>langle</,
      tex,
    )
})

test('tables and boxes are described by classes', () => {
  const classes = (tex: string) =>
    [...set(tex).matchAll(/<(m\w+)[^>]* class="([^"]*)"/g)].map(([, ...found]) => found)
  assert.deepEqual(classes('\\begin{array}{l|c|} a & b \\\\ \\hline c & d \\end{array}'), [
    ['mrow', 'line-after'],
    ['mtd', 'left line-after line-below'],
    ['mtd', 'line-below'],
    ['mtd', 'left line-after'],
  ])
  assert.deepEqual(classes('\\begin{aligned} a &= b \\end{aligned}'), [
    ['mtd', 'right tight'],
    ['mtd', 'left tight'],
  ])
  assert.deepEqual(classes('\\xcancel{x}\\boxed{y}'), [
    ['mrow', 'struck-down'],
    ['mrow', 'struck-up'],
    ['mrow', 'box'],
  ])
})

test('primes stand on the line, before what is raised', () => {
  assert.equal(line("f'(x) + g'' + h'^2"), 'f′(x)+g′′+h′²')
  assert.doesNotMatch(set("f'(x) + g''"), /<msup>/)
  assert.match(set("h'^2"), /<msup><mrow><mi>h<\/mi><mo[^>]*>′<\/mo><\/mrow><mrow><mn>2</)
})

test('Greek letters become bold, and a relation with a sign above it keeps its space', () => {
  assert.equal(line('\\boldsymbol{\\theta\\nabla\\Sigma\\epsilon}'), '𝜽𝛁𝚺𝝐')
  assert.match(set('a \\stackrel{!}{=} b'), /<mover><mo>=<\/mo>/)
})

test('wide accents are those that fonts have wide forms of, others stay narrow', () => {
  assert.match(set('\\widehat{abc}'), /<mo stretchy="true">\u0302</)
  assert.match(set('\\hat{x}'), /<mo stretchy="false">\^</)
  assert.equal(line('\\widehat{x}'), line('\\hat{x}'))
})

test('a space separates names of functions from all but brackets', () => {
  const spaces = (tex: string) => inlineHtml(`$${tex}$`, tex).split('<mspace').length - 1
  for (const [tex, count] of Object.entries({
    'n\\log n': 2,
    'n\\log_2 n': 2,
    '\\log(n)': 0,
    '\\arg\\min_x f(x)': 2,
    '(\\log n)': 1,
    '\\operatorname{ReLU}(x)': 0,
    '2+\\max x': 1,
    'a\\log': 1,
  }))
    assert.equal(spaces(tex), count, tex)
})

test('bars that enclose differ from bars of relations', () => {
  for (const tex of ['|x|', '\\left|x\\right|', '\\lvert x\\rvert'])
    assert.match(inlineHtml(`$${tex}$`, tex), /[^∣]*>\|<.*>\|<[^∣]*/, tex)
  assert.match(inlineHtml('$\\|x\\|$', 'text'), />‖<.*>‖</)
  assert.match(inlineHtml('$a\\mid b$', 'text'), />∣</)
  assert.match(inlineHtml('$\\vec v$', 'text'), />→</)
})
