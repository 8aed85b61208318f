import { type Source, token } from './item.ts'

/** Abbreviations that conference styles define as macros. */
export const ABBREVIATIONS: Readonly<Record<string, string>> = {
  eg: 'e.g.',
  Eg: 'E.g.',
  ie: 'i.e.',
  Ie: 'I.e.',
  etc: 'etc.',
  etal: 'et al.',
  cf: 'cf.',
  Cf: 'Cf.',
  vs: 'vs.',
  wrt: 'w.r.t.',
  aka: 'a.k.a.',
  iid: 'i.i.d.',
  dof: 'd.o.f.',
  resp: 'resp.',
  viz: 'viz.',
}

/** Symbols and letters that TeX writes by name in text. */
export const SYMBOLS: Readonly<Record<string, string>> = {
  textasciitilde: '~',
  textasciicircum: '^',
  textbackslash: '\\',
  textbar: '|',
  textless: '<',
  textgreater: '>',
  textunderscore: '_',
  textdollar: '$',
  textbraceleft: '{',
  textbraceright: '}',
  textdegree: '°',
  deg: '°',
  degree: '°',
  textendash: '–',
  textemdash: '—',
  textellipsis: '…',
  ldots: '…',
  dots: '…',
  textquoteleft: '‘',
  textquoteright: '’',
  textquotedblleft: '“',
  textquotedblright: '”',
  textbullet: '•',
  textmu: 'µ',
  texttimes: '×',
  textpm: '±',
  textcopyright: '©',
  copyright: '©',
  textregistered: '®',
  texttrademark: '™',
  textdagger: '†',
  dag: '†',
  ddag: '‡',
  S: '§',
  P: '¶',
  pounds: '£',
  euro: '€',
  ss: 'ß',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  aa: 'å',
  AA: 'Å',
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  i: 'ı',
  quad: '\u2003',
  qquad: '\u2003\u2003',
  enspace: '\u2002',
  thinspace: '\u202F',
  LaTeX: 'LaTeX',
  TeX: 'TeX',
}

/** Switches that change the font or the layout of the following text, and show nothing. */
export const FONTS =
  /^(?:em|bf|it|tt|sc|rm|sf|sl|itshape|bfseries|scshape|ttfamily|sffamily|rmfamily|mdseries|upshape|slshape|normalfont|tiny|scriptsize|footnotesize|small|normalsize|large|Large|LARGE|huge|Huge|centering|noindent|xspace|newline|linebreak|smallskip|medskip|bigskip|par|protect|boldmath|raggedright|sloppy)$/

/** Combining characters of TeX's accents. */
const ACCENTS: Readonly<Record<string, string>> = {
  "'": '\u0301',
  '`': '\u0300',
  '^': '\u0302',
  '"': '\u0308',
  '~': '\u0303',
  '=': '\u0304',
  '.': '\u0307',
  c: '\u0327',
  v: '\u030C',
  u: '\u0306',
  H: '\u030B',
  k: '\u0328',
  r: '\u030A',
}

const CONTRACTION = /^(?:s|t|re|ve|ll|d|m)$/

/** An accented letter: `\'e`, `\'{e}`, `\"{\i}`, `\v s`. Undefined if there is none. */
export function accent(source: Source, at: number): { value: string; end: number } | undefined {
  const mark = token(source, at).text.slice(1)
  const combining = Object.hasOwn(ACCENTS, mark) ? ACCENTS[mark] : undefined
  if (!combining) return undefined
  let next = at + 1
  if (/[a-zA-Z]/.test(mark)) {
    if (token(source, next).kind !== 'space' && token(source, next).text !== '{') return undefined
    if (token(source, next).kind === 'space') next++
  }
  // LLM\'s: a stray escape before an English ending
  if (mark === "'" && token(source, at - 1).kind === 'word' && CONTRACTION.test(token(source, next).text)) {
    return { value: "'", end: at + 1 }
  }
  const braced = token(source, next).text === '{'
  const { kind, text } = token(source, braced ? next + 1 : next)
  if (kind === 'link') return undefined
  const letter =
    /^\\?[ijı]/.test(text) && ((text.length === 2 && text[0] === '\\') || text[0] === 'ı')
      ? text.replace('\\', '').replace('ı', 'i')
      : text
  if (!/^\p{L}/u.test(letter)) return undefined
  if (braced && (token(source, next + 2).text !== '}' || letter.length !== 1)) return undefined
  const first = letter[0] + combining
  if (first.normalize('NFC').length !== 1) return undefined
  const rest = text[0] === 'ı' ? text.slice(1) : letter.slice(1)
  return { value: first.normalize('NFC') + rest, end: braced ? next + 3 : next + 1 }
}
