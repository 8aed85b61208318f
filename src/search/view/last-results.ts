import { storageKey } from '../../site/storage-key.ts'

/** The results of the search that a reader last opened one of, kept for this tab alone, to go from one to the next. */
const KEY = storageKey('last-results')

/** @param addresses of the results in order, with the words to mark */
export function keepResults(addresses: readonly string[]): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(addresses))
  } catch {
    // Storage is full or forbidden: there is no next result then.
  }
}

/** Where this page stands among the last results, from 0, and their addresses; undefined where it is none of them. */
export function placeAmongResults(): { place: number; addresses: readonly string[] } | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]')
    const addresses = Array.isArray(kept) ? kept.filter(address => typeof address === 'string') : []
    const place = addresses.findIndex(
      address => new URL(address, location.href).pathname === location.pathname,
    )
    return place < 0 ? undefined : { place, addresses }
  } catch {
    return undefined
  }
}

/** Goes to the next result, or the one before. Back still leads to the search. */
export function stepResults(step: 1 | -1): void {
  const among = placeAmongResults()
  const address = among?.addresses[among.place + step]
  if (address) location.replace(address)
}
