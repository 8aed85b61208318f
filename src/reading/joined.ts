import { type Bookmark, withoutGaps } from './bookmark.ts'

/** Merges two rows of one paper. Nothing in either is lost, and merging again changes nothing. */
export function joined(ours: Bookmark, theirs: Bookmark): Bookmark {
  return withoutGaps({
    ...theirs,
    ...ours,
    version: Math.max(ours.version, theirs.version),
    authors: ours.authors ?? theirs.authors,
    year: ours.year ?? theirs.year,
    saved: earlier(ours.saved, theirs.saved),
    read: earlier(ours.read, theirs.read),
    note: bothNotes(ours.note, theirs.note),
  })
}

function earlier(a: string | undefined, b: string | undefined): string | undefined {
  return a && b ? (Date.parse(a) <= Date.parse(b) ? a : b) : a || b
}

function bothNotes(ours: string | undefined, theirs: string | undefined): string | undefined {
  if (!ours || theirs?.includes(ours)) return theirs
  return !theirs || ours.includes(theirs) ? ours : `${ours}\n\n${theirs}`
}
