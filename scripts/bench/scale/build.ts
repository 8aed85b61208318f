import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ProcessWatch } from './processes.ts'
import { putAside } from './put-aside.ts'

/** The cost of a part of a build. */
export interface Stage {
  readonly name: string
  /** Elapsed time, in seconds. */
  readonly wall: number
  /** Processor time of all processes, in seconds. */
  readonly cpu: number
  /** The largest memory of all processes together, in bytes. */
  readonly memory: number
}

export function printStage({ name, wall, cpu, memory }: Stage): void {
  console.log(
    `${name.padEnd(20)}${wall.toFixed(2).padStart(8)}${cpu.toFixed(2).padStart(8)}${(memory / 1e6).toFixed(0).padStart(9)}`,
  )
}

const CONFIG = 'bench.config.mjs'
/** The log line with which the rendering stage begins; no hook reports it. */
const RENDERING = 'generating static routes'
const message = z.object({ stage: z.string() })

/** Prepares a copy of the project for measured builds: with its own caches, and without cards. */
export function prepareBuilds(folder: string): void {
  const config = `import { marked } from './scripts/bench/scale/marks.ts'
import config from './astro.config.mjs'

const integrations = config.integrations.filter(({ name }) => name !== 'cards')
export default { ...config, cacheDir: './.cache/astro', integrations: marked(integrations) }
`
  writeFileSync(join(folder, CONFIG), config)
}

/** Moves all that an earlier build left to a new folder, and returns that folder. */
export function startAnew(folder: string): string {
  const aside = putAside(folder, ['dist', '.astro', '.cache', 'content/papers'])
  mkdirSync(join(folder, 'content/papers'))
  writeFileSync(join(folder, 'content/permalinks.json'), '{ "papers": {} }\n')
  return aside
}

/**
 * Builds a prepared copy of the project and measures every stage.
 * @throws where the build fails, with the end of its output
 */
export async function measuredBuild(
  folder: string,
  ended: (stage: Stage) => void = () => {},
): Promise<Stage[]> {
  let start = performance.now()
  const child = fork(join(folder, 'node_modules/astro/bin/astro.mjs'), ['build', '--config', CONFIG], {
    cwd: folder,
    silent: true,
  })
  const watch = new ProcessWatch(child.pid ?? 0)
  const stages: Stage[] = []
  let used = 0
  const end = (name: string) => {
    const { cpu, memory } = watch.read()
    const now = performance.now()
    const stage = { name, wall: (now - start) / 1000, cpu: cpu - used, memory }
    stages.push(stage)
    ended(stage)
    start = now
    used = cpu
  }
  let printed = ''
  const listen = (chunk: unknown) => {
    const text = String(chunk)
    if (text.includes(RENDERING)) end('bundle')
    printed = (printed + text).slice(-4000)
  }
  child.stdout?.on('data', listen)
  child.stderr?.on('data', listen)
  child.on('message', sent => end(message.parse(sent).stage))
  const [code] = await once(child, 'exit')
  end('end')
  watch.stop()
  if (code !== 0) throw new Error(`The build failed:\n${printed}`)
  return stages
}
