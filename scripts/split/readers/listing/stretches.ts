import { type Gap, readGap } from './gap.ts'
import type { Mark } from './marks.ts'
import type { Unit } from './units.ts'

type Prose = Extract<Unit, { kind: 'prose' }>

/** A gap with the abstract below it; the last gap has none. */
export interface Stretch {
  readonly gap: Gap
  readonly prose: Prose | undefined
  /** Whether nothing separates the abstract from the one above. */
  readonly close: boolean
}

/** Splits a listing into gaps, each with the abstract below it. */
export function stretchesOf(units: readonly Unit[], page: boolean): Stretch[] {
  const stretches: Stretch[] = []
  const leading = new Set<Mark['kind']>()
  let from = 0
  let id: string | undefined
  let above: Prose | undefined
  for (const [at, unit] of [...units.entries(), [units.length, undefined] as const]) {
    if (unit && unit.kind !== 'prose') continue
    const between = units.slice(from, at)
    const gap = readGap(between, {
      first: from === 0,
      last: unit === undefined,
      page,
      id,
      unfinished: UNFINISHED.test(above?.passage.text ?? ''),
      leading,
    })
    if (from === 0) for (const unit of between) if (unit.kind === 'mark') leading.add(unit.mark.kind)
    if (from === 0 && gap.below.id === undefined) leading.delete('address')
    stretches.push({ gap, prose: unit, close: from > 0 && between.length === 0 })
    id = gap.below.id
    above = unit
    from = at + 1
  }
  return stretches
}

/** The end of a text that an address continues. */
const UNFINISHED = /(?:[:,]|\b(?:at|on|in|from|via|is|are|see|and|under))$/i
