/**
 * Makes the table of word vectors for the search by meaning from titles and abstracts. It follows the recipe in
 * src/search/index/word-table/README.md, but without thesauri. The same file gives the same table.
 *
 *   npm run train:meaning -- FILE [--out DIR] [--steps 600]
 *
 * FILE is JSON Lines, plain or gzip: objects with `title` and `abstract` (or `tex`). DIR (by default `word-table`) gets
 * `words.txt`, `vectors.bin` and `weights.bin`; to use them, replace those in the folder above.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { DIMENSIONS } from '../src/search/engine/text-vector.ts'
import { codesOf } from './meaning/codes.ts'
import { learn } from './meaning/contrast.ts'
import { neighbourVectors } from './meaning/cooccurrence.ts'
import { readCorpus } from './meaning/corpus.ts'
import { matrix, row } from './meaning/matrix.ts'
import { readPapers } from './meaning/papers.ts'

/** The number of stems that are trained, and of those that the table holds. */
const LEARNT = 16_000
const KEPT = 13_000
const BATCH = 512

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string', default: 'word-table' }, steps: { type: 'string', default: '600' } },
})

const started = performance.now()
const tell = (text: string) =>
  console.log(`${((performance.now() - started) / 1000).toFixed(0).padStart(5)} s  ${text}`)

try {
  const [file] = positionals
  if (file === undefined)
    throw new Error('Name a file of titles and abstracts: npm run train:meaning -- FILE')
  const steps = Number(values.steps)
  if (!Number.isInteger(steps) || steps < 1)
    throw new Error(`--steps is “${values.steps}”: use a whole number.`)
  const content = await readFile(file)
  const text = (file.endsWith('.gz') ? gunzipSync(content) : content).toString('utf8')
  const corpus = readCorpus(readPapers(text, file), LEARNT)
  tell(`${corpus.starts.length - 1} texts, ${corpus.stems.length} stems`)
  const start = neighbourVectors(corpus, DIMENSIONS, tell)
  const { vectors, weights } = learn(corpus, start, { steps, batch: BATCH }, tell)
  const stems = corpus.stems.slice(0, KEPT)
  const weighted = matrix(stems.length, DIMENSIONS)
  for (let at = 0; at < stems.length; at++) {
    const weight = Math.exp(weights[at] ?? 0)
    row(weighted, at).set(row(vectors, at).map(number => number * weight))
  }
  const codes = codesOf(weighted)
  await mkdir(values.out, { recursive: true })
  await writeFile(join(values.out, 'words.txt'), `${stems.join('\n')}\n`)
  await writeFile(join(values.out, 'vectors.bin'), codes.vectors)
  await writeFile(join(values.out, 'weights.bin'), codes.weights)
  tell(`${stems.length} words in ${values.out}`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
