import { storageKey } from '../../site/storage-key.ts'

/** The reader's last searches, kept only on the device; and the last text typed in this tab. */
const KEY = storageKey('recent-searches')
const LAST = storageKey('last-search')
const MOST = 6

/** The newest first; none if the browser stores nothing. */
export function recentSearches(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter(typed => typeof typed === 'string').slice(0, MOST) : []
  } catch {
    return []
  }
}

export function rememberSearch(typed: string): void {
  const search = typed.trim().slice(0, 200)
  if (search === '') return
  keep(
    [search, ...recentSearches().filter(other => other.toLowerCase() !== search.toLowerCase())].slice(
      0,
      MOST,
    ),
  )
}

export function forgetSearches(): void {
  keep([])
}

/** The last text typed in this tab; empty if there was none. */
export function lastSearch(): string {
  try {
    return sessionStorage.getItem(LAST) ?? ''
  } catch {
    return ''
  }
}

export function keepLastSearch(typed: string): void {
  try {
    sessionStorage.setItem(LAST, typed.slice(0, 500))
  } catch {
    // Storage is full or forbidden: the next search begins empty.
  }
}

function keep(searches: readonly string[]): void {
  try {
    if (searches.length === 0) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, JSON.stringify(searches))
  } catch {
    // Storage is full or forbidden: searching works without it.
  }
}
