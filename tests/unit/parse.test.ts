import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatDiagnostic } from '../../scripts/split/diagnostics.ts'
import { parse } from '../../scripts/split/parse.ts'
import { decodeSource } from '../../scripts/split/source.ts'

const DATE = '2025-07-30'
const TITLE = 'A Study of Rivers'
const ABSTRACT =
  'Rivers carry water from the hills to the sea, and nobody has measured how often they change their mind. ' +
  'We walk along forty of them with a notebook. The rivers bend more often than they run straight.'
const HEADER =
  'new\n\nGet trending papers in your email inbox!\n\nSubscribe\n\nDaily Papers\n\nbyAK and the research community\n\nJul 30\n\n'

const read = (text: string) => parse(decodeSource('day.txt', new TextEncoder().encode(text)), DATE)
const found = (text: string) => read(text).papers.map(({ title, abstract }) => [title.text, abstract.text])
const refused = (text: string) => read(text).diagnostics.map(formatDiagnostic)

const other = ABSTRACT.replace('Rivers', 'Streams')
const both = [
  [TITLE, ABSTRACT],
  ['Streams', other],
]

for (const [name, text] of Object.entries({
  'the page as it is copied': `${HEADER}${TITLE}\n\n${ABSTRACT}\n\nStreams\n\n${other}\n`,
  'no header': `${TITLE}\n\n${ABSTRACT}\n\nStreams\n\n${other}\n`,
  'half a header': `Daily Papers\n${TITLE}\n\n${ABSTRACT}\n\nStreams\n\n${other}\n`,
  'no blank lines and no last line end': `${HEADER.replace(/\n+/g, '\n')}${TITLE}\n${ABSTRACT}\nStreams\n${other}`,
  'doubled blank lines': `${HEADER}${TITLE}\n\n\n\n${ABSTRACT}\n\n\n\nStreams\n \n\t\n${other}\n`,
  'CRLF and a byte-order mark': `\ufeff${HEADER}${TITLE}\n\n${ABSTRACT}\n\nStreams\n\n${other}\n`.replace(
    /\n/g,
    '\r\n',
  ),
  'lone carriage returns': `${HEADER}${TITLE}\n\n${ABSTRACT}\n\nStreams\n\n${other}\n`.replace(/\n/g, '\r'),
  'tabs and non-breaking spaces around lines': `${HEADER}\t${TITLE}\u00a0\n\u00a0\n\u3000${ABSTRACT}\u200b\n\nStreams\n\n${other}\n`,
  'non-breaking spaces in the header': `Daily\u00a0Papers\n\nby\u00a0AK and the research community\n\nJul\u00a030\n\n${TITLE}\n\n${ABSTRACT}\n\nStreams\n\n${other}`,
}))
  test(`splits ${name}`, () => assert.deepEqual(found(text), both))

test('counts lines as the file does', () => {
  const [first, second] = read(`${HEADER}${TITLE}\n\n${ABSTRACT}\n\nStreams\n\n${other}\n`).papers
  assert.deepEqual([first?.title.line, first?.abstract.line, second?.title.line], [13, 15, 17])
})

test('keeps the inside of a line as it is', () => {
  const odd = ABSTRACT.replace('the sea', 'the\u00a0sea,\tthe — “Meer”')
  assert.deepEqual(found(`${TITLE}\n${odd}`), [[TITLE, odd]])
})

test('reads UTF-16 with a byte-order mark', () => {
  const bytes = Buffer.from(`\ufeff${TITLE}\r\n${ABSTRACT}`, 'utf16le')
  assert.equal(parse(decodeSource('day.txt', bytes), DATE).papers[0]?.title.text, TITLE)
})

test('refuses a title without abstract', () => {
  assert.deepEqual(refused(`${TITLE}\n\nStreams\n\n${other}\n`), [
    [
      'day.txt:1:1: Line 3 is another title: this one has no abstract. [title-without-abstract]',
      '  1 | A Study of Rivers',
      '    | ^^^^^^^^^^^^^^^^^',
      '  To do: Add the abstract as one line below the title, or remove the title from the copy.',
    ].join('\n'),
  ])
})

test('refuses a title at the end', () => {
  assert.deepEqual(refused(`${TITLE}\n\n${ABSTRACT}\n\n  Streams\n`), [
    [
      'day.txt:5:3: The text ends after this title: its abstract is missing. [title-without-abstract]',
      '  5 |   Streams',
      '    |   ^^^^^^^',
      '  To do: Add the abstract as one line below the title, or remove the title from the copy.',
    ].join('\n'),
  ])
})

test('refuses an abstract without title, with its start', () => {
  const [message] = refused(`${TITLE}\n\n${ABSTRACT}\n\n${other}\n`)
  assert.match(
    message ?? '',
    /^day\.txt:5:1: No title stands above this abstract\. \[abstract-without-title\]\n {2}5 \| Streams carry/,
  )
  assert.match(message ?? '', /Add the title as one line above the abstract\.$/)
})

for (const line of ['Too short.', '12 34 56', '— — —'])
  test(`refuses “${line}” as an abstract`, () => {
    const [message, ...more] = refused(`${TITLE}\n\n${line}\n\nStreams\n\n${other}\n`)
    assert.match(message ?? '', /^day\.txt:3:1: .*no prose\. \[no-prose\]\n {2}3 \| /)
    assert.deepEqual(more, [])
  })

test('refuses a header without papers', () => {
  assert.deepEqual(refused(HEADER), [
    'day.txt: The text holds header lines but no paper. [no-papers]\n' +
      '  To do: Copy the listing from its first title to its last abstract.',
  ])
})

test('refuses a listing of another day', () => {
  const [message] = refused(`${HEADER.replace('Jul 30', 'Jul 29')}${TITLE}\n\n${ABSTRACT}\n`)
  assert.match(
    message ?? '',
    /^day\.txt:11:1: The listing prints another day than 2025-07-30\. \[date-mismatch\]/,
  )
})

test('reports every problem of a text', () => {
  assert.equal(refused(`${TITLE}\n\nStreams\n\n${other}\n\n${ABSTRACT}\n\nLast\n`).length, 3)
})
