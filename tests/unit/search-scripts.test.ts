import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { NO_FILTERS } from '../../src/search/engine/address.ts'
import { excerpt } from '../../src/search/engine/excerpt.ts'
import { readPaper } from '../../src/search/engine/paper.ts'
import { openSession, type Session } from '../../src/search/engine/session.ts'
import { indexPages } from '../../src/search/index/index-pages.ts'
import { SegmentIndexer } from '../../src/search/index/segment-indexer.ts'
import { spellingSource } from '../../src/search/index/spelling-source.ts'
import { escapeHtml } from '../../src/typeset/escape-html.ts'
import { ODD_QUERIES } from '../search/odd-queries.ts'
import { served } from './served-index.ts'

/** Papers in many scripts; the texts were written for this test. */
const TEXTS: Readonly<Record<string, string>> = {
  chinese: '大型语言模型的压缩. 我们研究如何在手机上运行大型语言模型，并减少内存。',
  japanese: '画像生成モデル. 拡散モデルによる画像の生成を速くする。データがﾊﾟﾗﾒｰﾀを決める。',
  korean: '이미지 생성 모델. 우리는 확산모델을 빠르게 합니다.',
  thai: 'ตัวแบบภาษาขนาดใหญ่. เราศึกษาการบีบอัดแบบจำลองภาษา',
  hindi: 'हिन्दी भाषा मॉडल. हम छोटे मॉडल बनाते हैं।',
  arabic: 'نماذج اللغة. ندرس ضغط النماذج الكبيرة.',
  names: 'Erdős–Rényi graphs. After Łukasz and Bjøntegaard-Delta rates, the Poincaré-ball and naïve-Bayes.',
  water: 'Force fields of H₂O. Molecules of CO₂ move.',
  math: 'Reaction of an acid. It is $\\mathrm{H_2SO_4}$ that burns.',
  emoji: '🤗 Hub of 🚀 models. People share.',
  languages: 'Porting C++ to .NET. We compare C# with C++17 code.',
  c: 'Cats and networks. Commas of cells in a net.',
}

let session: Session

before(async () => {
  const papers = Object.entries(TEXTS).map(([slug, text], order) => {
    const [title = '', abstract = ''] = text.split('. ', 2)
    // The text of a formula is in several parts.
    const shown = escapeHtml(abstract.replace(/\$.*\$/, 'H 2 SO 4'))
    return {
      slug,
      html: `<!doctype html><html lang="en"><body><article data-pagefind-body data-title="${escapeHtml(title)}" data-pagefind-meta="title[data-title]"><h1>${escapeHtml(title)}</h1><span id="abstract"></span><p>${shown}</p></article></body></html>`,
      source: spellingSource({
        slug,
        title,
        edition: '2025-07-30',
        order,
        acronyms: [],
        markdown: abstract,
      }),
    }
  })
  await using indexer = new SegmentIndexer()
  const { files } = await indexPages(
    indexer,
    papers,
    papers.map(({ source }) => source),
  )
  session = await openSession(await served(files))
})

async function found(typed: string): Promise<string[]> {
  const { hits, byWords } = await session.show({ typed, filters: NO_FILTERS, sort: 'relevance' })
  const papers = await Promise.all(hits.slice(0, byWords || hits.length).map(readPaper))
  return papers.map(({ url }) => url.replace(/^.*papers\/(.*)\/$/, '$1'))
}

for (const [paper, queries] of Object.entries({
  chinese: ['语言模型', '压缩', '手机', '内存', '"语言模型"', '大型语言模型的压缩', 'title:压缩'],
  japanese: ['拡散モデル', '画像', '生成', 'パラメータ', 'ﾃﾞｰﾀ', 'データ'],
  korean: ['확산모델', '모델', '확산', '이미지 생성'],
  thai: ['ภาษา', 'บีบอัด', 'แบบจำลอง'],
  hindi: ['हिन्दी', 'मॉडल'],
  arabic: ['اللغة', 'اللُّغة', 'ضغط'],
  names: [
    'Erdos',
    'renyi graphs',
    'Erdős–Rényi',
    'lukasz',
    'Łukasz',
    'bjontegaard',
    'poincare ball',
    'naive bayes',
    'poincare',
  ],
  water: ['H2O', 'H₂O', 'h2o', 'CO2'],
  math: ['H2SO4'],
  emoji: ['🤗', '🚀 models', '🤗 hub'],
  languages: ['C++', 'c#', '.NET', 'c++17', 'C++ code', '"C++"'],
}))
  test(`${paper}: words are found as they are typed`, async () => {
    for (const query of queries) assert.equal((await found(query))[0], paper, query)
  })

test('signs of a name tell it from others that begin alike', async () => {
  assert.deepEqual(await found('C++'), ['languages'])
  assert.deepEqual(await found('.NET'), ['languages'])
})

test('a word of an unspaced script that no paper has whole is not found in pieces', async () => {
  assert.deepEqual(await found('"语模"'), [])
})

test('the words of a query are marked inside a run', () => {
  const slots = ['语言', '言模', '模型'].map(word => ({ typed: word, forms: [word] }))
  const pieces = excerpt('运行大型语言模型，并', slots)
  assert.equal(
    pieces
      .filter(({ marked }) => marked)
      .map(({ text }) => text)
      .join(''),
    '语言模型',
  )
})

test('any text is answered, or finds nothing, within a short time', async () => {
  assert.ok(ODD_QUERIES.length >= 200)
  const slow: string[] = []
  await session.show({ typed: 'model', filters: NO_FILTERS, sort: 'relevance' })
  for (const typed of ODD_QUERIES) {
    const start = process.cpuUsage()
    const { hits } = await session.show({ typed, filters: NO_FILTERS, sort: 'relevance' })
    await Promise.all(hits.map(readPaper))
    const { user } = process.cpuUsage(start)
    if (user > 200_000) slow.push(`${typed.slice(0, 40)}: ${user / 1000} ms`)
  }
  assert.deepEqual(slow, [])
})
