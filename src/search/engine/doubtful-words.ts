import type { Engine } from './engine.ts'
import type { Slot } from './match.ts'
import { resolve } from './vocabulary.ts'

/** What the vocabulary makes of slots in doubt; `lost` when one of them stands for nothing, and is left out. */
export async function resolveSlots(engine: Engine, slots: readonly Slot[], doubtful: ReadonlySet<Slot>) {
  const corrected = new Map<string, string>()
  const resolved = await Promise.all(
    slots.map(async (slot): Promise<Slot[]> => {
      if (!doubtful.has(slot) || (await isPrinted(engine, slot))) return [slot]
      const entries = await engine.vocabulary(slot.typed)
      if (!entries) return [slot]
      const { kind, words } = resolve(slot.typed, entries)
      if (kind === 'unknown') return slot.forms.length > 1 ? [slot] : []
      if (kind === 'split') return words.map(word => ({ typed: word, forms: [word, slot.typed] }))
      if (kind === 'typo') corrected.set(slot.typed, words[0] ?? slot.typed)
      return [{ typed: slot.typed, forms: [...new Set([...words, ...slot.forms.slice(1)])] }]
    }),
  )
  return { resolved: resolved.flat(), corrected, lost: resolved.some(({ length }) => length === 0) }
}

/** Whether any paper prints a slot's word, with or without the other slots: the index knows at no further download. */
async function isPrinted(engine: Engine, { typed }: Slot): Promise<boolean> {
  return (await engine.search(`"${typed}"`)).length > 0
}
