import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { Ledger } from '../../src/build/ledger.ts'
import writeIndex, { type SearchedPaper } from '../../src/search/index/written-index.ts'

const root = mkdtempSync(join(tmpdir(), 'written-index-'))
after(() => rmSync(root, { recursive: true }))

const place = { folder: join(root, 'site'), file: join(root, 'ledger.json'), key: 'a key' }
const folder = join(place.folder, 'pagefind')

function paper(slug: string, text: string): SearchedPaper {
  const article = `<html><body><article data-pagefind-body><h1>${slug}</h1><p>${text}</p></article></body></html>`
  return { slug, title: slug, edition: '2025-07-30', order: 1, acronyms: [], markdown: text, article }
}

const few = [paper('alpha', 'Some words of one paper.'), paper('beta', 'Other words of another paper.')]
const more = [...few, paper('gamma', 'A third paper has more of them.')]

/** Builds the index as a build does; returns its files and whether all of it was kept. */
async function built(papers: readonly SearchedPaper[], key = place.key) {
  const ledger = new Ledger({ ...place, key })
  const account = await writeIndex({ ...place, key }, papers)
  ledger.add(account)
  ledger.close()
  const files = Object.fromEntries(
    ledger.files().map(([path]) => [path, readFileSync(join(place.folder, path), 'base64')]),
  )
  return { kept: account.message.includes('as before'), files }
}

/** The index of papers, made without an earlier one. */
async function anew(papers: readonly SearchedPaper[]) {
  rmSync(place.folder, { recursive: true, force: true })
  rmSync(place.file, { force: true })
  return built(papers)
}

test('an index of the same papers is kept, and one of other papers equals one made from nothing', async () => {
  const { files } = await anew(more)
  assert.deepEqual(await built(more), { kept: true, files })
  await anew(few)
  assert.deepEqual(await built(more), { kept: false, files })
  assert.deepEqual(readdirSync(place.folder), ['pagefind'])
})

test('invisible characters in words do not affect the search', async () => {
  const marked =
    '\ufeffzebra zebra a\ufeffb \u200bzebra \u202bRhine\u202c \u2066Elbe\u2069 \u200d \ufeff \u00adword'
  await anew([...few, paper('marks', marked), paper('others', 'A zebra and \ufeffAlpha, zebra.')])
})

test('changes of the files since they were written do not reach the next index', async () => {
  const { files } = await anew(more)
  const damage = (name: string, change: (content: Buffer) => Buffer) => {
    const path = join(folder, name)
    writeFileSync(path, change(readFileSync(path)))
  }
  const flipped = (content: Buffer) => Buffer.concat([content.subarray(0, -1), Buffer.from([7])])
  const chunk = () => `index/${readdirSync(join(folder, 'index'))[0]}`
  for (const [name, change] of [
    ['pagefind.js', flipped],
    ['wasm.en.pagefind', flipped],
    [chunk, flipped],
    [chunk, () => Buffer.alloc(0)],
  ] as const) {
    for (const papers of [few, more]) {
      await anew(papers)
      damage(typeof name === 'string' ? name : name(), change)
      assert.deepEqual(await built(more), { kept: false, files })
    }
  }
})

test('an index made by other code, or unreadable, is made again', async () => {
  const { files } = await anew(more)
  assert.deepEqual(await built(more, 'another key'), { kept: false, files })
  writeFileSync(place.file, '{ "key": ')
  assert.deepEqual(await built(more, 'another key'), { kept: false, files })
})

test('a failed index leaves the previous one as it is', async () => {
  const { files } = await anew(few)
  await assert.rejects(built([...few, { ...paper('delta', ''), article: '<p>No article</p>' }]))
  assert.deepEqual(await built(few), { kept: true, files })
})
