import type { Engine } from './engine.ts'
import { isUnspaced } from './fold.ts'
import type { Slot } from './match.ts'
import { resolve } from './vocabulary.ts'

/** The result of looking up doubtful words in the index, the vocabulary and the table of real words. */
export interface Resolved {
  readonly slots: readonly Slot[]
  /** Misspelt words, each with its correction. */
  readonly corrected: ReadonlyMap<string, string>
  /** Words that no paper prints and that have no correction; they are left out. */
  readonly dropped: readonly string[]
  /** Real words that papers only have in the middle or at the end of other words. */
  readonly inside: readonly string[]
}

/** Finds out what doubtful words stand for. A real word, and a quoted one, only stands for itself. */
export async function resolveSlots(
  engine: Engine,
  slots: readonly Slot[],
  doubtful: ReadonlySet<Slot>,
): Promise<Resolved> {
  const corrected = new Map<string, string>()
  const dropped = new Set<string>()
  const inside: string[] = []
  const resolved = await Promise.all(
    slots.map(async (slot): Promise<Slot[]> => {
      const { typed, forms } = slot
      if (!doubtful.has(slot) || (await isPrinted(engine, slot))) return [slot]
      const left = () => {
        if (forms.length > 1) return [slot]
        // A pair of letters may be the end of one word and the beginning of another.
        if (isUnspaced(typed)) inside.push(typed)
        else dropped.add(typed)
        return []
      }
      if (slot.quoted) return left()
      const [entries, real] = await Promise.all([engine.vocabulary(typed), engine.meaning.isReal(typed)])
      if (!entries) return [slot]
      const { kind, words } = resolve(typed, entries)
      // Without the table, a word may be a real one, and is not corrected.
      if (kind === 'unknown' || (kind !== 'partial' && real !== false)) return left()
      if (kind === 'split') return words.map(word => ({ typed: word, forms: [word, typed] }))
      if (kind === 'typo') corrected.set(typed, words[0] ?? typed)
      else if (real && !words.some(word => word.startsWith(typed))) inside.push(typed)
      return [{ typed, forms: [...new Set([...words, ...forms.slice(1)])] }]
    }),
  )
  // Answers may come in another order than they were asked for.
  const inOrder = slots.map(({ typed }) => typed)
  return {
    slots: resolved.flat(),
    corrected: new Map(inOrder.flatMap(word => [...corrected].filter(([typed]) => typed === word))),
    dropped: inOrder.filter(word => dropped.has(word)),
    inside,
  }
}

/**
 * Whether any paper prints a slot's word, with or without the other slots. The index knows this without a further
 * download.
 */
async function isPrinted(engine: Engine, { typed }: Slot): Promise<boolean> {
  return (await engine.search(`"${typed}"`)).length > 0
}
