import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { readContent } from '../../scripts/content/files.ts'
import { readTopics } from '../../src/papers/topic-names.ts'

const TOPIC = '{id: oaks, name: Oaks, description: Trees.}'

/** The content that is read when the optional files hold this text. */
function read(text: string) {
  const root = mkdtempSync(join(tmpdir(), 'files-'))
  const content = join(root, 'content')
  try {
    mkdirSync(content)
    for (const name of ['topics', 'corrections', 'identities'])
      writeFileSync(join(content, `${name}.yml`), name === 'topics' || !text.includes(TOPIC) ? text : '')
    const { corrections, identities, topics } = readContent(content)
    const onSite = readTopics(pathToFileURL(`${root}/`))
    return [corrections.entries, identities?.entries, topics?.entries, onSite]
  } finally {
    rmSync(root, { recursive: true })
  }
}

const BLANK = [
  '',
  '\n \n',
  '# none yet\n',
  '  # none yet\r\n\r\n\t# nor here',
  '---\n# none yet\n',
  '--- \r\n',
]
for (const text of BLANK)
  test(`a file that holds ${JSON.stringify(text)} is as none`, () => {
    assert.deepEqual(read(text), [[], {}, [], []])
  })

for (const text of [`- ${TOPIC}`, `---\n# all\n  - ${TOPIC}\n`, `[${TOPIC}]`])
  test(`topics are read from ${JSON.stringify(text)}`, () => {
    const [corrections, , topics, onSite] = read(text)
    assert.deepEqual(corrections, [])
    assert.deepEqual(topics, onSite)
    assert.ok(Array.isArray(onSite) && onSite.length === 1)
  })
