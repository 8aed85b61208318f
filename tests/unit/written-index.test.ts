import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { type SearchedPaper, writeIndex } from '../../src/search/index/written-index.ts'

const root = mkdtempSync(join(tmpdir(), 'written-index-'))
after(() => rmSync(root, { recursive: true }))

const folder = join(root, 'pagefind')
const task = { folder, pages: join(root, 'papers'), memory: join(root, 'memory.json'), key: 'a key' }

function paper(slug: string, text: string): SearchedPaper {
  const article = `<html><body><article data-pagefind-body><h1>${slug}</h1><p>${text}</p></article></body></html>`
  return { slug, title: slug, edition: '2025-07-30', order: 1, acronyms: [], markdown: text, article }
}

const few = [paper('alpha', 'Some words of one paper.'), paper('beta', 'Other words of another paper.')]
const more = [...few, paper('gamma', 'A third paper has more of them.')]

/** The index as it stands, without files of earlier ones, which a build takes away at its end. */
function written(): Record<string, string> {
  const { sizes }: { sizes: Record<string, number> } = JSON.parse(readFileSync(task.memory, 'utf8'))
  return Object.fromEntries(
    Object.keys(sizes).map(name => [name, readFileSync(join(folder, name), 'base64')]),
  )
}

/** The index of papers, made with no other before it. */
async function anew(papers: readonly SearchedPaper[]): Promise<Record<string, string>> {
  rmSync(folder, { recursive: true, force: true })
  rmSync(task.memory, { force: true })
  await writeIndex(task, papers)
  return written()
}

test('an index of the same papers is kept, and one of others is as if made anew', async () => {
  const expected = await anew(more)
  assert.equal((await writeIndex(task, more)).kept, true)
  await anew(few)
  assert.equal((await writeIndex(task, more)).kept, false)
  assert.deepEqual(written(), expected)
})

test('marks that are not seen are in no word’s way', async () => {
  const marked =
    '\ufeffzebra zebra a\ufeffb \u200bzebra \u202bRhine\u202c \u2066Elbe\u2069 \u200d \ufeff \u00adword'
  await anew([...few, paper('marks', marked), paper('others', 'A zebra and \ufeffAlpha, zebra.')])
})

test('what became of the files since they were written is not handed on', async () => {
  const expected = await anew(more)
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
    await anew(few)
    damage(typeof name === 'string' ? name : name(), change)
    await writeIndex(task, more)
    assert.deepEqual(written(), expected)
  }
})

test('an index that other code made, or that cannot be known, is made anew', async () => {
  await anew(more)
  assert.equal((await writeIndex({ ...task, key: 'another key' }, more)).kept, false)
  writeFileSync(task.memory, '{ "key": ')
  assert.equal((await writeIndex({ ...task, key: 'another key' }, more)).kept, false)
})

test('a failed build forgets what the one before wrote', async () => {
  await anew(few)
  await assert.rejects(writeIndex(task, [...few, { ...paper('delta', ''), article: '<p>No article</p>' }]))
  assert.equal((await writeIndex(task, few)).kept, false)
})
