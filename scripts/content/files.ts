import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join, relative } from 'node:path'
import { editionSchema } from '../../src/schemas/edition.ts'
import { correctionsSchema } from '../split/corrections.ts'
import { mapOrRefuse, SplitError } from '../split/diagnostics.ts'
import { readMetadata } from '../split/metadata.ts'
import type { DatedSource, SplitInput } from '../split/pages.ts'
import { permalinksSchema } from '../split/permalinks.ts'
import { decodeSource, MOST_BYTES, tooLarge } from '../split/source.ts'

/** The content of the site. */
export const CONTENT = join(import.meta.dirname, '../../content')

/** Extensions of sources; what is in one is told by its content alone. */
const SOURCES = ['.txt', '.md', '.json', '.xml', '.bib']

/** A path as messages print it: relative to where the command runs, where it is below. */
export function shown(path: string): string {
  const below = relative('.', path)
  return below.startsWith('..') ? path : below
}

/** @throws {SplitError} where the file cannot be read, or is too large to be a listing */
export function readBytes(file: string): Uint8Array {
  try {
    if (statSync(file).size > MOST_BYTES) throw tooLarge(shown(file), statSync(file).size)
    return readFileSync(file)
  } catch (error) {
    if (error instanceof SplitError) throw error
    const reason = `The file cannot be read: ${error instanceof Error ? error.message : error}.`
    throw new SplitError([{ rule: 'unreadable-file', reason, place: { file: shown(file) } }])
  }
}

const readText = (file: string): string => new TextDecoder().decode(readBytes(file))

/** The names in a folder; a new site has not all folders, since a repository keeps none that are empty. */
export const namesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : [])

/** The source texts of a content folder, in the order of their names. */
export function listSources(content: string): string[] {
  const folder = join(content, 'sources')
  return namesIn(folder)
    .filter(name => SOURCES.includes(extname(name)))
    .sort()
    .map(name => join(folder, name))
}

/** All that a split of a content folder reads. */
export function readContent(content: string): SplitInput {
  const corrections = join(content, 'corrections.yml')
  const permalinks = join(content, 'permalinks.json')
  return {
    sources: readSources(listSources(content), undefined),
    corrections: existsSync(corrections)
      ? readMetadata(shown(corrections), readText(corrections), correctionsSchema, 'invalid-metadata')
      : { file: shown(corrections), entries: [] },
    permalinks: existsSync(permalinks)
      ? readMetadata(shown(permalinks), readText(permalinks), permalinksSchema, 'invalid-permalinks')
      : { file: shown(permalinks), entries: { papers: {} } },
  }
}

/**
 * Reads all sources.
 * @throws {SplitError} with all that is wrong with any of them
 */
export const readSources = (files: readonly string[], date: string | undefined): DatedSource[] =>
  mapOrRefuse(files, file => readSource(file, date))

function readSource(file: string, date: string | undefined): DatedSource {
  const source = decodeSource(shown(file), readBytes(file))
  const metadata = file.replace(/\.[^./\\]*$/, '.yml')
  const known =
    metadata !== file && existsSync(metadata)
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
