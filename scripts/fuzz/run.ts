import { spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { copyProject } from '../project-copy.ts'
import { letters, type ReadPaper, readSite } from './outputs.ts'
import { asJson, type RandomPaper } from './papers.ts'

export interface FuzzResult {
  /** The number of papers that were read back, by output; files of one kind are one output. */
  readonly read: ReadonlyMap<string, number>
  /** Everything that is missing or wrong. */
  readonly faults: readonly string[]
}

/**
 * Sends random papers through `add` and a whole build, and reads every output back.
 * @param folder for the copy of the project that is built; it must be empty
 * @param tell called at the beginning of each step
 * @throws where a command fails or a parser refuses an output
 */
export async function fuzz(
  folder: string,
  papers: readonly RandomPaper[],
  tell: (step: string) => void = () => {},
): Promise<FuzzResult> {
  copyProject(folder)
  writeFileSync(join(folder, 'content/permalinks.json'), '{ "papers": {} }\n')
  writeFileSync(join(folder, 'papers.json'), asJson(papers))
  tell(`adding ${papers.length} papers`)
  run(folder, 'scripts/add.ts', 'papers.json', '--date', papers[0]?.date ?? '')
  tell('building')
  run(folder, 'node_modules/astro/bin/astro.mjs', 'build')
  tell('reading')
  return check(join(folder, 'dist'), papers)
}

function run(cwd: string, ...args: string[]): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd,
    env: { ...process.env, SITE_URL: 'https://papers.example', BASE_PATH: '/' },
    encoding: 'utf8',
    maxBuffer: Number.POSITIVE_INFINITY,
  })
  if (status !== 0) throw new Error(`${args.join(' ')} failed:\n${stdout.slice(-3000)}${stderr.slice(-3000)}`)
}

async function check(dist: string, papers: readonly RandomPaper[]): Promise<FuzzResult> {
  const read = new Map<string, number>()
  const faults: string[] = []
  for await (const found of readSite(dist)) {
    const number = /Paper(\d+)/.exec(found.title)?.[1]
    const paper = papers[Number(number ?? Number.NaN)]
    const kind = found.output.replace(
      /^papers\/[^/]+?(\/|\.md)$|^(editions|downloads)\/.*\.(\w+)\b.*$/,
      '$2$1$3',
    )
    read.set(kind, (read.get(kind) ?? 0) + 1)
    if (!paper) faults.push(`${found.output}: “${found.title.slice(0, 80)}” is no paper that was added`)
    else faults.push(...faultsOf(found, paper).map(fault => `${fault} in ${paper.words.title[0]}`))
  }
  for (const [kind, wanted] of Object.entries(wantedOf(papers)))
    if (read.get(kind) !== wanted) faults.push(`${kind}: ${read.get(kind) ?? 0} of ${wanted} papers`)
  if (!existsSync(join(dist, 'sw.js'))) faults.push('sw.js is missing')
  return { read, faults }
}

/** The number of papers that each complete output must have. */
function wantedOf({ length }: readonly RandomPaper[]) {
  const all = [
    'papers.json',
    'papers.csv',
    'papers.bib',
    'papers.ris',
    '/',
    '.md',
    'editionsjson',
    'downloadsepub',
    'downloadshtml',
  ]
  return Object.fromEntries(all.map(kind => [kind, length]))
}

function faultsOf({ output, title, text, authors }: ReadPaper, paper: RandomPaper): string[] {
  const lost = [missing(paper.words.title, title), missing(paper.words.abstract, text)]
  const faults = lost.flatMap(word =>
    word === undefined ? [] : [`${output}: the word “${word}” is missing`],
  )
  const names = paper.authors.map(name => name.replace(/[^\S\ufeff]+/gu, ' ').trim())
  if (authors === undefined) return faults
  if ('letters' in authors) {
    if (authors.letters !== letters(names.join('')))
      faults.push(`${output}: not the letters of ${JSON.stringify(names)}`)
  } else if (JSON.stringify(authors) !== JSON.stringify(names))
    faults.push(`${output}: ${JSON.stringify(authors)} are not ${JSON.stringify(names)}`)
  return faults
}

/** The first word that does not follow the previous ones in a text. */
function missing(words: readonly string[], text: string): string | undefined {
  const whole = text.normalize('NFC')
  let at = 0
  return words.find(given => {
    const word = given.normalize('NFC')
    const found = whole.indexOf(word, at)
    at = found + word.length
    return found < 0
  })
}
