import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mock, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import type { AstroLoggerMessage } from 'astro'
import log from '../../src/build/log.ts'
import { oneBuild } from '../../src/build/one-build.ts'
import { progress } from '../../src/build/progress.ts'

/** The output of the log for these messages. */
function written(...messages: Partial<AstroLoggerMessage>[]): string {
  const texts: string[] = []
  const writes = [process.stdout, process.stderr].map(stream =>
    mock.method(stream, 'write', (text: string) => texts.push(text) > 0),
  )
  try {
    const { write } = log()
    for (const message of messages)
      write({ label: null, level: 'info', message: '', newLine: true, ...message })
  } finally {
    for (const write of writes) write.mock.restore()
  }
  return texts.join('')
}

test('pages made side by side add no lines to the log', () => {
  const page = {
    message: '  \u001b[34m├─\u001b[39m \u001b[2m/papers/one/index.html\u001b[22m',
    newLine: false,
  }
  const time = { label: 'SKIP_FORMAT', message: ' \u001b[2m(+67ms)\u001b[22m ' }
  assert.equal(written(page, page, time, time, { ...time, message: ' (+1.20s) ' }), '')
})

test('stages, warnings and errors add lines to the log', () => {
  assert.match(
    written({ label: 'cards', message: '74 cards, 0 of them new' }),
    /\[cards\].* 74 cards, 0 of them new\n$/,
  )
  assert.match(written({ label: 'build', level: 'warn', message: 'Complete!' }), /Complete!\n$/)
  assert.match(written({ label: 'build', message: '85 page(s) built in 21.20s' }), /85 page\(s\)/)
  // The development server's address.
  assert.match(written({ label: 'SKIP_FORMAT', message: '  Local  http://localhost:4321/' }), /4321/)
})

test('without a terminal a long stage prints its progress now and then in whole lines, a short one nothing', t => {
  let now = 0
  t.mock.method(performance, 'now', () => now)
  const said = t.mock.method(console, 'error', () => {})
  const isTTY = Object.getOwnPropertyDescriptor(process.stderr, 'isTTY')
  Object.defineProperty(process.stderr, 'isTTY', { value: false, configurable: true })
  try {
    const short = progress('papers')
    for (let done = 1; done <= 100; done++) short(done, 100)
    assert.equal(said.mock.callCount(), 0)
    const long = progress('papers')
    for (let done = 1; done <= 100; done++) {
      now += 100
      long(done, 100)
    }
    assert.deepEqual(
      said.mock.calls.map(({ arguments: [line] }) => line),
      [15, 30, 45, 60, 75, 90].map(done => `${done} of 100 papers`),
    )
  } finally {
    if (isTTY) Object.defineProperty(process.stderr, 'isTTY', isTTY)
    else Reflect.deleteProperty(process.stderr, 'isTTY')
  }
})

test('on a terminal a long stage is one line with a bar, which other lines clear away', t => {
  let now = 0
  t.mock.method(performance, 'now', () => now)
  const texts: string[] = []
  t.mock.method(process.stderr, 'write', (text: string) => texts.push(text) > 0)
  const isTTY = Object.getOwnPropertyDescriptor(process.stderr, 'isTTY')
  Object.defineProperty(process.stderr, 'isTTY', { value: true, configurable: true })
  try {
    const tell = progress('papers')
    now = 2000
    tell(50, 200)
    assert.match(texts.join(''), / 50 of 200 papers, .+ left/)
    texts.length = 0
    written({ label: 'content', message: 'Synced content' })
    tell(60, 200)
    assert.match(texts.join(''), / 60 of 200 papers/)
    tell(200, 200)
    assert.doesNotMatch(texts.join(''), /\n/)
  } finally {
    if (isTTY) Object.defineProperty(process.stderr, 'isTTY', isTTY)
    else Reflect.deleteProperty(process.stderr, 'isTTY')
  }
})

test('a second build at the same time is refused in a sentence, and a killed one blocks nobody', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'build-'))
  const build = () => {
    const setup = oneBuild().hooks['astro:config:setup'] as unknown
    assert.ok(typeof setup === 'function')
    setup({ command: 'build', config: { cacheDir: pathToFileURL(`${folder}/`) } })
  }
  const holder = spawn(
    process.execPath,
    [
      '--eval',
      `import(process.argv[1]).then(({ lock }) => { lock(process.argv[2]); console.log('held'); setInterval(() => {}, 1e6) })`,
      new URL('../../src/build/lock.ts', import.meta.url).href,
      join(folder, 'build-lock.db'),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const ended = once(holder, 'exit')
  try {
    await once(holder.stdout, 'data')
    assert.throws(build, {
      message: /^Another build of this project is at work\.\n {2}To do: wait/,
      stack: '',
    })
    holder.kill('SIGKILL')
    await ended
    build()
  } finally {
    holder.kill('SIGKILL')
    rmSync(folder, { recursive: true })
  }
})
