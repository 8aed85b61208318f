import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, before, beforeEach, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { filesUnder } from '../../src/build/files-under.ts'
import { command as run } from '../command.ts'

const ROOT = join(import.meta.dirname, '../..')
const ABSTRACT =
  'Rivers carry water from the hills to the sea, and nobody has measured how often they change their mind. ' +
  'We walk along forty of them with a notebook. The rivers bend more often than they run straight.'

const listing = (...titles: string[]) => titles.map(title => `${title}\n\n${ABSTRACT}\n`).join('\n')

const LOCK = pathToFileURL(join(ROOT, 'src/build/lock.ts')).href
/** Takes a lock, reports that, and keeps it. */
const HOLDER =
  'const { lock } = await import(process.argv[1]); lock(process.argv[2]); console.log("held"); setInterval(() => {}, 1e6)'

/** Runs a command in the folder of the test. */
const command = (name: Parameters<typeof run>[0], ...args: string[]) =>
  run(name, [...args, '--content', 'content'], folder)
const add = (...args: string[]) => command('add', ...args)

let template: string
let folder: string
before(async () => {
  template = mkdtempSync(join(tmpdir(), 'add-'))
  folder = template
  mkdirSync(join(folder, 'content/sources'), { recursive: true })
  mkdirSync(join(folder, 'content/papers'))
  writeFileSync(join(folder, 'content/corrections.yml'), '[]\n')
  writeFileSync(join(folder, 'content/permalinks.json'), '{ "papers": {} }\n')
  writeFileSync(join(folder, 'first.txt'), listing('One Paper', 'Another Paper'))
  assert.equal((await add('first.txt', '--date', '2025-07-29')).status, 0)
})
after(() => rmSync(template, { recursive: true }))
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'add-'))
  cpSync(template, folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

/** All files of the content by their paths. */
function contents(): Record<string, string> {
  const content = join(folder, 'content')
  return Object.fromEntries(
    filesUnder(content).map(name => [name, readFileSync(join(content, name), 'utf8')]),
  )
}

test('adds a listing verbatim, with its description', async () => {
  const text = `\ufeffJul 30\r\n\r\n${listing('A New Paper', 'one paper').replaceAll('\n', '\r\n')}`
  writeFileSync(join(folder, 'day.dump'), text)
  const { status, stdout } = await add('day.dump', '--date', '2025-07-30')
  assert.equal(status, 0)
  assert.match(
    stdout,
    /^day\.dump: the listing as text, 2025-07-30 → sources\/2025-07-30\.txt\n {2}2 papers: 1 new, 1 known/,
  )
  const files = contents()
  assert.equal(files['sources/2025-07-30.txt'], text)
  assert.equal(
    files['sources/2025-07-30.yml'],
    "date: '2025-07-30'\nlabel: Jul 30\ntitle: Daily Papers\norigin: https://huggingface.co/papers\nnote: The listing prints “Jul 30” without a year; 2025 was given when it was added.\n",
  )
  assert.match(
    files['papers/one-paper.mdx'] ?? '',
    /date: '2025-07-29'\n {4}order: 1\n {2}- date: '2025-07-30'\n {4}order: 2\n/,
  )
  assert.equal((await command('split', '--check')).status, 0)
})

test('two sources of one day coexist, and complement each other', async () => {
  const json = JSON.stringify([
    { paper: { id: '2507.00001', title: 'One Paper', summary: ABSTRACT, authors: [{ name: 'Ada Byron' }] } },
  ])
  writeFileSync(join(folder, 'api.json'), json)
  assert.equal((await add('api.json', '--date', '2025-07-29')).status, 0)
  const files = contents()
  assert.equal(files['sources/2025-07-29-2.json'], json)
  assert.match(files['papers/one-paper.mdx'] ?? '', /id: '2507\.00001'\nauthors:\n {2}- Ada Byron\n/)
  assert.equal((await command('split', '--check')).status, 0)
})

test('--dry-run prints everything and changes nothing', async () => {
  writeFileSync(join(folder, 'day.txt'), listing('A New Paper'))
  const before = contents()
  const { status, stdout } = await add('day.txt', '--date', '2025-07-30', '--dry-run')
  assert.equal(status, 0)
  assert.match(stdout, /1 paper: 1 new.*\nNothing was changed: 4 files would be\.\n$/s)
  assert.deepEqual(contents(), before)
})

const BIBTEX = `@article{bell, title={Small Boats}, abstract={${ABSTRACT}}}
@book{old, title={The Harbour Handbook}, year={1990}}
@article{falk, title={Quiet Engines}, abstract={${ABSTRACT} 5\\% more at \\$3 & <4.}}
`

test('an entry without abstract is reported and skipped, and --strict refuses it', async () => {
  writeFileSync(join(folder, 'day.bib'), BIBTEX)
  const { status, stdout } = await add('day.bib', '--date', '2025-07-30', '--dry-run')
  assert.equal(status, 0)
  assert.match(stdout, /2 papers of 3 entries: .*Doubts:\n {4}line 2: The entry old has no abstract\./s)
  const strict = await add('day.bib', '--date', '2025-07-30', '--dry-run', '--strict')
  assert.equal(strict.status, 1)
  assert.match(strict.stderr, /^day\.bib:2:1: The entry old has no abstract\. \[incomplete-entry\]/)
})

test('if most entries would be lost, the command that adds the others is ready to copy', async () => {
  const lost = ['a', 'b', 'c'].map(key => `@book{${key}, title={A Handbook}, year={1990}}\n`).join('')
  writeFileSync(join(folder, 'my day.bib'), BIBTEX + lost)
  const { status, stderr } = await add('my day.bib', '--date', '2025-07-30')
  assert.equal(status, 1)
  assert.match(
    stderr,
    /only 2 of its 6 entries .* \[mostly-incomplete\]\n {2}To do: npm run add -- 'my day\.bib' --date 2025-07-30 --skip-incomplete\n$/s,
  )
  assert.equal((await add('my day.bib', '--date', '2025-07-30', '--skip-incomplete', '--dry-run')).status, 0)
})

test('--show prints the first papers as their pages show them, and a missing date its command', async () => {
  writeFileSync(join(folder, 'day.bib'), BIBTEX)
  assert.match(
    (await add('day.bib', '--date', '2025-07-30', '--dry-run', '--show', '2')).stdout,
    /\n {2}Small Boats\n {4}Rivers carry .*\n {2}Quiet Engines\n {4}Rivers carry .* 5% more at \$3 & <4\.\n/s,
  )
  assert.match(
    (await add('day.bib')).stderr,
    /\[missing-date\]\n {2}To do: npm run add -- day\.bib --date YYYY-MM-DD\n$/,
  )
  assert.match((await add('day.bib', '--show', 'x')).stderr, /^--show x is no number of papers\./)
})

const BROKEN: Readonly<Record<string, [write: (file: string) => void, message: RegExp]>> = {
  'truncated JSON': [file => writeFileSync(file, '[{"paper": {"id": "2507.00001", "tit'), /\[broken-json\]/],
  'half a BibTeX entry': [
    file => writeFileSync(file, '@article{a,\n  title = {One},\n  abstract = {Two'),
    /\[broken-bibtex\]/,
  ],
  'an HTML page': [file => writeFileSync(file, '<!doctype html><title>x</title>'), /\[unknown-kind\]/],
  'a binary': [file => writeFileSync(file, Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0xff])), /\[binary-file\]/],
  '100 MB of one line': [
    file => {
      writeFileSync(file, 'x')
      truncateSync(file, 100_000_000)
    },
    /The file has 100 MB; no listing is longer than 50 MB\. \[too-large\]/,
  ],
  '10 MB of one line': [file => writeFileSync(file, 'word '.repeat(2_000_000)), /\[abstract-without-title\]/],
  'a missing file': [() => {}, /\[unreadable-file\]/],
  'the same again': [file => writeFileSync(file, listing('One Paper', 'Another Paper')), /\[known-source\]/],
}

for (const [name, [write, message]] of Object.entries(BROKEN))
  test(`refuses ${name} with one error, and changes nothing`, async () => {
    write(join(folder, 'broken'))
    writeFileSync(join(folder, 'good.txt'), listing('A Good Paper'))
    const before = contents()
    const { status, stderr } = await add('good.txt', 'broken', '--date', '2025-07-30')
    assert.equal(status, 1)
    assert.match(stderr, message)
    assert.equal(stderr.match(/\[[a-z-]+\]\n/g)?.length, 1)
    assert.ok(stderr.length < 600)
    assert.deepEqual(contents(), before)
  })

test('asks for the date with the name of its flag', async () => {
  writeFileSync(join(folder, 'day.txt'), `Jul 30\n\n${listing('A New Paper')}`)
  assert.match(
    (await add('day.txt')).stderr,
    /prints “Jul 30” and no year: pass --date YYYY-07-30\. \[missing-date\]/,
  )
  assert.match((await add('day.txt', '--date', '2025-07-31')).stderr, /\[date-mismatch\]/)
  assert.match((await add()).stderr, /^Which file\?\nUsage: npm run add/)
})

test('the former address of a renamed paper leads to it, that of a withdrawn one says why', async () => {
  assert.equal((await command('permalinks', 'rename', 'one-paper', 'the-paper')).status, 0)
  assert.equal((await command('permalinks', 'withdraw', 'another-paper', '--reason', 'Asked for.')).status, 0)
  assert.deepEqual(JSON.parse(contents()['permalinks.json'] ?? ''), {
    papers: {
      'another-paper': { title: 'Another Paper', withdrawn: 'Asked for.', numbers: { '2025-07-29': 2 } },
      'one-paper': { title: 'One Paper', movedTo: 'the-paper' },
      'the-paper': { title: 'One Paper', numbers: { '2025-07-29': 1 } },
    },
  })
  assert.deepEqual(readdirSync(join(folder, 'content/papers')), ['the-paper.mdx'])
  assert.equal((await command('split', '--check')).status, 0)
  assert.match(
    (await command('permalinks', 'rename', 'none', 'x')).stderr,
    /^No paper was ever published at papers\/none\//,
  )
})

test('a lost paper stops the split, which says what to do', async () => {
  const file = join(folder, 'content/sources/2025-07-29.txt')
  writeFileSync(file, listing('One Paper'))
  const { status, stderr } = await command('split')
  assert.equal(status, 1)
  assert.match(
    stderr,
    /papers\/another-paper\/ has lost its paper .*\[vanished-address\]\n.* {2}To do: .*npm run permalinks/s,
  )
})

test('one run works at a time, and a killed one blocks nobody', async () => {
  writeFileSync(join(folder, 'day.txt'), listing('A New Paper'))
  const file = join(folder, '.content-lock.db')
  const before = contents()
  const holder = spawn(process.execPath, ['--input-type=module-typescript', '--eval', HOLDER, LOCK, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(holder, 'exit')
  await once(holder.stdout, 'data')
  const { status, stderr } = await add('day.txt', '--date', '2025-07-30')
  assert.equal(status, 1)
  assert.match(
    stderr,
    /^\.content-lock\.db: Another process is changing content at the moment\. \[locked\]\n/,
  )
  assert.deepEqual(contents(), before)
  holder.kill('SIGKILL')
  await ended
  assert.ok(existsSync(file))
  assert.equal((await add('day.txt', '--date', '2025-07-30')).status, 0)
  assert.ok(!existsSync(file))
})

for (const [name, text] of Object.entries({
  'an empty one': '',
  'that of a process number that is used again': String(process.pid),
}))
  test(`a lock that an earlier version has left stops nobody: ${name}`, async () => {
    for (const file of ['.content-lock', ...(text === '' ? ['.content-lock.db'] : [])])
      writeFileSync(join(folder, file), text)
    assert.equal((await command('split')).status, 0)
  })

test('two simultaneous runs do not lose what the other added', async () => {
  const days = ['2025-07-30', '2025-07-31']
  const runs = days.map(async day => {
    writeFileSync(join(folder, `${day}.txt`), listing(`A Paper of ${day}`))
    const args = [join(ROOT, 'scripts/add.ts'), `${day}.txt`, '--date', day, '--content', 'content']
    const [code] = await once(spawn(process.execPath, args, { cwd: folder, stdio: 'ignore' }), 'exit')
    return code === 0 ? day : undefined
  })
  const added = (await Promise.all(runs)).filter(day => day !== undefined)
  assert.ok(added.length > 0)
  const sources = Object.keys(contents()).filter(path => /sources\/.*\.txt$/.test(path))
  assert.deepEqual(
    sources,
    ['2025-07-29', ...added].map(day => `sources/${day}.txt`),
  )
  assert.equal((await command('split', '--check')).status, 0)
})

for (const [name, change] of Object.entries<(papers: string) => void>({
  'a page that was edited by hand': papers => writeFileSync(join(papers, 'one-paper.mdx'), 'Mine now.'),
  'a page that was deleted': papers => rmSync(join(papers, 'one-paper.mdx')),
  'a page that has no paper': papers => writeFileSync(join(papers, 'none.mdx'), ''),
}))
  test(`a split after another mends ${name}`, async () => {
    assert.match((await command('split')).stdout, /nothing to change/)
    const before = contents()
    change(join(folder, 'content/papers'))
    assert.match((await command('split')).stdout, /1 file changed/)
    assert.deepEqual(contents(), before)
  })

test('a second split follows the corrections, and a check makes every page again', async () => {
  assert.match((await command('split')).stdout, /nothing to change/)
  writeFileSync(
    join(folder, 'content/corrections.yml'),
    '- source: 2025-07-29.txt\n  printed: One Paper\n  shown: One Long Paper\n  reason: Seen.\n',
  )
  assert.equal((await command('split', '--check')).status, 1)
  assert.match((await command('split')).stdout, /1 file changed/)
  assert.match(contents()['papers/one-paper.mdx'] ?? '', /^title: One Long Paper$/m)
  assert.equal((await command('split', '--check')).status, 0)
  writeFileSync(join(folder, '.content-split.json'), '{ "pages"')
  assert.match((await command('split')).stdout, /nothing to change/)
})

test('a killed run leaves the content as before or complete', async () => {
  writeFileSync(
    join(folder, 'day.txt'),
    listing(...Array.from({ length: 40 }, (_, index) => `Paper Number ${index}`)),
  )
  const before = contents()
  for (let tries = 0; tries < 8; tries++) {
    const child = spawn(
      process.execPath,
      [join(ROOT, 'scripts/add.ts'), 'day.txt', '--date', '2025-07-30', '--content', 'content'],
      {
        cwd: folder,
        stdio: 'ignore',
      },
    )
    const ended = once(child, 'exit')
    await sleep(250 + tries * 60)
    child.kill('SIGKILL')
    await ended
    const after = contents()
    if (Object.keys(after).length !== Object.keys(before).length) {
      assert.equal((await command('split', '--check')).status, 0)
      return
    }
    assert.deepEqual(after, before)
  }
})

test('a second listing of a day changes no page of the first', async () => {
  const before = contents()
  writeFileSync(join(folder, 'second.txt'), listing('A Third Paper', 'A Fourth Paper'))
  assert.equal((await add('second.txt', '--date', '2025-07-29')).status, 0)
  const files = contents()
  for (const [name, text] of Object.entries(before))
    if (name !== 'permalinks.json') assert.equal(files[name], text, name)
  assert.match(files['papers/a-third-paper.mdx'] ?? '', /date: '2025-07-29'\n {4}order: 3\n/)
  assert.match(files['papers/a-fourth-paper.mdx'] ?? '', /date: '2025-07-29'\n {4}order: 4\n/)
})

for (const [name, lose] of Object.entries<(registry: string) => void>({
  'has gone': registry => rmSync(registry),
  'is empty': registry => writeFileSync(registry, '{ "papers": {} }\n'),
}))
  test(`a registry that ${name} is not made anew`, async () => {
    const registry = join(folder, 'content/permalinks.json')
    lose(registry)
    writeFileSync(join(folder, 'day.txt'), listing('A New Paper'))
    const before = contents()
    for (const { status, stderr } of [
      await command('split'),
      await command('split', '--check'),
      await add('day.txt', '--date', '2025-07-30'),
      await command('permalinks', 'rename', 'one-paper', 'paper-one'),
    ]) {
      assert.equal(status, 1)
      assert.match(
        stderr,
        /^content\/permalinks\.json: The registry of addresses is lost: .* 2 pages\. \[lost-registry\]\n {2}To do: /,
      )
    }
    assert.deepEqual(contents(), before)
  })

for (const [name, change, said] of [
  [
    'a source that is a link to nothing',
    (content: string) => symlinkSync('/nowhere/day.txt', join(content, 'sources/day.txt')),
    /^content\/sources\/day\.txt: The file cannot be read: .* It is a link to \/nowhere\/day\.txt\. \[unreadable-file\]\n {2}To do: /,
  ],
  [
    'corrections that are a link to nothing',
    (content: string) => {
      rmSync(join(content, 'corrections.yml'))
      symlinkSync('nothing.yml', join(content, 'corrections.yml'))
    },
    /^content\/corrections\.yml: The file cannot be read: .* It is a link to nothing\.yml\. \[unreadable-file\]\n/,
  ],
  [
    'a folder in the place of the registry',
    (content: string) => {
      rmSync(join(content, 'permalinks.json'))
      mkdirSync(join(content, 'permalinks.json'))
    },
    /^content\/permalinks\.json: The file cannot be read: EISDIR.* \[unreadable-file\]\n/,
  ],
  [
    'a file in the place of a folder',
    (content: string) => {
      rmSync(join(content, 'sources'), { recursive: true })
      writeFileSync(join(content, 'sources'), '')
    },
    /^content\/sources: A file stands where a folder has to be \(ENOTDIR: scandir\)\. \[missing-file\]\n/,
  ],
  [
    'no content at all',
    (content: string) => rmSync(content, { recursive: true }),
    /^content: There is no such file or folder \(ENOENT: scandir\)\. \[missing-file\]\n {2}To do: /,
  ],
] as const)
  test(`${name} is refused with place and remedy`, async () => {
    change(join(folder, 'content'))
    const { status, stderr } = await command('split')
    assert.equal(status, 1)
    assert.match(stderr, said)
    assert.doesNotMatch(stderr, /^ +at /m)
  })
