import assert from 'node:assert/strict'
import { test } from 'node:test'
import { piecesOf } from '../../scripts/split/readers/markdown/pieces.ts'
import { sectionsOf } from '../../scripts/split/readers/markdown/sections.ts'
import { treeOf } from '../../scripts/split/readers/markdown/tree.ts'

const ABSTRACT =
  'Small boats find their berths in large harbours at night by a map of lights that all can read.'
const titles = Array.from({ length: 12 }, (_, at) => `Small Boats of Harbour ${at + 1}`)
const each = (write: (title: string, at: number) => string) => titles.map(write).join('\n')
const PIECE = 300

/** Lists of papers; in some, no blank line or heading separates the papers. */
const LISTS: Readonly<Record<string, string>> = {
  table: `# Papers\n\n| Title | Abstract |\n|---|:--|\n${each(title => `| ${title} | ${ABSTRACT} |`)}\n`,
  'tight list': `# Papers\n\n${each(title => `- **${title}**\n  - ${ABSTRACT}`)}\n`,
  'tight numbers': each((title, at) => `${at + 1}. **${title}**\n   ${ABSTRACT}`),
  'paragraphs in bold': each(title => `**${title}**\n\n${ABSTRACT}\n`),
  folds: each(
    title => `<details>\n<summary>${title}</summary>\n\n${ABSTRACT}\n\n${ABSTRACT}\n\n</details>\n`,
  ),
  'headings with addresses at the end': `${each((title, at) => `## [${title}][P${at}]\n${ABSTRACT}`)}\n\n${each((_, at) => `[p${at}]: https://example.org/${at}`)}\n`,
}

for (const [name, text] of Object.entries(LISTS))
  test(`a long Markdown is read in pieces as in one: ${name}`, () => {
    assert.ok(piecesOf(text, PIECE).length > 3)
    assert.deepEqual(sectionsOf(treeOf(text, PIECE)), sectionsOf(treeOf(text)))
  })

test('no piece begins within a comment, a fence or a fold', () => {
  for (const [open, close] of [
    ['<!--', '-->'],
    ['```', '```'],
    ['<details>', '</details>'],
  ])
    assert.equal(piecesOf(`${open}\n\n${`${ABSTRACT}\n\n`.repeat(12)}${close}\n`, PIECE).length, 1)
})
