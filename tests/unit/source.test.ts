import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeSource } from '../../scripts/split/source.ts'

const refuses = (bytes: Uint8Array, message: RegExp) =>
  assert.throws(() => decodeSource('sources/day.txt', bytes), { name: 'SplitError', message })

test('splits lines at every kind of line end and drops a byte-order mark', () => {
  const { lines, name } = decodeSource('sources/day.txt', Buffer.from('\ufeffa\r\nb\rc\nd\u2028e'))
  assert.deepEqual(lines, ['a', 'b', 'c', 'd', 'e'])
  assert.equal(name, 'day.txt')
})

for (const [name, text] of [
  ['with its mark', '\ufeffRhine\u2028Elbe'],
  ['without its mark', 'Rhine\u2028Elbe'],
] as const)
  test(`reads UTF-16 ${name}`, () => {
    const little = Buffer.from(text, 'utf16le')
    for (const bytes of [little, Buffer.from(little).swap16()])
      assert.deepEqual(decodeSource('day.txt', bytes).lines, ['Rhine', 'Elbe'])
  })

test('refuses an empty file', () =>
  refuses(
    Buffer.from(' \n\u00a0\t\r\n'),
    /^sources\/day\.txt: The file holds no text\. \[empty-file\]\n {2}To do: Copy/,
  ))

test('refuses a binary file', () => {
  refuses(
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]),
    /^sources\/day\.txt: The file is not text: it is a picture \(PNG\); the nearest .* \[binary-file\]/,
  )
  refuses(
    Buffer.from('%PDF-1.7\n\0\0'),
    /^sources\/day\.txt: The file is not text: it is a PDF; .* \[binary-file\]/,
  )
})

test('names the place of a byte that is not UTF-8', () => {
  refuses(
    Buffer.from('first\nna\xefve', 'latin1'),
    /^sources\/day\.txt:2:3: The file is not valid UTF-8\. \[invalid-utf8\]\n {2}2 \| na�ve\n {4}\| {3}\^\n/,
  )
})
