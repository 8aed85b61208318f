import { storageKey } from '../../site/storage-key.ts'

/** The searches a reader made last, kept on the device alone. */
const KEY = storageKey('recent-searches')
const MOST = 6

/** Newest first; none where the browser keeps nothing. */
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

function keep(searches: readonly string[]): void {
  try {
    if (searches.length === 0) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, JSON.stringify(searches))
  } catch {
    // Storage is full or forbidden: searching works without it.
  }
}
