import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { listSources, readBytes } from '../content/files.ts'
import { randomNumbers } from '../meaning/random.ts'
import { parse } from '../split/parse.ts'
import { restore, restoreTitle } from '../split/restore.ts'
import type { Segment } from '../split/segment.ts'
import { decodeSource } from '../split/source.ts'

/** A paper as a listing prints it. */
export interface ListedPaper {
  readonly title: string
  readonly abstract: string
  /** What a listing in JSON also states. */
  readonly facts?: {
    /** The arXiv id. */
    readonly id: string
    readonly authors: readonly string[]
    /** Day of publication. */
    readonly published: string
    readonly votes: number
  }
}

/** Papers a day, as in two real years. */
const EDITION_SIZE = 17
/** Numbers of authors and of votes, and lengths of abstracts in characters, of the papers of one real day. */
const AUTHORS = [2, 3, 4, 5, 5, 5, 5, 5, 6, 6, 6, 6, 7, 8, 8, 8, 8, 8, 9, 14, 15, 17]
const VOTES = [1, 1, 2, 2, 3, 3, 3, 4, 5, 5, 6, 6, 6, 7, 7, 9, 9, 13, 15, 22, 25, 27]
const LENGTHS = [884, 960, 1060, 1150, 1220, 1269, 1310, 1365, 1400, 1450, 1520, 1600, 1672, 1800]
/** The number of papers that a person has written: it decides how many people there are. */
const PAPERS_A_PERSON = 10
/** The day of the first made edition, which follows the real source's. */
const FIRST_DAY = Date.UTC(2025, 6, 31)
const DAY = 86_400_000
/** A word that at least so many papers use belongs to the field, not to one paper. */
const COMMON = 3
const WORD = /\p{L}[\p{L}\p{N}-]*|\d+(?:[.,]\d+)*/gu
const DIGITS = [...'0123456789']
const SYLLABLES =
  'ba ce di fo gu ha jo ka le mi no pu qua ra se ti vo wy xe zu lan mer tor vin dex pol gra ste'.split(' ')

/** The papers of all sources of a content folder. */
export function listedPapers(content: string): ListedPaper[] {
  return listSources(content).flatMap(file =>
    parse(decodeSource(file, readBytes(file)), '2025-07-30').papers.map(({ title, abstract }) => ({
      title: title.text,
      abstract: abstract.text,
    })),
  )
}

/**
 * As many different papers as asked for, made from real ones and the same in every run. Each has the sentences of one
 * real paper that hold formulas, repairs and links, so that their share is real. Plain sentences of all papers, in
 * another order, fill it up to a real length. Invented words and numbers replace those that few papers use. So the
 * common words of the field grow as in a real collection, and every paper has names, terms and figures of its own. Each
 * has authors, an id, a day of publication and votes.
 * @param day of the edition that prints the paper with a number, from 0
 */
export function madePapers(
  papers: readonly ListedPaper[],
  count: number,
  day = (number: number) => dayOf(Math.floor(number / EDITION_SIZE)),
): ListedPaper[] {
  const random = randomNumbers(20_250_730)
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)]
  const uses = new Map<string, number>()
  for (const { title, abstract } of papers)
    for (const word of new Set(words(`${title} ${abstract}`))) uses.set(word, (uses.get(word) ?? 0) + 1)
  const isCommon = (word: string) => (uses.get(word.toLowerCase()) ?? 0) >= COMMON
  const templates = papers.map(({ title, abstract }) => ({
    title: restoreTitle(title),
    sentences: sentencesOf(restore(abstract)),
  }))
  const plain = templates.flatMap(({ sentences }) => sentences.filter(sentence => sentence.every(isPlain)))
  const titleWords = papers
    .flatMap(({ title }) => words(title))
    .filter(word => isCommon(word) && !/^\d/.test(word))
  const syllables = (count: number) => Array.from({ length: count }, () => pick(SYLLABLES)).join('')
  const taken = new Set<string>()
  const coin = (): string => {
    const name = capital(syllables(3 + Math.floor(random() * 2)))
    if (taken.has(name)) return coin()
    taken.add(name)
    return name
  }
  const people = Array.from(
    { length: Math.ceil((count * mean(AUTHORS)) / PAPERS_A_PERSON) },
    () => `${capital(syllables(2))} ${capital(syllables(2 + Math.floor(random() * 2)))}`,
  )
  return Array.from({ length: count }, (_, index) => {
    const template = templates[index % templates.length] ?? { title: [], sentences: [] }
    const name = coin()
    const own = [name, ...Array.from({ length: 5 }, () => syllables(2 + Math.floor(random() * 3)))]
    const invent = (word: string) => {
      if (isCommon(word)) return word
      return /^\d/.test(word) ? word.replace(/\d/g, () => pick(DIGITS) ?? '') : (pick(own) ?? word)
    }
    const title = rewritten(template.title, index, () => capital(pick(titleWords) ?? ''))
    const sentences = template.sentences.map(sentence => {
      const made = sentence.every(isPlain) ? (pick(plain) ?? sentence) : sentence
      return { text: rewritten(made, index, invent), plain: sentence.every(isPlain) }
    })
    const published = new Date(Date.parse(day(index)) - Math.floor(random() * 3) * DAY)
      .toISOString()
      .slice(0, 10)
    return {
      title: `${name}: ${title}`,
      abstract: shortened(sentences, pick(LENGTHS) ?? 0),
      facts: {
        id: `${published.slice(2, 4)}${published.slice(5, 7)}.${String(index % 100_000).padStart(5, '0')}`,
        authors: [...new Set(Array.from({ length: pick(AUTHORS) ?? 1 }, () => pick(people) ?? name))],
        published,
        votes: pick(VOTES) ?? 1,
      },
    }
  })
}

/** Sentences as one text. Where it is too long, plain sentences are left out, the last first. */
function shortened(
  sentences: readonly { readonly text: string; readonly plain: boolean }[],
  length: number,
): string {
  let left = sentences.reduce((sum, { text }) => sum + text.length + 1, 0)
  const kept = sentences.toReversed().filter(({ text, plain }) => {
    const drops = plain && left - text.length > length
    if (drops) left -= text.length + 1
    return !drops
  })
  return kept
    .reverse()
    .map(({ text }) => text)
    .join(' ')
}

/** Papers as listings of consecutive days. */
export function editionsOf(papers: readonly ListedPaper[]): { date: string; text: string }[] {
  return Array.from({ length: Math.ceil(papers.length / EDITION_SIZE) }, (_, edition) => ({
    date: dayOf(edition),
    text: listing(papers.slice(edition * EDITION_SIZE, (edition + 1) * EDITION_SIZE)),
  }))
}

/** Writes papers as sources of consecutive days. */
export function writeEditions(content: string, papers: readonly ListedPaper[]): void {
  for (const { date, text } of editionsOf(papers)) writeSource(content, date, text)
}

/** The day of the made edition with this number, from 0. */
export function dayOf(edition: number): string {
  return new Date(FIRST_DAY + edition * DAY).toISOString().slice(0, 10)
}

/** Writes a listing as the source of one day. */
export function writeSource(content: string, date: string, text: string): void {
  writeFileSync(join(content, `sources/${date}.json`), text)
  const description = [
    `date: "${date}"`,
    'title: Daily Papers',
    'curators: AK and the research community',
    'origin: https://huggingface.co/papers',
  ]
  writeFileSync(join(content, `sources/${date}.yml`), `${description.join('\n')}\n`)
}

/** The listing of a day, as JSON. */
export function listing(papers: readonly ListedPaper[]): string {
  const entries = papers.map(({ title, abstract, facts }) => ({
    paper: {
      ...(facts && {
        id: facts.id,
        authors: facts.authors.map(name => ({ name })),
        publishedAt: `${facts.published}T00:00:00.000Z`,
        upvotes: facts.votes,
      }),
      title,
      summary: abstract,
    },
  }))
  return `${JSON.stringify(entries, null, 1)}\n`
}

/** Cuts segments into sentences, at spaces behind full stops of running text. */
function sentencesOf(segments: readonly Segment[]): Segment[][] {
  const sentences: Segment[][] = [[]]
  for (const segment of segments) {
    if (!isPlain(segment)) {
      sentences.at(-1)?.push(segment)
      continue
    }
    for (const [at, printed] of segment.printed.split(/(?<=[.!?])\s+/).entries()) {
      if (at > 0) sentences.push([])
      sentences.at(-1)?.push({ type: 'text', value: printed, printed })
    }
  }
  return sentences.filter(sentence => sentence.some(({ printed }) => printed !== ''))
}

/** Running text without repairs. */
function isPlain(segment: Segment): boolean {
  return segment.type === 'text' && segment.rule === undefined
}

/** Segments as printed. Words of running text are replaced, and links become those of the paper with this number. */
function rewritten(segments: readonly Segment[], number: number, replace: (word: string) => string): string {
  return segments
    .map(segment => {
      if (segment.type === 'link')
        return segment.printed.replace(/(?<=\/\/[^/]+\/.*[a-z0-9])$/i, `-${number}`)
      return isPlain(segment) ? segment.printed.replace(WORD, replace) : segment.printed
    })
    .join('')
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length
}

function words(text: string): string[] {
  return text.toLowerCase().match(WORD) ?? []
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
