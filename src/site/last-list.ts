import { storageKey } from './storage-key.ts'

/** The results or rows that a reader last opened one of, kept for this tab alone, to go from one to the next. */
const KEY = storageKey('last-list')

/** @param addresses of the papers in the order shown; of results with the words to mark */
export function keepList(addresses: readonly string[]): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(addresses))
  } catch {
    // Storage is full or forbidden: there is no next one then.
  }
}

/** Where this page stands in the last list, from 0, and the addresses of all; undefined where it is not in it. */
export function placeInList(): { place: number; addresses: readonly string[] } | undefined {
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

/**
 * Goes to the next of the list, or the one before. Back still leads to the list.
 *
 * @returns whether this page stands in a list
 */
export function stepList(step: 1 | -1): boolean {
  const among = placeInList()
  const address = among?.addresses[among.place + step]
  if (address) location.replace(address)
  return among !== undefined
}
