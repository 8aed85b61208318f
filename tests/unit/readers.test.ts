import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from '../../scripts/split/parse.ts'
import { decodeSource } from '../../scripts/split/source.ts'

const DATE = '2025-07-30'
const sentence = (river: string) =>
  `The ${river} carries water from the hills to the sea, and nobody has measured how often it changes its mind. ` +
  `We walk along it with a notebook for forty days, from the spring to the mouth, and draw each of its bends twice. The ${river} bends more often than it runs straight, and it never asks.`
const RHINE = {
  title: 'A Study of the Rhine and of Its Many Tributaries',
  abstract: sentence('Rhine'),
  id: '2507.01234',
}
const ELBE = { title: 'The Elbe, Revisited', abstract: sentence('Elbe'), id: '2507.05678' }
const PAPERS = [RHINE, ELBE]

const source = (text: string) => decodeSource('day', new TextEncoder().encode(text))
const read = (text: string, date: string | undefined = DATE) => parse(source(text), date)

/** A text broken at spaces into lines of at most so many characters. */
function wrap(text: string, width = 72, indent = ''): string {
  const lines = ['']
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? ''
    if (last !== '' && last.length + word.length >= width) lines.push(word)
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`
  }
  return lines.map(line => indent + line).join('\n')
}

const HEADER = 'new\n\nSubscribe\n\nDaily Papers\n\nbyAK and the research community\n\nJul 30\n\n'
const plain = PAPERS.map(({ title, abstract }) => `${title}\n\n${abstract}\n`).join('\n')
const votes = PAPERS.map(
  ({ title, abstract }, index) =>
    `Submitted by\n\nAda Byron\n\n${78 - index}\n\n${title}\n\n${abstract}\n\n${index + 1} authors\n\n·\n\nJul 28\n\n2\n`,
).join('\n')
const page = PAPERS.map(
  ({ title, abstract, id }, index) =>
    `[-] ${7 - index}\n\nhttps://huggingface.co/login?next=%2Fpapers%2F${id}\n\n${title}\n\nhttps://huggingface.co/papers/${id}\n\n${abstract}\n\nhttps://huggingface.co/papers/${id}\n\n[\n\n4 authors](https://huggingface.co/papers/${id})\n\n·\n\nJul 28, 2025\n\n3\n\nhttps://huggingface.co/papers/${id}#community\n`,
).join('\n')
const NAVIGATION =
  'Hugging Face\n\nhttps://huggingface.co/\n\nModels\n\nhttps://huggingface.co/models\n\nLog In\n\nhttps://huggingface.co/login\n\n'
const FOOTER = '\nCompany\n\nTOS\n\nPrivacy\n\nhttps://huggingface.co/privacy\n'
const markdown = PAPERS.map(
  ({ title, abstract, id }, index) =>
    `[![Image ${index}](https://cdn.example/${id}.png)](https://huggingface.co/papers/${id})\n\n### [${title}](https://huggingface.co/papers/${id})\n\n${abstract}\n\n* [4 authors](https://huggingface.co/papers/${id})\n`,
).join('\n')
const entry = ({ title, abstract, id }: (typeof PAPERS)[number]) => ({
  paper: {
    id,
    authors: [{ name: 'Ada Byron', hidden: false }, { name: 'Emmy Noether' }],
    publishedAt: '2025-07-28T10:00:00.000Z',
    title: title.replace(' of ', ' of\n  '),
    summary: wrap(abstract),
    upvotes: 12,
  },
  publishedAt: '2025-07-30T01:00:00.000Z',
})
const python = (value: unknown): string =>
  Array.isArray(value)
    ? `[${value.map(python).join(', ')}]`
    : typeof value === 'object' && value !== null
      ? `{${Object.entries(value)
          .map(([key, inner]) => `'${key}': ${python(inner)}`)
          .join(', ')}}`
      : typeof value === 'string'
        ? `'${value.replaceAll('\n', '\\n').replaceAll("'", "\\'")}'`
        : String(value) === 'false'
          ? 'False'
          : String(value)
const ATOM = `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>arXiv Query</title>
${PAPERS.map(
  ({ title, abstract, id }) =>
    `<entry><id>http://arxiv.org/abs/${id}v2</id><title>${title}</title><summary>\n${wrap(abstract, 72, '  ')}\n</summary><published>2025-07-28T10:00:00Z</published><author><name>Ada Byron</name></author><author><name>Emmy Noether</name></author></entry>`,
).join('\n')}
</feed>`
const FEED = `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
${PAPERS.map(
  ({ title, abstract, id }) =>
    `<entry><id>oai:arXiv.org:${id}v1</id><title>${title}</title><summary>arXiv:${id}v1 Announce Type: new \nAbstract: ${abstract}</summary><dc:creator>Ada Byron, Emmy Noether</dc:creator><published>2025-07-28T00:00:00-04:00</published></entry>`,
).join('\n')}
</feed>`
const BIBTEX = PAPERS.map(
  ({ title, abstract, id }) =>
    `@article{arXiv:${id},\n  title = {{${title}}},\n  author = {Byron, Ada and Noether, Emmy},\n  year = 2025,\n  eprint = {${id}},\n  abstract = {${wrap(abstract)}\n\\\\ ( https://arxiv.org/abs/${id} , 31kb)}\n}`,
).join('\n\n')
const DIGEST = `Send any comments regarding submissions directly to submitter.
------------------------------------------------------------------------------
${PAPERS.map(
  ({ title, abstract, id }) =>
    `\\\\\narXiv:${id}\nDate: Mon, 28 Jul 2025 09:12:01 GMT   (31kb)\n\nTitle: ${wrap(title, 30).replaceAll('\n', '\n  ')}\nAuthors: Ada Byron, Emmy Noether (Uni A, Uni B)\nCategories: cs.CL\n\\\\\n${wrap(abstract, 72, '  ')}\n\\\\ ( https://arxiv.org/abs/${id} ,  31kb)\n------------------------------------------------------------------------------`,
).join('\n')}
\\\\
arXiv:2501.00001
replaced with revised version Mon, 28 Jul 2025 09:12:01 GMT   (31kb)

Title: An Older Paper
Authors: Ada Byron
\\\\ ( https://arxiv.org/abs/2501.00001 ,  31kb)
`

const RSS = `<?xml version='1.0' encoding='UTF-8'?>
<rss xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0"><channel><title>cs.CL updates</title>
${PAPERS.map(
  ({ title, abstract, id }) =>
    `<item><title>${title}</title><link>https://arxiv.org/abs/${id}</link><description>arXiv:${id}v1 Announce Type: cross \nAbstract: ${abstract}</description><dc:creator>Ada Byron, Emmy Noether</dc:creator><pubDate>Mon, 28 Jul 2025 00:00:00 -0400</pubDate></item>`,
).join('\n')}
</channel></rss>`
const ANTHOLOGY = `@string{river = "River Press"}
@comment{kept by a program: {braces} and = signs}
@proceedings{rivers, title = "All Rivers", publisher = river}
${PAPERS.map(
  ({ title, abstract, id }) =>
    `@inproceedings{key-${id},\n    title = "${title.replace('R', '{R}').replace('E', '{E}').replace('Its', '{I}ts')}",\n    author = "Byron, Ada  and\n      Noether, Emmy  and  others",\n    url = "https://arxiv.org/abs/${id}",\n    abstract = "${abstract}"\n}`,
).join('\n')}`
const badged = PAPERS.map(
  ({ title, abstract }, index) =>
    `Submitted by\n\nAda Byron\n\n${78 - index}\n\n${title}\n\n${abstract}\n\nGitHub\n\n1.2k\n\nThe River Institute\n\n·\n\n4 authors\n\n·\n\nJul 28\n\n2\n`,
).join('\n')
const dotted = PAPERS.map(
  ({ title, abstract }, index) =>
    `Upvote\n${78 - index}\n${title}\n${abstract}\nThe River Institute · 4 authors · Published on Jul 28 · Submitted by Ada on Jul 29 · GitHub 1.2k\n`,
).join('\n')
const footed = PAPERS.map(
  ({ title, abstract, id }, index) =>
    `${title}\n\n${abstract}\n\n${78 - index} upvotes\n\nSubmitted by Ada\n\nhttps://huggingface.co/papers/${id}\n`,
).join('\n')
const curated = `# Papers of Rivers\n\nA list that is kept by hand.\n\n- [Rivers](#rivers)\n\n## Rivers\n\n${PAPERS.map(
  ({ title, abstract, id }, index) =>
    `### ${index + 1}. [${title}](https://arxiv.org/abs/${id})\n\n**Ada Byron and two people from the other bank**\n\n[[Paper]](https://arxiv.org/pdf/${id}) [[Code]](https://github.com/a/b)\n\n<details><summary>Abstract</summary>\n\n${abstract}\n\n</details>\n`,
).join('\n')}`
const labelled = PAPERS.map(
  ({ title, abstract, id }) =>
    `Title: ${title}\nAuthors: Ada Byron, Emmy Noether\nDate: 2025-07-28\nURL: https://arxiv.org/abs/${id}\nAbstract: ${abstract}\n`,
).join('\n')

const VARIANTS: Readonly<Record<string, string>> = {
  'the page as text': HEADER + plain,
  'abstracts with hard line breaks': `${HEADER}${PAPERS.map(({ title, abstract }) => `${title}\n\n${wrap(abstract)}\n`).join('\n')}`,
  'titles right above wrapped abstracts': PAPERS.map(
    ({ title, abstract }) => `${title}\n${wrap(abstract)}\n`,
  ).join('\n'),
  'a wrapped title': `A Study of the Rhine and of Its\nMany Tributaries\n\n${wrap(RHINE.abstract)}\n\n${ELBE.title}\n\n${wrap(ELBE.abstract)}`,
  'submitters, votes, author counts and dates': HEADER + votes,
  'votes without blank lines': (HEADER + votes).replace(/\n+/g, '\n'),
  'navigation and bare addresses': NAVIGATION + HEADER + page + FOOTER,
  'an abstract of two paragraphs on a page': (HEADER + votes).replace('twice. The', 'twice.\n\nThe'),
  'CRLF and a byte-order mark': `\ufeff${HEADER}${votes}`.replaceAll('\n', '\r\n'),
  'mixed line ends': (HEADER + votes).replaceAll('\n\n', '\r\n\n'),
  Markdown: `# Daily Papers\n\n[Log In](https://huggingface.co/login)\n\n## Jul 30\n\n${markdown}`,
  'Markdown without links': `# Daily Papers\n\n${PAPERS.map(({ title, abstract }) => `## ${title}\n\n**Authors:** Ada Byron, Emmy Noether\n\n${abstract}\n`).join('\n')}`,
  JSON: JSON.stringify(PAPERS.map(entry), null, 2),
  'JSON on one line': JSON.stringify({ rows: PAPERS.map(paper => ({ row: entry(paper) })) }),
  'JSON of bare papers': JSON.stringify(PAPERS.map(({ title, abstract, id }) => ({ id, title, abstract }))),
  'JSON Lines': PAPERS.map(paper => JSON.stringify(entry(paper))).join('\n'),
  'Python representations in JSON': JSON.stringify(PAPERS.map(paper => python(entry(paper)))),
  'a Python representation as paper': JSON.stringify(
    PAPERS.map(paper => ({ paper: python(entry(paper).paper) })),
  ),
  Atom: ATOM,
  'the Atom of new papers': FEED,
  'marks behind dots': (HEADER + votes).replace(/·\n\n/g, '· '),
  'RSS of new papers': RSS,
  'badges, organisations and stars': HEADER + badged,
  'marks between dots': HEADER + dotted,
  'marks below their papers': HEADER + footed,
  'numbered titles':
    HEADER + PAPERS.map(({ title, abstract }, index) => `${index + 1}. ${title}\n\n${abstract}\n`).join('\n'),
  'a curated list in Markdown': curated,
  'named parts': labelled,
  BibTeX: BIBTEX,
  'BibTeX below a comment': `Kept by a program.\n\n${BIBTEX}`,
  'BibTeX of an anthology': ANTHOLOGY,
  'e-mail digest': DIGEST,
  'arXiv’s page of new papers':
    `Computation\n\nShowing new listings for Monday, 28 July 2025\n\nTotal of 2 entries\n\n${PAPERS.map(
      ({ title, abstract, id }, index) =>
        `[${index + 1}] arXiv:${id} [pdf, html]\nTitle: ${title}\nAda Byron, Emmy Noether\nSubjects: Computation (cs.CL)\n${abstract}\n`,
    ).join('\n')}`.replace('Monday, 28', 'Wednesday, 30'),
  'a table in Markdown': `# Papers\n\n| Title | Abstract |\n|---|---|\n${PAPERS.map(({ title, abstract }) => `| ${title} | ${abstract} |`).join('\n')}\n`,
}

for (const [name, text] of Object.entries(VARIANTS))
  test(`reads ${name}`, () => {
    const { papers, days, diagnostics } = read(text)
    assert.deepEqual(diagnostics, [])
    assert.deepEqual(
      days.map(({ date }) => date),
      [DATE],
    )
    assert.deepEqual(
      papers.map(({ title, abstract }) => ({ title: title.text, abstract: abstract.text })),
      PAPERS.map(({ title, abstract }) => ({ title, abstract })),
    )
  })

for (const name of [
  'navigation and bare addresses',
  'Markdown',
  'JSON',
  'Python representations in JSON',
  'Atom',
  'the Atom of new papers',
  'RSS of new papers',
  'BibTeX',
  'BibTeX of an anthology',
  'marks below their papers',
  'a curated list in Markdown',
  'named parts',
  'e-mail digest',
])
  test(`${name}: ids are carried`, () =>
    assert.deepEqual(
      read(VARIANTS[name] ?? '').papers.map(({ id }) => id),
      [RHINE.id, ELBE.id],
    ))

for (const name of [
  'JSON',
  'a Python representation as paper',
  'Atom',
  'the Atom of new papers',
  'RSS of new papers',
  'BibTeX',
  'BibTeX of an anthology',
  'e-mail digest',
  'Markdown without links',
  'named parts',
])
  test(`${name}: authors are carried`, () =>
    assert.deepEqual(read(VARIANTS[name] ?? '').papers[0]?.authors, ['Ada Byron', 'Emmy Noether']))

for (const name of [
  'submitters, votes, author counts and dates',
  'navigation and bare addresses',
  'JSON',
  'badges, organisations and stars',
  'marks between dots',
  'named parts',
  'Atom',
  'e-mail digest',
])
  test(`${name}: the day of publication is carried`, () =>
    assert.equal(read(VARIANTS[name] ?? '').papers[0]?.published, '2025-07-28'))

test('votes are read, comments and stars are not taken for votes', () => {
  const upvotes = (name: string) => read(VARIANTS[name] ?? '').papers.map(paper => paper.upvotes)
  assert.deepEqual(upvotes('submitters, votes, author counts and dates'), [78, 77])
  assert.deepEqual(upvotes('navigation and bare addresses'), [7, 6])
  assert.deepEqual(upvotes('JSON'), [12, 12])
  for (const name of ['badges, organisations and stars', 'marks between dots', 'marks below their papers'])
    assert.deepEqual(upvotes(name), [78, 77])
})

test('passages know their lines', () => {
  const [rhine, elbe] = read(VARIANTS['JSON'] ?? '').papers
  const lines = (VARIANTS['JSON'] ?? '').split('\n')
  assert.match(lines[(elbe?.title.line ?? 0) - 1] ?? '', /"title": "The Elbe/)
  assert.match(lines[(rhine?.abstract.line ?? 0) - 1] ?? '', /"summary": "The Rhine/)
  const wrapped = read(VARIANTS['abstracts with hard line breaks'] ?? '').papers[1]
  const [first = 0, last = 0] = wrapped?.lines ?? []
  const printed = (VARIANTS['abstracts with hard line breaks'] ?? '').split('\n').slice(first - 1, last)
  assert.equal(printed[0], ELBE.title)
  assert.match(printed.at(-1) ?? '', /asks\.$/)
})

test('papers that share a line know their columns', () => {
  const text = VARIANTS['JSON on one line'] ?? ''
  for (const paper of read(text).papers) {
    const [from = 0, to = 0] = paper.columns ?? []
    const cut: unknown = JSON.parse(text.slice(from - 1, to - 1))
    assert.ok(JSON.stringify(cut).includes(paper.id ?? '?'))
  }
})

test('a month in one file has its days', () => {
  const month = `Jul 29\n\n${plain}\nJul 30\n\n${plain.replaceAll('Rhine', 'Ebro').replaceAll('Elbe', 'Oder')}`
  const { papers, days, diagnostics } = read(month)
  assert.deepEqual(diagnostics, [])
  assert.deepEqual(
    papers.map(({ date }) => date),
    ['2025-07-29', '2025-07-29', '2025-07-30', '2025-07-30'],
  )
  assert.deepEqual(days, [
    { date: '2025-07-29', label: 'Jul 29' },
    { date: '2025-07-30', label: 'Jul 30' },
  ])
})

test('a month of copied pages has its days; days of publication are not among them', () => {
  const next = votes.replaceAll('Rhine', 'Ebro').replaceAll('Elbe', 'Oder')
  for (const month of [
    `${HEADER}${votes}\nJul 31\n\n${next}`,
    `${HEADER}${votes}\n${HEADER.replace('30', '31')}${next}`,
  ]) {
    const { papers, diagnostics } = read(month)
    assert.deepEqual(diagnostics, [])
    assert.deepEqual(
      papers.map(({ date, published }) => [date, published]),
      [DATE, DATE, '2025-07-31', '2025-07-31'].map(date => [date, '2025-07-28']),
    )
  }
})

test('a day with its year needs no flag; one without is asked for', () => {
  assert.equal(parse(source(`July 30, 2025\n\n${plain}`)).papers[0]?.date, DATE)
  assert.throws(
    () => parse(source(`Jul 30\n\n${plain}`)),
    /prints “Jul 30” and no year: pass --date YYYY-07-30\. \[missing-date\]/,
  )
  assert.throws(() => parse(source(ATOM)), /\[missing-date\]/)
})

test('a publication without year cannot be later than its edition', () => {
  assert.equal(read(votes.replaceAll('Jul 28', 'Dec 30')).papers[0]?.published, undefined)
})

test('a title without abstract on a copied page is not skipped', () => {
  const { diagnostics } = read(`${HEADER}${votes.replace(RHINE.abstract, '')}`)
  assert.deepEqual(
    diagnostics.map(({ rule }) => rule),
    ['title-without-abstract'],
  )
})

test('replaced papers in a digest are reported and skipped', () => {
  const [doubt, ...more] = read(DIGEST).doubts
  assert.match(doubt?.reason ?? '', /^arXiv:2501\.00001 was replaced/)
  assert.deepEqual(more, [])
})

for (const [name, text, message] of [
  [
    'truncated JSON',
    JSON.stringify(PAPERS.map(entry), null, 2).slice(0, 900),
    /^day:\d+:\d+: This is no valid JSON: .*\[broken-json\]/,
  ],
  [
    'JSON of something else',
    '{"models": [{"name": "x"}]}',
    /no paper with title and abstract\. \[no-papers\]/,
  ],
  [
    'half a BibTeX entry',
    BIBTEX.slice(0, -90),
    /^day:\d+:1: This entry is not complete: .*\[broken-bibtex\]/,
  ],
  [
    'a BibTeX entry that never closes, before others',
    BIBTEX.replace(', 31kb)}\n}', ''),
    /^day:1:1: .*\[broken-bibtex\]/,
  ],
  ['XML cut short', ATOM.slice(0, 700), /^day:\d+:\d+: This is no well-formed XML: .*\[broken-xml\]/],
  [
    'RSS without papers',
    '<?xml version="1.0"?>\n<rss><channel/></rss>',
    /^day:undefined:undefined: The feed has no entry\. \[no-papers\]/,
  ],
  [
    'an error that arXiv answers',
    ATOM.replace(
      /<entry>[\s\S]*<\/entry>/,
      '<entry><id>http://arxiv.org/api/errors#x</id><title>Error</title><summary>wrong id</summary></entry>',
    ),
    /^day:3:1: The entry is an error of arXiv’s: wrong id\. \[incomplete-entry\]/,
  ],
  [
    'an HTML page',
    '\n<!DOCTYPE html>\n<html><body>x</body></html>',
    /^day:2:1: This is an HTML page; the nearest kind that can be read is the listing as text\./,
  ],
  [
    'a broken Python representation',
    JSON.stringify(["{'paper': {'id': 2"]),
    /^day:1:2: The entry is Python that cannot be read/,
  ],
  [
    'a paper without abstract',
    JSON.stringify([{ paper: { id: RHINE.id, title: RHINE.title } }]),
    /^day:1:2: The entry “A Study of the Rhine and of Its Many Tributaries” has no abstract\. \[incomplete-entry\]/,
  ],
] as const)
  test(`refuses ${name} with one error`, () => {
    const error = (() => {
      try {
        const { diagnostics } = read(text)
        return diagnostics.map(
          ({ rule, reason, place }) => `${place.file}:${place.line}:${place.column}: ${reason} [${rule}]`,
        )
      } catch (thrown) {
        return thrown instanceof Error ? thrown.message.split('\n\n') : []
      }
    })()
    assert.equal(error.length, 1)
    assert.match(error[0] ?? '', message)
  })
