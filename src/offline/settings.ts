/** What the reader wants kept: what is kept unasked, everything, or nothing more. */
export type Mode = 'unasked' | 'everything' | 'paused'

/** Why the last attempt to keep something failed. */
export type Problem = 'full' | 'changed' | 'network'

export interface Settings {
  readonly mode: Mode
  /** Which parts have been kept whole. A new version replaces the old one only when it has the same parts. */
  readonly whole: { readonly index: boolean; readonly pages: boolean }
  readonly problem?: Problem | undefined
}

const FIRST: Settings = { mode: 'unasked', whole: { index: false, pages: false } }

/** Reads the settings from a place that pages can read too, even before there is a worker. */
export async function readSettings(scope: string): Promise<Settings> {
  const kept = await (await caches.open(cacheName(scope))).match(key(scope))
  return kept ? { ...FIRST, ...(await kept.json()) } : FIRST
}

export async function changeSettings(scope: string, change: Partial<Settings>): Promise<Settings> {
  const settings = { ...(await readSettings(scope)), ...change }
  await (await caches.open(cacheName(scope))).put(key(scope), Response.json(settings))
  return settings
}

function cacheName(scope: string): string {
  return `settings-${scope}`
}

function key(scope: string): string {
  return `${scope}_offline/settings`
}
