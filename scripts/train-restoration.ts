/**
 * Learns the odds by which the restorer distinguishes commands without backslashes from words.
 *
 *   npm run train:restoration -- FILE
 *
 * FILE is JSON Lines, plain or gzip: originals with `title` and `tex`. The same file gives the same table, byte for
 * byte.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { learn } from './train-restoration/learn.ts'

const TABLE = new URL('split/restore/odds.tsv', import.meta.url)
const row = z.object({ title: z.string(), tex: z.string() })

const [file] = process.argv.slice(2)
if (file === undefined) fail('No file of originals was named: npm run train:restoration -- FILE')
const originals = read(file)
const table = learn(originals)
writeFileSync(TABLE, table)
console.log(
  `${originals.length} originals, ${table.split('\n').length - 1} weights, ${Buffer.byteLength(table)} bytes`,
)

function read(path: string): z.infer<typeof row>[] {
  const bytes = readFileSync(path)
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b
  const lines = (isPacked ? gunzipSync(bytes) : bytes).toString('utf8').trimEnd().split('\n')
  return lines.map((line, i) => {
    try {
      return row.parse(JSON.parse(line))
    } catch {
      return fail(`${path}:${i + 1}: this is no row of JSON with title and tex.`)
    }
  })
}

function fail(reason: string): never {
  console.error(reason)
  process.exit(1)
}
