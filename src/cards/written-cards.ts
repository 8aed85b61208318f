import type { BackgroundWork } from '../build/background.ts'
import { Ledger, type LedgerPlace } from '../build/ledger.ts'
import type { Card } from './card.ts'
import { cardOutput } from './output.ts'

/** Draws cards and writes their files. */
const writeCards: BackgroundWork<Card, LedgerPlace> = async (place, cards) => {
  const ledger = new Ledger(place)
  let drawn = 0
  for await (const card of cards) {
    await ledger.put(cardOutput(card))
    drawn++
  }
  return ledger.account(`${drawn} cards drawn`)
}

export default writeCards
