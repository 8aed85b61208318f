import { storageKey } from './storage-key.ts'

/** The list or results from which a reader last opened a paper, kept for this tab, to go from one paper to the next. */
const KEY = storageKey('last-list')

/** @param addresses of the papers in the order shown; those of search results include the words to mark */
export function keepList(addresses: readonly string[]): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(addresses))
  } catch {
    // Storage is full or forbidden: there is no next one then.
  }
}

/** This page's place in the last list, from 0, and the addresses of all its papers; undefined if it is not in it. */
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
 * Goes to the next or the previous paper of the list. The browser's Back button still leads to the list.
 * @returns whether this page is in a list
 */
export function stepList(step: 1 | -1): boolean {
  const among = placeInList()
  const address = among?.addresses[among.place + step]
  if (address) location.replace(address)
  return among !== undefined
}
