/** What a reader wants kept: everything, or what comes by itself. */
export type Mode = 'unasked' | 'everything' | 'paused'

/** Why the last attempt to keep something failed. */
export type Problem = 'full' | 'changed' | 'network'

export interface Settings {
  readonly mode: Mode
  /** Which parts have been kept whole; a new version takes the place of an old one only with the same parts. */
  readonly whole: { readonly index: boolean; readonly pages: boolean }
  readonly problem?: Problem | undefined
}

const FIRST: Settings = { mode: 'unasked', whole: { index: false, pages: false } }

/** Kept where the worker and, before there is one, its pages can read it. */
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
