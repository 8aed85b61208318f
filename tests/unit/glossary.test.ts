import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { abbreviationsIn, markAbbreviations } from '../../src/papers/abbreviations.ts'
import { acronymKey, entryAnchor, glossaryOf } from '../../src/papers/glossary.ts'
import { indexPages, indexRoots } from '../../src/papers/name-index.ts'
import { personAnchor, personKey } from '../../src/schemas/person.ts'
import { shown } from '../entries.ts'
import { papers } from '../listing.ts'

const byKey = (glossary: ReturnType<typeof glossaryOf>) =>
  new Map(glossary.map(entry => [entry.key, entry] as const))

/** Every acronym that the papers of the listing use or define, with the meaning that a reader accepts for the paper. */
const accepted = new Set(
  readFileSync(new URL('../fixtures/glossary.jsonl', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map(line => JSON.stringify(JSON.parse(line))),
)

test('98 % of the meanings of acronyms in the listing are accepted', t => {
  const glossary = byKey(glossaryOf(papers))
  const found = papers.flatMap(({ slug, body, acronyms }) =>
    abbreviationsIn({ text: shown(body), acronyms }, glossary).map(({ printed, long }) =>
      JSON.stringify({ slug, printed, long }),
    ),
  )
  const wrong = found.filter(use => !accepted.has(use))
  t.diagnostic(`${found.length - wrong.length} of ${found.length} right; not ${wrong.join('; ')}`)
  assert.ok(found.length >= 70 && wrong.length <= found.length * 0.02)
})

const defining = (...acronyms: (readonly [short: string, long: string])[]) => ({
  acronyms: acronyms.map(([short, long]) => ({ short, long })),
})
const meaningsOf = (glossary: ReturnType<typeof glossaryOf>) =>
  glossary.map(({ name, meanings }) => [name, meanings.map(({ long, papers }) => `${long} ${papers.length}`)])

test('spellings, numbers and cases of one meaning are one entry, other meanings are others', () => {
  const glossary = glossaryOf([
    defining(['FFN', 'Feed Forward Network'], ['MLLM', 'multi-modal large language models']),
    defining(['FFN', 'feed-forward networks'], ['MLLM', 'Multimodal Large Language Model']),
    defining(['FFN', 'feedforward networks'], ['SoTA', 'state-of-the-art']),
    defining(['FFN', 'feed-forward networks'], ['SOTA', 'state of the art']),
    defining(['SD', 'Stable Diffusion']),
    defining(['SD', 'standard deviation']),
    defining(['SD', 'stable diffusion']),
  ])
  assert.deepEqual(meaningsOf(glossary), [
    ['FFN', ['feed-forward networks 4']],
    ['MLLM', ['multi-modal large language models 2']],
    ['SD', ['stable diffusion 2', 'standard deviation 1']],
    ['SoTA', ['state of the art 2']],
  ])
})

test('no entry of an index has the id of another element of its page', () => {
  const root = new URL('../../src/', import.meta.url).pathname
  const ids = new Set(
    globSync('**/*.astro', { cwd: root }).flatMap(file =>
      [...readFileSync(root + file, 'utf8').matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id),
    ),
  )
  assert.ok(ids.has('main'))
  for (const id of ids)
    for (const anchor of [entryAnchor(acronymKey(id)), personAnchor(personKey(id))])
      assert.ok(!ids.has(anchor), anchor)
})

test('an acronym keeps its page while others are added', () => {
  const entries = Array.from({ length: 150 }, (_, n) =>
    defining([`A${String.fromCharCode(65 + (n % 20))}${n}X`, `a long form ${n}`]),
  )
  const pages = indexPages(glossaryOf(entries))
  const pageOf = (name: string, all: typeof pages) =>
    all.find(({ items }) => items.some(item => item.name === name))?.letters
  const more = indexPages(glossaryOf([...entries, defining(['AA0Y', 'another form'])]))
  assert.equal(pageOf('AC2X', more), pageOf('AC2X', pages))
  assert.deepEqual(indexRoots(pages), [{ letters: 'a', count: 150 }])
})

const GLOSSARY = byKey(
  glossaryOf([
    defining(['ViT', 'Vision Transformer'], ['SD', 'Stable Diffusion']),
    defining(['ViT', 'vision transformers'], ['SD', 'Stable Diffusion'], ['RAG', 'once only']),
    defining(['PC', 'one thing']),
    defining(['PC', 'another thing']),
  ]),
)
const USES: readonly [
  what: string,
  text: string,
  own: readonly (readonly [string, string])[],
  found: string[],
][] = [
  ['elsewhere, in the plural', 'We use ViTs.', [], ['ViTs']],
  ['before a hyphen', 'A ViT-based model.', [], ['ViT']],
  ['within a name', 'ViT-22B and DeepViT and Fast-ViT.', [], []],
  ['too short to be sure', 'An SD of 3.', [], []],
  ['defined once elsewhere', 'With RAG.', [], []],
  ['with several meanings', 'On a PC.', [], []],
  ['its own, whatever others mean', 'A personal computer (PC).', [['PC', 'personal computer']], ['PC']],
  ['a word in another case', 'The vit of life.', [], []],
]
for (const [what, text, own, found] of USES)
  test(`an acronym ${what}`, () => {
    const used = abbreviationsIn({ text, ...defining(...own) }, GLOSSARY)
    assert.deepEqual(
      used.map(({ printed }) => printed),
      found,
    )
  })

test('the first use links to its entry, and the text stays as it is', () => {
  const html =
    '<p>On <math><mi>ViT</mi></math> and <a href="https://x.example/ViT">ViT</a> a ViT &amp; R&amp;D, a ViT.</p>'
  const marked = markAbbreviations(html, [
    { printed: 'ViT', long: 'Vision "Transformer"', href: '/glossary/#vit' },
    { printed: 'R&D', long: 'research & development', href: '/glossary/#rd' },
    { printed: 'LLM', long: 'never printed', href: '/glossary/#llm' },
  ])
  const link = (href: string, title: string, text: string) =>
    `<a class="term" href="/glossary/#${href}"><abbr title="${title}">${text}</abbr></a>`
  assert.equal(
    marked,
    html
      .replace('a ViT &', `a ${link('vit', 'Vision &quot;Transformer&quot;', 'ViT')} &`)
      .replace('R&amp;D', link('rd', 'research &amp; development', 'R&amp;D')),
  )
  const text = (of: string) => of.replace(/<[^>]*>/g, '')
  assert.equal(text(marked), text(html))
})
