import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { copyWithSources, ROOT } from '../project-copy.ts'
import { type ListedPaper, listedPapers, listing, madePapers, writeEditions, writeSource } from './corpus.ts'
import { median } from './median.ts'
import { measuredBuild, prepareBuilds, printStage, type Stage, startAnew } from './scale/build.ts'
import { measuredEleventy, prepareEleventy } from './scale/eleventy.ts'
import { digestsOf, sharesOf } from './scale/output.ts'

/** Papers in the edition that is added. */
const ADDED = 50
const LAST_DAY = '2030-12-31'
/** Files that a new edition changes: lists of papers and editions, feeds, search index, list for offline reading. */
const LISTS =
  /^(?:papers\.|feeds\/|pagefind\/|_offline\/|sw\.js|sitemap|llms\.txt|titles\/|editions\/(?:\d+\/)?index\.html|index\.html|about\/)/

export interface ScaleOptions {
  readonly papers: number
  readonly runs: number
  readonly eleventy: boolean
  /** Whether to build again twice: unchanged, and with one more edition. */
  readonly rebuild: boolean
  /** Folder for the copy of the project and its builds; by default a temporary folder, which is then removed. */
  readonly keep: string | undefined
}

/**
 * Builds a site of so many real and made papers in a copy of the project. Prints the cost of every stage and the files
 * that were made. On demand it also builds the same papers with Eleventy and Pagefind, in turn.
 */
export async function benchScale({ papers, runs, eleventy, rebuild, keep }: ScaleOptions): Promise<void> {
  const folder = copyWithSources(keep)
  const former: string[] = []
  try {
    const content = join(folder, 'content')
    const real = listedPapers(content)
    const made = madePapers(real, Math.max(0, papers - real.length) + ADDED)
    writeEditions(content, made.slice(0, -ADDED))
    prepareBuilds(folder)
    const [cpu] = cpus()
    console.log(`${papers} papers; ${availableParallelism()} × ${cpu?.model}, Node ${process.version}`)
    const ratios: number[] = []
    for (let run = 0; run < runs; run++) {
      former.push(startAnew(folder))
      console.log(
        `${'stage'.padEnd(20)}${'wall s'.padStart(8)}${'CPU s'.padStart(8)}${'peak MB'.padStart(9)}`,
      )
      const stages = await measuredBuild(folder, printStage)
      const own = total(stages)
      printStage(own)
      if (run === 0) printOutput(join(folder, 'dist'))
      if (rebuild) await benchRebuilds(folder, made.slice(-ADDED), own)
      if (!eleventy) continue
      former.push(prepareEleventy(join(content, 'papers')))
      const peer = await measuredEleventy()
      ratios.push(own.wall / peer.wall)
      console.log(
        `ratio ${(own.wall / peer.wall).toFixed(2)} of the time, ${(own.cpu / peer.cpu).toFixed(2)} of the CPU time`,
      )
    }
    if (ratios.length > 1) console.log(`median ratio ${median(ratios).toFixed(2)}`)
  } finally {
    for (const path of former) rmSync(path, { recursive: true })
    if (keep === undefined) rmSync(folder, { recursive: true })
  }
}

/** The cost of a build when nothing has changed, and with one more edition, as shares of a build from nothing. */
async function benchRebuilds(folder: string, added: readonly ListedPaper[], cold: Stage): Promise<void> {
  const dist = join(folder, 'dist')
  const share = (name: string, { wall, cpu }: Stage) =>
    console.log(
      `${name.padEnd(20)}${wall.toFixed(2).padStart(8)}${cpu.toFixed(2).padStart(8)}   ${Math.round((wall / cold.wall) * 100)} % of the time, ${Math.round((cpu / cold.cpu) * 100)} % of the CPU time`,
    )
  const before = digestsOf(dist)
  share('unchanged', total(await measuredBuild(folder)))
  const same = digestsOf(dist)
  console.log(`  ${differences(before, same).length} files differ`)
  writeSource(join(folder, 'content'), LAST_DAY, listing(added))
  share(`${added.length} papers more`, total(await measuredBuild(folder)))
  const names = differences(same, digestsOf(dist)).filter(name => same.has(name))
  const others = names.filter(name => !LISTS.test(name))
  console.log(
    `  ${names.length} former files differ, ${others.length} of them neither lists, feeds nor index: ${others.slice(0, 20).join(' ')}`,
  )
}

function differences(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    name => before.get(name) !== after.get(name),
  )
}

function total(stages: readonly Stage[]): Stage {
  const sum = (pick: (stage: Stage) => number) => stages.reduce((all, stage) => all + pick(stage), 0)
  return {
    name: 'all',
    wall: sum(({ wall }) => wall),
    cpu: sum(({ cpu }) => cpu),
    memory: Math.max(...stages.map(({ memory }) => memory)),
  }
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
