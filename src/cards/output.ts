import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Output } from '../build/ledger.ts'
import type { Card } from './card.ts'

const design = hash('sha256', readFileSync(new URL('./draw.ts', import.meta.url)))

/** The picture of a card, as a file of the site. */
export function cardOutput(card: Card): Output {
  return {
    path: `cards/${card.name}.png`,
    key: JSON.stringify(card),
    code: design,
    make: async () => (await import('./draw.ts')).drawCard(card),
  }
}
