import type { Passage } from '../../passage.ts'
import { idOfAddress } from '../arxiv.ts'
import type { Facts, Listing } from '../reader.ts'
import type { Mark } from './marks.ts'
import type { Short, Unit } from './units.ts'

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
  /** Short texts at the end of the paper above: badges and organisations. */
  readonly labels: readonly Short[]
  /** Other short texts that nothing explains, in order; the last before an abstract is its title. */
  readonly titles: readonly Short[]
}

interface Context {
  /** Whether no abstract stands above the gap. */
  readonly first: boolean
  /** Whether no abstract stands below the gap. */
  readonly last: boolean
  /** Whether the listing is a copied page, with votes, authors or addresses between its papers. */
  readonly page: boolean
  /** The id of the paper above, where it is known already. */
  readonly id: string | undefined
  /** What stands above the first title: marks that stand nowhere there end a paper. */
  readonly leading: ReadonlySet<Mark['kind']>
}

/** Reads a gap: which marks belong to the paper above and which to the one below. */
export function readGap(units: readonly Unit[], { first, last, page, id, leading }: Context): Gap {
  const continuation: Passage[] = []
  const above: Mutable<Facts> = {}
  const below: Mutable<Facts> = {}
  const days: Day[] = []
  const navigation: Short[] = []
  const labels: Short[] = []
  const titles: Short[] = []
  const leads = (kind: Mark['kind']) => first || leading.has(kind)
  /** Where every paper begins with its submitter, all above that is of the paper before. */
  const submitter = units.findIndex(unit => markKind(unit) === 'submitter')
  const end = !leads('submitter') || first ? -1 : submitter < 0 && last ? units.length : submitter
  /** Marks belong to the paper above until something starts the next. */
  let open = !first
  let started = !first
  const start = (index: number) => {
    if (index >= end) open = false
  }
  for (const [index, unit] of units.entries()) {
    const previous = units[index - 1]
    const before = markKind(previous)
    const after = units[index + 1]
    if (unit.kind === 'short') {
      const label = unit.address ?? (markKind(after) === 'address' ? after?.line.text : undefined)
      const known = label === undefined ? undefined : idOfAddress(label)
      if (previous?.kind === 'mark' && previous.mark.kind === 'submitter' && !previous.mark.named) continue
      if (page && open && titles.length === 0 && index === continuation.length && endsSentence(unit, after)) {
        continuation.push(unit.passage)
        continue
      }
      if (label !== undefined && known === undefined) continue
      if (open && index < end) {
        labels.push(unit)
        continue
      }
      if (known !== undefined && unit.address !== undefined) below.id = known
      titles.push(unit)
      open = false
      continue
    }
    if (unit.kind === 'prose') continue
    const { mark, line } = unit
    if (!started && page && STARTS.includes(mark.kind) && !titles.at(-1)?.heading) {
      navigation.push(...titles.splice(0))
      started = true
    }
    switch (mark.kind) {
      case 'address':
        if (mark.id === undefined || mark.id === id) break
        if (open && id === undefined && !leading.has('address')) above.id ??= mark.id
        else below.id = mark.id
        break
      case 'submitter':
        if (leads('submitter')) start(index)
        break
      case 'vote':
        if (leads('vote')) start(index)
        break
      case 'votes':
        if (leads('votes')) start(index)
        ;(open ? above : below).upvotes = mark.value
        break
      case 'number':
        if (before === 'badge') break
        if (before === 'vote') {
          ;(open ? above : below).upvotes = mark.value
          break
        }
        if (open && (index < end || !leads('number') || (before && ENDS.includes(before)))) break
        start(index)
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
        if (titles.at(-1)?.heading) below.published = mark.printed
        else if (page && open && !above.published && (before === 'separator' || before === 'authors'))
          above.published = mark.printed
        else {
          days.push({ printed: mark.printed, at: line })
          start(index)
        }
        break
    }
  }
  return { continuation, above, below, days, navigation, labels, titles }
}

/** Marks behind which a number counts comments. */
const ENDS: readonly Mark['kind'][] = ['date', 'published', 'separator', 'authors', 'comments']

/** Marks that stand above a paper's title and not in the navigation of a page. */
const STARTS: readonly Mark['kind'][] = ['date', 'submitter', 'vote', 'votes', 'number']

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
