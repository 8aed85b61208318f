/**
 * Finds out which papers of arXiv the pages without id show, and writes them into content/identities.yml.
 *
 *   npm run identify -- [--from FILE]... [--api URL] [--pause SECONDS] [--dry-run] [--content DIR]
 *
 * It asks arXiv's API for one title in three seconds. A run that was interrupted continues where it was. With --from it
 * reads files instead: answers of that API, BibTeX, JSON and any other kind of source with ids. It accepts only sure
 * matches. It prints doubtful ones, which a person may add by hand.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Identity } from '../src/schemas/identities.ts'
import { counted } from '../src/site/counted.ts'
import { CONTENT, folderAt, readBytes, readContent, readIdentities, shown } from './content/files.ts'
import { changeFolder, recover, staging } from './content/folder.ts'
import { exclusive } from './content/lock.ts'
import { contentChanges, progressReporter, readArguments, runCommand, UsageError } from './content/output.ts'
import { SplitCache } from './content/split-cache.ts'
import { AnswerError, readAnswer } from './identify/answer.ts'
import type { Candidate } from './identify/candidate.ts'
import { Client, LEAST_PAUSE, NoAnswer } from './identify/client.ts'
import { withEntries } from './identify/entries.ts'
import { readFacts } from './identify/facts-file.ts'
import { match, type Printed } from './identify/match.ts'
import { type Outcome, ProgressFile } from './identify/progress-file.ts'
import { queryAddress } from './identify/query.ts'
import { doubtReport } from './identify/report.ts'
import { mapOrRefuse, SplitError } from './split/diagnostics.ts'
import { split } from './split/pages.ts'
import { decodeSource } from './split/source.ts'

const USAGE = 'npm run identify -- [--from FILE]... [--api URL] [--pause SECONDS] [--dry-run] [--content DIR]'
const API = 'https://export.arxiv.org/api/query'
const OPTIONS = {
  from: { type: 'string', multiple: true },
  api: { type: 'string', default: process.env['ARXIV_API'] || API },
  pause: { type: 'string', default: String(LEAST_PAUSE) },
  'dry-run': { type: 'boolean', default: false },
  content: { type: 'string', default: CONTENT },
} as const

/** A page without an id. */
interface Page extends Printed {
  readonly slug: string
}

/** Returns the papers that a page may show. */
type Ask = (page: Page) => Candidate[] | Promise<Candidate[]>

/** @returns the exit code */
export async function main(args: string[]): Promise<number> {
  const { values } = readArguments(USAGE, () => parseArgs({ args, options: OPTIONS }))
  const content = folderAt(values.content)
  const pages = exclusive(content, () => unidentified(content))
  if (pages.length === 0) {
    console.log('Every paper has an id.')
    return 0
  }
  const ask = values.from ? fromFiles(values.from) : fromApi(values.api, values.pause)
  // Progress is not kept: files are quickly read again.
  const progress = values.from ? undefined : new ProgressFile(staging(content, 'identify.json'))
  const outcomes = new Map<string, Outcome>()
  const failure = await askAll(pages, ask, outcomes, progress)
  const dryRun = values['dry-run']
  exclusive(content, () => write(content, outcomes, dryRun))
  report(pages, outcomes)
  if (failure) {
    const left = pages.length - outcomes.size
    console.error(
      `\n${failure.message}\n  To do: run the command again later, it goes on with the ${left} left; or`,
    )
    console.error('  give it the facts in a file: --from FILE.')
    return 1
  }
  if (!dryRun) progress?.remove()
  return 0
}

function unidentified(content: string): Page[] {
  recover(content)
  const cache = new SplitCache(content)
  const output = split(readContent(content), progressReporter(), cache.known)
  return output.unidentified.map(({ slug, text }) => ({
    slug,
    title: text.title.text,
    abstract: text.abstract.text,
  }))
}

/** Asks for all papers, until there is no answer; returns the reason then. */
async function askAll(
  pages: readonly Page[],
  ask: Ask,
  outcomes: Map<string, Outcome>,
  progress: ProgressFile | undefined,
): Promise<Error | undefined> {
  let found = 0
  for (const [index, page] of pages.entries()) {
    const known = progress?.outcome(page.slug, page)
    try {
      const outcome = known ?? outcomeOf(page, await ask(page))
      if (!known) progress?.add(page.slug, page, outcome)
      outcomes.set(page.slug, outcome)
      if (outcome.kind === 'found') found++
    } catch (error) {
      if (!(error instanceof NoAnswer || error instanceof AnswerError)) throw error
      return error
    }
    if (progress && !known) console.error(`identify: ${index + 1} of ${pages.length} papers, ${found} found`)
  }
  return undefined
}

function outcomeOf(page: Page, candidates: readonly Candidate[]): Outcome {
  const found = match(page, candidates)
  if (found.kind !== 'doubtful') return found
  return { kind: 'doubtful', report: doubtReport(page.slug, page, found) }
}

function fromApi(api: string, seconds: string): Ask {
  const pause = Number(seconds)
  if (!URL.canParse(api)) throw new UsageError(`--api ${api} is no address.\nUsage: ${USAGE}`)
  const address = new URL(api)
  const least = /(?:^|\.)arxiv\.org$/.test(address.hostname) ? LEAST_PAUSE : 0
  if (!(pause >= least))
    throw new UsageError(
      `--pause ${seconds} is not enough: ${address.host} is asked once in ${least} seconds.\nUsage: ${USAGE}`,
    )
  const client = new Client(pause, what => console.error(`identify: ${what}`))
  return async ({ title }) => readAnswer(await client.get(queryAddress(address, title)))
}

function fromFiles(files: readonly string[]): Ask {
  const candidates = mapOrRefuse(files, file => {
    try {
      return readFacts(decodeSource(shown(file), readBytes(file)))
    } catch (error) {
      if (!(error instanceof AnswerError)) throw error
      const place = { file: shown(file) }
      throw new SplitError([{ rule: 'broken-xml', reason: error.message, place }])
    }
  }).flat()
  const facts = candidates.map(candidate => ({ candidate, found: (page: Page) => match(page, [candidate]) }))
  return page => facts.filter(({ found }) => found(page).kind !== 'missing').map(({ candidate }) => candidate)
}

/** Adds what was found. Where another paper has got the id meanwhile, a person has to look at both. */
function write(content: string, outcomes: Map<string, Outcome>, dryRun: boolean): void {
  const cache = new SplitCache(content)
  const present = readContent(content)
  const { entries } = present.identities ?? {}
  const owners = new Map<string, string>()
  for (const [slug, { id }] of Object.entries(present.permalinks.entries.papers)) if (id) owners.set(id, slug)
  for (const [slug, { arxiv }] of Object.entries(entries ?? {})) owners.set(arxiv, slug)
  const added: Record<string, Identity> = {}
  for (const [slug, outcome] of outcomes) {
    if (outcome.kind !== 'found' || entries?.[slug]) continue
    const owner = owners.get(outcome.identity.arxiv)
    if (owner !== undefined && owner !== slug) {
      const report = `papers/${slug}/ seems to be ${outcome.identity.arxiv}, but papers/${owner}/ has that id.`
      outcomes.set(slug, { kind: 'doubtful', report })
      continue
    }
    owners.set(outcome.identity.arxiv, slug)
    added[slug] = outcome.identity
  }
  if (dryRun || Object.keys(added).length === 0) return
  const file = join(content, 'identities.yml')
  const text = withEntries(present.identities?.text ?? '', added)
  const output = split(
    { ...present, identities: readIdentities(file, text) },
    progressReporter(),
    cache.known,
  )
  const changes = contentChanges(content, output)
  changes.set('identities.yml', text)
  changeFolder(content, changes)
  cache.remember(output.pages, changes)
  console.log(`${counted(changes.size, 'file')} changed in ${shown(content)}: look at them, commit, push.`)
}

function report(pages: readonly Page[], outcomes: ReadonlyMap<string, Outcome>): void {
  const all = [...outcomes.values()]
  const missing = pages.filter(({ slug }) => outcomes.get(slug)?.kind === 'missing')
  const doubts = all.flatMap(outcome => (outcome.kind === 'doubtful' ? [outcome.report] : []))
  const found = all.flatMap(outcome => (outcome.kind === 'found' ? [outcome.identity] : []))
  const versions = found.filter(identity => identity.match === 'other version').length
  for (const doubt of doubts) console.log(`\n${doubt}`)
  if (missing.length > 0) console.log('\nNot found:')
  for (const { slug, title } of missing) console.log(`  papers/${slug}/  ${title}`)
  console.log(
    `\n${counted(pages.length, 'paper')} without id: ${found.length} found${versions ? `, ${versions} of them in another version` : ''}; ${counted(doubts.length, 'doubt')}, ${missing.length} not found.`,
  )
}

if (import.meta.main) runCommand(() => main(process.argv.slice(2)))
