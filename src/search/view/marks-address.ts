import type { Slot } from '../engine/match.ts'

/** The words to mark are in the fragment of a paper's address, which no server or cache sees. */
const MARKS = '#mark='

/** The fragment that marks the words of the slots; empty if there is none. */
export function marksFragment(slots: readonly Slot[]): string {
  const words = [...new Set(slots.flatMap(({ forms }) => forms))].slice(0, 20)
  return words.length > 0 ? MARKS + words.map(encodeURIComponent).join('+') : ''
}

/** The words to mark that an address holds. */
export function marksIn(fragment: string): string[] {
  if (!fragment.startsWith(MARKS)) return []
  try {
    return fragment.slice(MARKS.length).split('+').map(decodeURIComponent).filter(Boolean)
  } catch {
    return []
  }
}
