import type { PaperListFile, PaperRecord } from '../schemas/paper-record.ts'
import { RECORD_VERSION } from '../schemas/record-version.ts'
import { formatDate } from './dates.ts'
import type { Edition } from './editions.ts'
import { paperRecord } from './paper-record.ts'
import { allPapers, inOrder, type Paper, plainAbstract } from './papers.ts'
import { absolute, paths, type SitePath } from './paths.ts'
import { site } from './site.ts'

const known = new WeakMap<Paper['entry'], PaperRecord>()

/** What feeds, citations and metadata know of a paper; the same record for the same entry. */
export function recordOf({ entry }: Paper): PaperRecord {
  const found = known.get(entry)
  if (found) return found
  const record = paperRecord(entry.data, entry.body ?? '', plainAbstract(entry))
  known.set(entry, record)
  return record
}

/** All papers as one file, the newest edition first, each in its order. */
export async function allRecords(): Promise<PaperListFile> {
  const papers = inOrder(await allPapers()).toSorted(
    (a, b) => Number(a.edition < b.edition) - Number(a.edition > b.edition),
  )
  return listFile(site.title, paths.home(), papers)
}

/** The papers of an edition as one file. */
export function editionRecords({ date, path, papers }: Edition): PaperListFile {
  return listFile(`${site.title}, ${formatDate(date)}`, path, papers)
}

function listFile(title: string, path: SitePath, papers: readonly Paper[]): PaperListFile {
  return {
    $schema: absolute(paths.schema('papers')),
    version: RECORD_VERSION,
    title,
    url: absolute(path),
    papers: papers.map(recordOf),
  }
}
