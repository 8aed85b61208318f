import fc from 'fast-check'

/** A paper as Hugging Face's API gives it, and the words that every output must have. */
export interface RandomPaper {
  readonly date: string
  readonly title: string
  readonly summary: string
  readonly authors: readonly string[]
  readonly id?: string
  readonly projectPage?: string
  readonly upvotes?: number
  /** Words that no repair touches, in order: every output must contain them. */
  readonly words: { readonly title: readonly string[]; readonly abstract: readonly string[] }
}

/** Papers in an edition. */
const EDITION_SIZE = 90
const FIRST_DAY = Date.UTC(2024, 0, 1)
/** Code points in a row, about as many as in a block of Unicode. */
const ROW = 128
/** Of so many rows of Chinese and Korean, one is used: they are most of Unicode. */
const THINNED = 40

/** Letters that the BibTeX reader uses internally. */
const RESERVED = /[\u0870\u0871]/

/** The letters of Unicode in rows, so that every script is equally likely. */
function letterRows(): string[][] {
  const rows: string[][] = []
  let many = 0
  for (let start = 0x41; start < 0x32000; start += ROW) {
    const row = Array.from({ length: ROW }, (_, at) => start + at)
      .filter(code => code < 0xd800 || code > 0xdfff)
      .map(code => String.fromCodePoint(code))
      .filter(character => /\p{L}/u.test(character) && !RESERVED.test(character))
    const [first] = row
    if (first === undefined) continue
    if (/\p{sc=Han}|\p{sc=Hangul}/u.test(first) && many++ % THINNED !== 0) continue
    rows.push(row)
  }
  return rows
}

const ENGLISH = 'river model data training image language network agent graph vision memory speech'.split(' ')

/** A word of letters of one script. */
const anyScript = fc
  .constantFrom(...letterRows())
  .chain(row => fc.array(fc.constantFrom(...row), { minLength: 2, maxLength: 7 }))
  .map(letters => letters.join(''))
const word = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...ENGLISH) },
  { weight: 2, arbitrary: anyScript },
)

/** Characters with a meaning in Markdown, MDX, HTML, XML, YAML, TeX, BibTeX or RIS, and invisible ones. */
const sign = fc.constantFrom(
  ...'& < > " \' { } \\ _ * ` # | ~ ^ $ $5 % @ ! ---'.split(' '),
  ...[
    '[x](y)',
    '<b>',
    '</p>',
    '&amp;',
    '&#7;',
    ']]>',
    '<!--',
    'import',
    'export',
    '{x}',
    `$${'{x}'}`,
    '%PDF',
    'TY  -',
    '@misc{',
  ],
  ...[
    '\ufeff',
    '\u200b',
    '\u200d',
    '\u202e',
    '\u202c',
    '\u2066',
    '\u2069',
    '\u00ad',
    '\u00a0',
    '\u3000',
    '\u2028',
    '\v',
    '\f',
  ],
  ...['👩‍👩‍👧', '🇨🇭', 'é', '𝔼', 'ﬁ', '½', '①', '�', '\u{10ffff}', '\ue000', '\u0085', '=1+1', '-1', '+1'],
)

/** Formulas as the listing damages them, formulas as authors write them, and text that looks like a formula. */
const formula = fc.oneof(
  fc.constantFrom(
    ...'5times^dagger b^b^- 0<beta^2<4pi L_é x_C 16times O(n^2) sim7\\% frac{a}{b} x_{漢}'.split(' '),
    ...[
      '\\(x\\)\\(y\\)',
      '\\(Schrödinger^2\\)',
      '\\(β’\\)',
      '$x^2$',
      '$a$$b$',
      '$\\bf x$',
      '$\\text{$y$}$',
      '$\\char"07$',
    ],
    ...[
      '$\\href{a}{b}$',
      '\\textit{',
      'left(frac',
      'O (log(D) cdot |p|)',
      'alpha-beta',
      '10~30\\%',
      'https://a.org/b_c',
    ],
  ),
  fc
    .array(
      fc.constantFrom(
        ...'x n 2 alpha pi times cdot leq sum log hat sqrt infty to in'.split(' '),
        ...'^ _ { } ( ) | + - < = \\ $ \\( \\) é 漢 ’ ℓ'.split(' '),
      ),
      { minLength: 2, maxLength: 6 },
    )
    .map(parts => parts.join('')),
)

/** Words, signs and formulas in any order. `words` are those with spaces around them, which no repair touches. */
function text(minLength: number, maxLength: number): fc.Arbitrary<{ text: string; words: string[] }> {
  const piece = fc.oneof(
    { weight: 6, arbitrary: word.map(value => ({ value, isWord: true })) },
    { weight: 1, arbitrary: sign.map(value => ({ value, isWord: false })) },
    { weight: 1, arbitrary: formula.map(value => ({ value, isWord: false })) },
  )
  return fc.array(piece, { minLength, maxLength }).map(pieces => ({
    text: pieces.map(({ value }) => value).join(' '),
    words: pieces.filter(({ isWord }) => isWord).map(({ value }) => value),
  }))
}

/** Names, given name first, without commas and TeX, which readers would take for inverted names and accents. */
const name = fc
  .array(
    fc.tuple(
      fc.oneof(
        anyScript,
        anyScript,
        fc.constantFrom(..."Jean Ma Do Kim Dean Major Dr. PhD Jr. III van de La O'Neil M.".split(' ')),
        fc.constantFrom(
          ...'and others Team Jean-Luc R&D_Lab (Max) \ufeffAda Ada\u200d \u202bAda\u202c A$B'.split(' '),
        ),
      ),
      fc.constantFrom(' ', ' ', ' ', '\u00a0', '\u3000'),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map(words => words.flat().slice(0, -1).join(''))

const paper = fc.record(
  {
    title: text(1, 10),
    summary: text(15, 60),
    // “others” at the end of a list is no name.
    authors: fc
      .array(name, { maxLength: 6 })
      .filter(names => names.length < 2 || !/^\s*others\s*$/u.test(names.at(-1) ?? '')),
    id: fc.boolean(),
    projectPage: fc.webUrl({ withFragments: true, withQueryParameters: true }),
    upvotes: fc.nat(),
  },
  { requiredKeys: ['title', 'summary', 'authors', 'id'] },
)

/** So many papers, the same for the same seed. Each title begins with a word of its own, so that no two are equal. */
export function randomPapers(count: number, seed: number): RandomPaper[] {
  return fc.sample(paper, { numRuns: count, seed }).map(({ title, summary, id, ...rest }, index) => {
    const own = `Paper${index}`
    return {
      ...rest,
      date: new Date(FIRST_DAY + Math.floor(index / EDITION_SIZE) * 86_400_000).toISOString().slice(0, 10),
      title: `${own} ${title.text}`,
      summary: `${own} ${summary.text}`,
      ...(id && { id: `2401.${String(index).padStart(5, '0')}` }),
      words: { title: [own, ...title.words], abstract: [own, ...summary.words] },
    }
  })
}

/** Papers as Hugging Face's API gives them, by the days of their editions. */
export function asJson(papers: readonly RandomPaper[]): string {
  const days = Map.groupBy(papers, ({ date }) => date)
  const entry = ({ date, authors, words: _, ...paper }: RandomPaper) => ({
    paper: { ...paper, authors: authors.map(name => ({ name })), publishedAt: `${date}T00:00:00.000Z` },
  })
  const json = Object.fromEntries([...days].map(([date, own]) => [date, own.map(entry)]))
  return JSON.stringify(json, null, 1)
}
