import type { Passage } from '../../passage.ts'
import { idOfAddress } from '../arxiv.ts'
import type { Facts, Listing } from '../reader.ts'
import type { Unit } from './units.ts'

type Short = Extract<Unit, { kind: 'short' }>
type Day = Listing['days'][number]

/** What stands between two abstracts: the end of one paper, the beginning of the next. */
export interface Gap {
  /** Short last paragraphs of the abstract above. */
  readonly continuation: readonly Passage[]
  readonly above: Facts
  readonly below: Facts
  readonly days: readonly Day[]
  /** Short texts above the first day, vote or submitter of a page: its navigation. */
  readonly navigation: readonly Short[]
  /** Other short texts that nothing explains, in order; the last before an abstract is its title. */
  readonly titles: readonly Short[]
}

interface Context {
  /** Whether an abstract stands above the gap. */
  readonly first: boolean
  /** Whether the listing is a copied page, with votes, authors or addresses between its papers. */
  readonly page: boolean
  /** The id of the paper above, where it is known already. */
  readonly id: string | undefined
  /** Whether ids stand above their titles. */
  readonly idsLead: boolean
}

/** Reads a gap: which marks belong to the paper above and which to the one below. */
export function readGap(units: readonly Unit[], { first, page, id, idsLead }: Context): Gap {
  const continuation: Passage[] = []
  const above: Mutable<Facts> = {}
  const below: Mutable<Facts> = {}
  const days: Day[] = []
  const navigation: Short[] = []
  const titles: Short[] = []
  /** Marks belong to the paper above until something starts the next. */
  let open = !first
  let started = !first
  for (const [index, unit] of units.entries()) {
    const before = markKind(units[index - 1])
    const after = units[index + 1]
    if (unit.kind === 'short') {
      const labels = unit.address ?? (markKind(after) === 'address' ? after?.line.text : undefined)
      const known = labels === undefined ? undefined : idOfAddress(labels)
      if (before === 'submitter') continue
      if (page && open && titles.length === 0 && index === continuation.length && endsSentence(unit, after)) {
        continuation.push(unit.passage)
        continue
      }
      if (labels !== undefined && known === undefined) continue
      if (known !== undefined && unit.address !== undefined) below.id = known
      titles.push(unit)
      open = false
      continue
    }
    if (unit.kind === 'prose') continue
    const { mark, line } = unit
    if (!started && page && STARTS.includes(mark.kind)) {
      navigation.push(...titles.splice(0))
      started = true
    }
    switch (mark.kind) {
      case 'address':
        if (mark.id === undefined || mark.id === id) break
        if (open && id === undefined && !idsLead) above.id ??= mark.id
        else below.id = mark.id
        break
      case 'submitter':
        open = false
        break
      case 'votes':
        open = false
        below.upvotes = mark.value
        break
      case 'number':
        if (open && before && ['date', 'published', 'separator', 'authors', 'comments'].includes(before))
          break
        open = false
        below.upvotes = mark.value
        break
      case 'authors': {
        const facts = open ? above : below
        if (mark.names) facts.authors = mark.names
        else if (mark.count !== undefined) facts.authorCount = mark.count
        break
      }
      case 'published':
        ;(open ? above : below).published = mark.printed
        break
      case 'date':
        if (page && open && (before === 'separator' || before === 'authors')) above.published = mark.printed
        else {
          days.push({ printed: mark.printed, at: line })
          open = false
        }
        break
    }
  }
  return { continuation, above, below, days, navigation, titles }
}

/** Marks that stand above a paper's title and not in the navigation of a page. */
const STARTS = ['date', 'submitter', 'votes', 'number']

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] }

const markKind = (unit: Unit | undefined) => (unit?.kind === 'mark' ? unit.mark.kind : undefined)

/** A last paragraph too short to be prose: a sentence with only marks of its paper behind it. */
function endsSentence({ passage }: Short, after: Unit | undefined): boolean {
  return !mayBeTitle(passage.text) && after?.kind === 'mark' && after.mark.kind !== 'submitter'
}

/** Of two lines where title and abstract should stand: can the second be a title, or is it a failed abstract? */
export function mayBeTitle(text: string): boolean {
  return /\p{L}{2}/u.test(text) && !/[\p{L}\p{N})]\.$/u.test(text)
}
