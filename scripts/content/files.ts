import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  statSync,
} from 'node:fs'
import { dirname, extname, join, relative, resolve } from 'node:path'
import type { z } from 'zod'
import { isBlankYaml } from '../../src/schemas/blank-yaml.ts'
import { editionSchema } from '../../src/schemas/edition.ts'
import { identitiesSchema } from '../../src/schemas/identities.ts'
import { topicsSchema } from '../../src/schemas/topics.ts'
import { correctionsSchema } from '../split/corrections.ts'
import { type DiagnosticRule, mapOrRefuse, SplitError } from '../split/diagnostics.ts'
import type { IdentityFile } from '../split/identities.ts'
import { type Metadata, readMetadata } from '../split/metadata.ts'
import type { DatedSource, SplitInput } from '../split/pages.ts'
import { permalinksSchema } from '../split/permalinks.ts'
import { EXTENSIONS } from '../split/readers/kinds.ts'
import { decodeSource, MOST_BYTES, tooLarge } from '../split/source.ts'
import type { TopicsFile } from '../split/topics/file.ts'

/** The content of the site. */
export const CONTENT = join(import.meta.dirname, '../../content')

/** A path as messages print it: relative to the working directory, where it is below that. */
export function shown(path: string): string {
  const below = relative('.', path)
  return below.startsWith('..') ? path : below
}

/** The folder that a path names; of a link, the folder behind it: when a folder is replaced, the link must stay. */
export function folderAt(path: string): string {
  const full = resolve(path)
  if (existsSync(full)) return realpathSync(full)
  const isLink = lstatSync(full, { throwIfNoEntry: false })?.isSymbolicLink() ?? false
  return isLink ? resolve(dirname(full), readlinkSync(full)) : full
}

/** @throws {SplitError} where the file cannot be read, or is too large to be a listing */
export function readBytes(file: string): Uint8Array {
  try {
    if (statSync(file).size > MOST_BYTES) throw tooLarge(shown(file), statSync(file).size)
    return readFileSync(file)
  } catch (error) {
    if (error instanceof SplitError) throw error
    const reason = `The file cannot be read: ${error instanceof Error ? error.message : error}.${target(file)}`
    throw new SplitError([{ rule: 'unreadable-file', reason, place: { file: shown(file) } }])
  }
}

function target(file: string): string {
  const isLink = lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ?? false
  return isLink ? ` It is a link to ${readlinkSync(file)}.` : ''
}

const readText = (file: string): string => new TextDecoder().decode(readBytes(file))

/** Whether there is anything at a path. A link that leads nowhere counts; reading it gives the error. */
export const holds = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined

/** The names in a folder; none where it does not exist, since a repository keeps no empty folders. */
export const namesIn = (folder: string): string[] => (holds(folder) ? readdirSync(folder) : [])

/** The sources of a content folder, sorted by name. */
export function listSources(content: string): string[] {
  const folder = join(content, 'sources')
  return namesIn(folder)
    .filter(name => EXTENSIONS.has(extname(name)))
    .sort()
    .map(name => join(folder, name))
}

/**
 * Everything that a split of a content folder reads.
 * @throws {SplitError} with what is wrong with it
 */
export function readContent(content: string): SplitInput {
  readdirSync(content)
  return {
    sources: readSources(listSources(content), undefined),
    corrections: readOptional(join(content, 'corrections.yml'), correctionsSchema, 'invalid-metadata', []),
    identities: readIdentities(join(content, 'identities.yml')),
    topics: readTopics(join(content, 'topics.yml')),
    ...authorPages(process.env['AUTHOR_PAGES']),
    permalinks: readRegistry(content),
  }
}

/** @throws {SplitError} where there are pages, which have been published, and no address is registered */
function readRegistry(content: string): SplitInput['permalinks'] {
  const path = join(content, 'permalinks.json')
  const file = shown(path)
  const registry = holds(path)
    ? readMetadata(file, readText(path), permalinksSchema, 'invalid-permalinks')
    : { file, entries: { papers: {} } }
  const pages = namesIn(join(content, 'papers')).filter(name => name.endsWith('.mdx'))
  if (pages.length > 0 && Object.keys(registry.entries.papers).length === 0) {
    const reason = `The registry of addresses is lost: it holds none, but there ${pages.length === 1 ? 'is 1 page' : `are ${pages.length} pages`}.`
    throw new SplitError([{ rule: 'lost-registry', reason, place: { file } }])
  }
  return registry
}

/** The setting `AUTHOR_PAGES`: how many papers an author needs to get a page. */
function authorPages(setting: string | undefined): Pick<SplitInput, 'authorPages'> {
  if (!setting) return {}
  if (/^[1-9]\d*$/.test(setting)) return { authorPages: Number(setting) }
  const reason = `AUTHOR_PAGES is “${setting}”.`
  throw new SplitError([{ rule: 'invalid-setting', reason, place: { file: 'AUTHOR_PAGES' } }])
}

/** Reads an optional file; undefined where it is absent or blank. */
function readOptional<T>(
  path: string,
  schema: z.ZodType<T>,
  rule: DiagnosticRule,
  none: T,
  text = textIn(path),
): Metadata<T> {
  const file = shown(path)
  return isBlankYaml(text) ? { file, entries: none } : readMetadata(file, text, schema, rule)
}

const textIn = (path: string): string => (holds(path) ? readText(path) : '')

/**
 * Reads `content/identities.yml`.
 * @param text new text of the file, where it is about to change
 * @throws {SplitError} with what is wrong with it
 */
export function readIdentities(path: string, text = textIn(path)): IdentityFile {
  return { ...readOptional(path, identitiesSchema, 'invalid-identities', {}, text), text }
}

/**
 * Reads `content/topics.yml`.
 * @throws {SplitError} with what is wrong with it
 */
export const readTopics = (path: string): TopicsFile =>
  readOptional<TopicsFile['entries']>(path, topicsSchema, 'invalid-topics', [])

/**
 * Reads all sources.
 * @throws {SplitError} with what is wrong with any of them
 */
export const readSources = (files: readonly string[], date: string | undefined): DatedSource[] =>
  mapOrRefuse(files, file => readSource(file, date))

function readSource(file: string, date: string | undefined): DatedSource {
  const source = decodeSource(shown(file), readBytes(file))
  const metadata = file.replace(/\.[^./\\]*$/, '.yml')
  const known =
    metadata !== file && holds(metadata)
      ? readMetadata(shown(metadata), readText(metadata), editionSchema, 'invalid-metadata').entries.date
      : undefined
  const day = known ?? date
  if (day === undefined)
    throw new SplitError([
      { rule: 'missing-date', reason: 'The day of this listing is not known.', place: { file: shown(file) } },
    ])
  if (date !== undefined && date !== day)
    throw new SplitError([
      {
        rule: 'date-mismatch',
        reason: `This file dates the listing ${day}, the command line ${date}.`,
        place: { file: shown(metadata) },
      },
    ])
  return { source, date: day }
}
