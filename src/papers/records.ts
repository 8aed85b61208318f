import type { PaperRecord } from '../schemas/paper-record.ts'
import { paperRecord } from './paper-record.ts'
import { type Paper, plainAbstract } from './papers.ts'

const known = new WeakMap<Paper['entry'], PaperRecord>()

/** The record of a paper, for feeds, citations and metadata; one entry always gives the same object. */
export function recordOf({ entry }: Paper): PaperRecord {
  const found = known.get(entry)
  if (found) return found
  const record = paperRecord(entry.data, entry.body ?? '', plainAbstract(entry))
  known.set(entry, record)
  return record
}
