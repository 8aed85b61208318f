import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { filesUnder } from '../../../src/build/files-under.ts'
import { copyProject, ROOT } from '../../project-copy.ts'
import { listedPapers, listing, writeSource } from '../corpus.ts'

const INJECT = new URL('inject.ts', import.meta.url).href
const DAYS = ['2025-07-30', '2025-07-31', '2025-08-01'] as const
/** Papers a day. */
const PAPERS = 4

/** The commands with their arguments. */
export const COMMANDS = {
  add: ['scripts/add.ts', 'day.json', '--date', DAYS[2]],
  split: ['scripts/split.ts'],
  build: ['scripts/build.ts'],
} as const
type Command = keyof typeof COMMANDS

export const isCommand = (name: string): name is Command => name in COMMANDS

/** A kill after so many milliseconds, or a fault at one of the calls that change the disk. */
type Disturbance = { readonly after: number } | { readonly call: number; readonly code: string }

interface Run {
  readonly status: number | null
  readonly said: string
}

/** A small site in a folder of its own, whose commands are disturbed. */
export class Site {
  readonly #folder = copyProject()
  readonly #content = join(this.#folder, 'content')
  readonly #start = join(this.#folder, 'start')
  readonly #complete = new Map<Command, string>()

  constructor() {
    rmSync(join(this.#folder, 'node_modules/.cache'), { force: true })
    const papers = listedPapers(join(ROOT, 'content'))
    const day = (index: number) => listing(papers.slice(index * PAPERS, (index + 1) * PAPERS))
    writeSource(this.#content, DAYS[0], day(0))
    this.#must('split')
    writeFileSync(join(this.#folder, 'day.json'), day(2))
    cpSync(this.#content, this.#start, { recursive: true })
    // Gives the split some work: a day that was added by hand.
    this.#written = day(1)
  }

  readonly #written: string

  /** Runs a command undisturbed, keeps its result, and returns the time it takes and how many calls change the disk. */
  undisturbed(command: Command): { milliseconds: number; calls: number } {
    this.#reset(command)
    const clock = performance.now()
    const count = join(this.#folder, 'count')
    this.#must(command, { FAULT_COUNT: count, FAULT_BELOW: this.#folder })
    const milliseconds = performance.now() - clock
    this.#complete.set(command, this.#digest(command))
    return { milliseconds, calls: Number(readFileSync(count, 'utf8')) }
  }

  /** Disturbs a command, then runs it again. Returns how it ended, and what was not as it must be. */
  async disturb(command: Command, disturbance: Disturbance): Promise<{ end: string; wrong: string[] }> {
    this.#reset(command)
    const before = this.#digest(command)
    const complete = this.#complete.get(command)
    const { status, said } = await this.#disturbed(command, disturbance)
    const wrong: string[] = []
    if (status !== null && /^\s+at .+:\d+:\d+\)?$/m.test(said)) wrong.push(`a stack was printed:\n${said}`)
    // After a kill between the two renames, the folder has another name; the next run restores it.
    const away = join(this.#folder, '.content-old')
    if (!existsSync(this.#content) && existsSync(away)) renameSync(away, this.#content)
    const after = command === 'build' ? before : this.#digest(command)
    if (after !== before && after !== complete) wrong.push('the content is half changed')
    if (status === 0 && command !== 'build' && after !== complete)
      wrong.push('it says that all is done, which is not so')
    if (status !== null && status !== 0 && command !== 'build' && after !== before)
      wrong.push(`it says that it failed, but all is done:\n${said}`)
    const again = this.#run(command)
    const known = command === 'add' && after === complete && again.said.includes('[known-source]')
    if (again.status !== 0 && !known) wrong.push(`the next run fails:\n${again.said}`)
    if (this.#digest(command) !== complete) wrong.push('the next run gives something else')
    const left = readdirSync(this.#folder).filter(name => /^\.content-(?!split\.json$)/.test(name))
    if (left.length > 0) wrong.push(`the next run leaves ${left[0]}`)
    return {
      end: `${status === null ? 'killed' : status === 0 ? 'succeeded' : 'refused'}, ${after === before ? 'as before' : 'complete'}`,
      wrong,
    }
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true })
  }

  #reset(command: Command): void {
    for (const name of [
      'content',
      'dist',
      '.content-split.json',
      'node_modules/.astro',
      'node_modules/.cache',
    ])
      rmSync(join(this.#folder, name), { recursive: true, force: true })
    cpSync(this.#start, this.#content, { recursive: true })
    if (command !== 'add') writeSource(this.#content, DAYS[1], this.#written)
    mkdirSync(join(this.#folder, 'node_modules'), { recursive: true })
  }

  async #disturbed(command: Command, disturbance: Disturbance): Promise<Run> {
    const faults: Record<string, string> =
      'call' in disturbance
        ? { FAULT_CALL: String(disturbance.call), FAULT_CODE: disturbance.code, FAULT_BELOW: this.#folder }
        : {}
    const child = spawn(process.execPath, [...injected(faults), ...COMMANDS[command]], {
      cwd: this.#folder,
      env: { ...process.env, ...faults },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const ended = once(child, 'exit')
    const said = Promise.all([text(child.stdout), text(child.stderr)])
    if ('after' in disturbance) {
      await Promise.race([ended, sleep(disturbance.after)])
      child.kill('SIGKILL')
    }
    const [status] = await ended
    return { status, said: (await said).join('') }
  }

  #run(command: Command, faults: Record<string, string> = {}): Run {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [...injected(faults), ...COMMANDS[command]],
      { cwd: this.#folder, env: { ...process.env, ...faults }, encoding: 'utf8' },
    )
    return { status, said: stdout + stderr }
  }

  #must(command: Command, faults: Record<string, string> = {}): void {
    const { status, said } = this.#run(command, faults)
    if (status !== 0) throw new Error(`${command} fails without being disturbed:\n${said}`)
  }

  /** A digest of the names and contents of what a command makes. */
  #digest(command: Command): string {
    const hash = createHash('sha256')
    for (const folder of command === 'build' ? [this.#content, join(this.#folder, 'dist')] : [this.#content])
      for (const name of existsSync(folder) ? filesUnder(folder) : [])
        hash.update(`${name}\0`).update(readFileSync(join(folder, name)))
    return hash.digest('hex')
  }
}

const injected = (faults: Record<string, string>): string[] =>
  Object.keys(faults).length > 0 ? ['--import', INJECT] : []
