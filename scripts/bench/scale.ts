import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { listedPapers, madePapers, writeEditions } from './corpus.ts'
import { copyWithSources, ROOT } from './project.ts'
import { forget, measuredBuild, prepareBuilds, type Stage } from './scale/build.ts'
import { benchEleventy } from './scale/eleventy.ts'
import { sharesOf } from './scale/output.ts'

export interface ScaleOptions {
  readonly papers: number
  readonly runs: number
  readonly eleventy: boolean
  /** Where the copy of the project and what it builds stay; a temporary folder that is removed where absent. */
  readonly keep: string | undefined
}

/**
 * Builds a site of so many papers, the real ones and made ones, in a copy of the project, and prints what every stage
 * took and what came out of it; where asked, side by side with Eleventy and Pagefind on the same papers.
 */
export async function benchScale({ papers, runs, eleventy, keep }: ScaleOptions): Promise<void> {
  const folder = copyWithSources(keep)
  try {
    const content = join(folder, 'content')
    const real = listedPapers(content)
    writeEditions(content, madePapers(real, Math.max(0, papers - real.length)))
    prepareBuilds(folder)
    const [cpu] = cpus()
    console.log(`${papers} papers; ${availableParallelism()} × ${cpu?.model}, Node ${process.version}`)
    const ratios: number[] = []
    for (let run = 0; run < runs; run++) {
      forget(folder)
      console.log(
        `${'stage'.padEnd(20)}${'wall s'.padStart(8)}${'CPU s'.padStart(8)}${'peak MB'.padStart(9)}`,
      )
      const stages = await measuredBuild(folder, printStage)
      printStage(total(stages))
      const own = total(stages)
      if (run === 0) printOutput(join(folder, 'dist'))
      if (!eleventy) continue
      const peer = await benchEleventy(join(content, 'papers'), run === 0)
      ratios.push(own.wall / peer.wall)
      console.log(
        `ratio ${(own.wall / peer.wall).toFixed(2)} of the time, ${(own.cpu / peer.cpu).toFixed(2)} of the CPU time`,
      )
    }
    if (ratios.length > 1) console.log(`median ratio ${median(ratios).toFixed(2)}`)
  } finally {
    if (keep === undefined) rmSync(folder, { recursive: true })
  }
}

export function total(stages: readonly Stage[]): Stage {
  const sum = (pick: (stage: Stage) => number) => stages.reduce((all, stage) => all + pick(stage), 0)
  return {
    name: 'all',
    wall: sum(({ wall }) => wall),
    cpu: sum(({ cpu }) => cpu),
    memory: Math.max(...stages.map(({ memory }) => memory)),
  }
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN

function printStage({ name, wall, cpu, memory }: Stage): void {
  console.log(
    `${name.padEnd(20)}${wall.toFixed(2).padStart(8)}${cpu.toFixed(2).padStart(8)}${(memory / 1e6).toFixed(0).padStart(9)}`,
  )
}

function printOutput(dist: string): void {
  const shares = sharesOf(dist)
  const all = {
    kind: 'all',
    files: shares.reduce((sum, { files }) => sum + files, 0),
    bytes: shares.reduce((sum, { bytes }) => sum + bytes, 0),
  }
  console.log(`${'output'.padEnd(20)}${'files'.padStart(8)}${'MB'.padStart(8)}`)
  for (const { kind, files, bytes } of [...shares, all])
    console.log(`${kind.padEnd(20)}${String(files).padStart(8)}${(bytes / 1e6).toFixed(2).padStart(8)}`)
  const gzip = (name: string) => gzipSync(readFileSync(join(dist, name)), { level: 9 }).length
  const weights = readdirSync(join(ROOT, 'content/papers'))
    .map(name => gzip(`papers/${name.replace(/\.mdx$/, '')}/index.html`))
    .sort((a, b) => a - b)
  const metadata = readdirSync(join(dist, 'pagefind')).find(name => name.endsWith('.pf_meta')) ?? ''
  const bytes = readFileSync(join(dist, 'pagefind', metadata)).length
  console.log(
    `the 72 real papers' pages ${weights[0]}–${weights.at(-1)} bytes gzip, search metadata ${(bytes / 1000).toFixed(1)} kB`,
  )
}
