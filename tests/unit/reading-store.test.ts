import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import 'fake-indexeddb/auto'
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb'
import { openDB } from 'idb'
import { type Bookmark, withoutGaps } from '../../src/reading/bookmark.ts'
import { addCitations, citationTexts, keepCitations, keptCitations } from '../../src/reading/citations.ts'
import { completed } from '../../src/reading/completion.ts'
import { damagedRows, keepDamaged } from '../../src/reading/damage.ts'
import { forgetAll, keepBeside } from '../../src/reading/forget.ts'
import { undoing } from '../../src/reading/rebased.ts'
import { ReadingStore } from '../../src/reading/store.ts'

const NAME = '/papers/reading'
const NOW = '2025-07-30T08:15:00.000Z'
const stores: ReadingStore[] = []

const row = (slug: string, more: Partial<Bookmark> = {}): Bookmark => ({
  version: 1,
  slug,
  title: `On ${slug}`,
  saved: NOW,
  ...more,
})

/** Another page of the site: a second store on the same device. */
function page(): ReadingStore {
  const store = new ReadingStore(NAME)
  stores.push(store)
  return store
}

const save = (store: ReadingStore, ...rows: Bookmark[]) =>
  store.update(
    rows.map(({ slug }) => slug),
    (before, slug) => ({ ...before, ...(rows.find(row => row.slug === slug) ?? row(slug)) }),
  )

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
  const kept = new Map<string, string>()
  Object.defineProperty(globalThis, 'sessionStorage', {
    configurable: true,
    value: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
    },
  })
})

afterEach(async () => {
  for (const store of stores.splice(0)) await store.close()
})

const putNothing = (t: { mock: { method: typeof import('node:test').mock.method } }, name: string) =>
  t.mock.method(IDBObjectStore.prototype, 'put', () => {
    throw new DOMException('No room', name)
  })

test('another page can read what one page saves, and is notified', async () => {
  const [ours, theirs] = [page(), page()]
  const told = new Promise(resolve => theirs.watch(resolve))
  await save(ours, row('a', { note: 'Why?' }), row('b'))
  assert.deepEqual(await told, ['a', 'b'])
  assert.deepEqual(await theirs.get(['b', 'c', 'a']), [row('b'), undefined, row('a', { note: 'Why?' })])
  assert.equal(await theirs.count(), 2)
})

test('two pages that change one paper at once both keep their change', async () => {
  const [ours, theirs] = [page(), page()]
  await save(ours, row('a'))
  await Promise.all([
    ours.update(['a'], before => ({ ...row('a'), ...before, note: 'Ours' })),
    theirs.update(['a'], before => ({ ...row('a'), ...before, read: NOW })),
  ])
  assert.deepEqual(await page().get(['a']), [row('a', { note: 'Ours', read: NOW })])
})

test('an update returns the former rows, so that it can be undone', async () => {
  const store = page()
  await save(store, row('a', { note: 'Kept' }))
  const changes = await store.update(['a', 'b'], (_, slug) =>
    slug === 'a' ? { ...row('a'), saved: undefined } : row('b'),
  )
  assert.deepEqual(await store.get(['a', 'b']), [undefined, row('b')])
  await store.update([...changes.keys()], undoing(changes))
  assert.deepEqual(await store.all(), [row('a', { note: 'Kept' })])
})

test('a device that lets nothing be kept: the tab holds it, and says so', async t => {
  const refuse = t.mock.method(globalThis.indexedDB, 'open', () => {
    throw new DOMException('Private', 'SecurityError')
  })
  await save(page(), row('a'))
  const next = page()
  assert.deepEqual(await next.get(['a', 'b']), [row('a'), undefined])
  assert.equal(await next.count(), 1)
  assert.equal(next.refusal, 'refused')
  refuse.mock.restore()
  await next.offerHeld()
  assert.equal(next.refusal, undefined)
  sessionStorage.removeItem(NAME)
  assert.deepEqual(await page().all(), [row('a')])
})

test('without any storage the page itself holds saved papers', async t => {
  t.mock.method(globalThis.indexedDB, 'open', () => {
    throw new DOMException('Private', 'SecurityError')
  })
  Object.defineProperty(globalThis, 'sessionStorage', {
    configurable: true,
    get: () => {
      throw new DOMException('Forbidden', 'SecurityError')
    },
  })
  const store = page()
  await save(store, row('a'))
  assert.deepEqual(await store.all(), [row('a')])
})

test('a full device keeps what it has; the rest is held and reported', async t => {
  const store = page()
  await save(store, row('a'), row('b'))
  const full = putNothing(t, 'QuotaExceededError')
  await save(store, row('a', { note: 'New' }), row('c'))
  assert.equal(store.refusal, 'full')
  assert.deepEqual(
    (await store.all()).toSorted((a, b) => (a.slug < b.slug ? -1 : 1)),
    [row('a', { note: 'New' }), row('b'), row('c')],
  )
  full.mock.restore()
  const next = page()
  await next.offerHeld()
  assert.deepEqual(await next.get(['a', 'b', 'c']), [row('a', { note: 'New' }), row('b'), row('c')])
  assert.equal(next.refusal, undefined)
})

test('a change of many rows is made whole or not at all', async t => {
  const store = page()
  await save(store, row('a'))
  let puts = 0
  const put = IDBObjectStore.prototype.put
  const broken = t.mock.method(
    IDBObjectStore.prototype,
    'put',
    function (this: IDBObjectStore, value: unknown) {
      if (++puts === 2) throw new DOMException('No room', 'QuotaExceededError')
      return put.call(this, value)
    },
  )
  await save(store, row('b'), row('c'))
  broken.mock.restore()
  sessionStorage.removeItem(NAME)
  assert.deepEqual(await page().all(), [row('a')])
})

test('damaged rows are set aside, and the others read', async () => {
  await save(page(), row('a'), row('b'))
  const db = await openDB(NAME)
  await db.put('papers', { slug: 'a', title: 7, note: 'Mine' })
  await db.put('papers', { slug: 5 })
  db.close()
  const store = page()
  assert.deepEqual(await store.all(), [row('b')])
  assert.deepEqual(await damagedRows(store), [{ slug: 5 }, { slug: 'a', title: 7, note: 'Mine' }])
  await save(store, row('a'))
  assert.equal((await store.all()).length, 2)
})

test('a damaged row that is overwritten is set aside too', async () => {
  await save(page(), row('a'))
  const db = await openDB(NAME)
  await db.put('papers', { slug: 'a', note: 'Mine' })
  db.close()
  const store = page()
  await save(store, row('a'))
  assert.deepEqual(await store.get(['a']), [row('a')])
  assert.equal((await damagedRows(store)).length, 1)
})

test('a site of an earlier version reads and keeps what a later one has written', async () => {
  const db = await openDB(NAME, 7, {
    upgrade: db => {
      db.createObjectStore('papers', { keyPath: 'slug' }).createIndex('saved', 'saved')
      db.createObjectStore('shelves')
    },
  })
  const later = { ...row('a'), version: 3, colour: 'red' }
  await db.put('papers', later)
  db.close()
  const store = page()
  assert.deepEqual(await store.all(), [later])
  await store.update(['a'], before => ({ ...row('a'), ...before, note: 'Here' }))
  assert.deepEqual(await store.all(), [{ ...later, note: 'Here' }])
})

test('a cleared device is an empty one, not a broken one', async () => {
  const store = page()
  await save(store, row('a'))
  await new Promise(resolve => {
    indexedDB.deleteDatabase(NAME).onsuccess = resolve
  })
  assert.deepEqual(await store.all(), [])
  await save(store, row('b'))
  assert.deepEqual(await page().all(), [row('b')])
})

test('an edit made while the device is full replaces the row that it began from', async t => {
  const store = page()
  await save(store, row('a', { note: 'Old' }), row('b'), row('c', { note: 'Gone' }))
  const full = putNothing(t, 'QuotaExceededError')
  await store.update(['a', 'b', 'c'], (before, slug) =>
    before && slug === 'a'
      ? { ...before, note: 'New' }
      : before && { ...before, saved: undefined, note: undefined },
  )
  full.mock.restore()
  const next = page()
  await next.offerHeld()
  assert.equal(next.refusal, undefined)
  assert.deepEqual(await page().all(), [row('a', { note: 'New' })])
})

test('held changes are merged with what the device has received since', async t => {
  const [store, theirs] = [page(), page()]
  await save(store, row('a', { note: 'Old' }), row('b'))
  const full = putNothing(t, 'QuotaExceededError')
  await store.update(['a', 'b'], (before, slug) =>
    before && slug === 'a' ? { ...before, note: 'Ours' } : before && { ...before, saved: undefined },
  )
  full.mock.restore()
  await theirs.update(['a', 'b'], before => before && { ...before, note: 'Theirs', read: NOW })
  // The next change of any row also stores this row on the device.
  await store.update(['a'], before => before && { ...before, year: '2025' })
  await store.offerHeld()
  assert.deepEqual(await page().get(['a', 'b']), [
    row('a', { note: 'Ours\n\nTheirs', read: NOW, year: '2025' }),
    withoutGaps(row('b', { note: 'Theirs', read: NOW, saved: undefined })),
  ])
})

for (const name of ['QuotaExceededError', 'SecurityError'])
  test(`two changes of one row at once are both held (${name})`, async t => {
    const store = page()
    await save(store, row('a'))
    const refuse =
      name === 'SecurityError'
        ? t.mock.method(globalThis.indexedDB, 'open', () => {
            throw new DOMException('Private', name)
          })
        : putNothing(t, name)
    const held = name === 'SecurityError' ? page() : store
    await Promise.all([
      held.update(['a'], before => ({ ...row('a'), ...before, note: 'Why?' })),
      held.update(['a'], before => ({ ...row('a'), ...before, read: NOW })),
    ])
    assert.deepEqual(await held.get(['a']), [row('a', { note: 'Why?', read: NOW })])
    refuse.mock.restore()
    await held.offerHeld()
    assert.deepEqual(await page().get(['a']), [row('a', { note: 'Why?', read: NOW })])
  })

for (const [kind, before, after, since, undone] of [
  ['a note on what was imported', undefined, row('a'), { note: 'Mine' }, { saved: undefined, note: 'Mine' }],
  [
    'a note that goes on from an imported one',
    row('a', { note: 'Old' }),
    row('a', { note: 'Old\n\nTheirs' }),
    { note: 'Old\n\nTheirs, and mine' },
    { note: 'Old\n\nTheirs, and mine' },
  ],
  [
    'reading what was removed',
    row('a', { note: 'Old' }),
    row('a', { saved: undefined, note: 'Old' }),
    { read: NOW, note: 'New' },
    { read: NOW, note: 'New' },
  ],
  [
    'reading what was forgotten',
    row('a', { note: 'Old' }),
    undefined,
    { saved: undefined, read: NOW },
    { note: 'Old', read: NOW },
  ],
  [
    'facts that came since',
    row('a'),
    undefined,
    { saved: undefined, read: NOW, year: '2025' },
    { read: NOW, year: '2025' },
  ],
] as const)
  test(`taking a change back leaves ${kind}`, async () => {
    const store = page()
    if (before) await save(store, before)
    const changes = await store.update(['a'], () => after)
    await store.update(['a'], now => ({ ...row('a'), ...now, ...since }))
    await store.update(['a'], undoing(changes))
    assert.deepEqual(await store.get(['a']), [withoutGaps(row('a', undone))])
  })

test('a paper that has moved is kept and exported once, under its new address', async () => {
  const store = page()
  await save(store, row('old', { note: 'Mine' }), row('new', { note: 'Too' }), row('kept'), row('gone'))
  const entry = (slug: string) => ({ slug, bib: `@misc{${slug}}`, ris: '' })
  await keepCitations(store, [entry('kept')])
  const fetched: string[] = []
  const { texts, missing } = await citationTexts(store, ['old', 'kept', 'gone', 'new'], 'bib', slugs =>
    completed(store, slugs, async slug => {
      fetched.push(slug)
      const now = slug === 'gone' ? undefined : 'new'
      return now && { slug: now, title: 'On new', authors: 'Wu', year: '2025', citation: entry(now) }
    }),
  )
  assert.deepEqual(fetched, ['old', 'gone', 'new'])
  assert.deepEqual([texts, missing], [['@misc{new}', '@misc{kept}'], ['gone']])
  assert.deepEqual(await store.all(), [
    row('gone'),
    row('kept'),
    row('new', { authors: 'Wu', year: '2025', note: 'Too\n\nMine' }),
  ])
})

test('entries that are imported replace none', async () => {
  const store = page()
  const entry = (slug: string, bib: string) => ({ slug, bib, ris: '' })
  await keepCitations(store, [entry('a', 'ours')])
  await addCitations(store, [entry('a', 'theirs'), entry('b', 'theirs')])
  const kept = await keptCitations(store, ['a', 'b'])
  assert.deepEqual([...kept.values()], [entry('a', 'ours'), entry('b', 'theirs')])
})

test('everything is forgotten, damaged rows too, and can be restored', async () => {
  const store = page()
  const entry = { slug: 'a', bib: '@misc{a}', ris: '' }
  await save(store, row('a', { note: 'Mine' }))
  await keepCitations(store, [entry])
  await keepDamaged(store, [{ slug: 5, note: 'Mine' }])
  const forgotten = await forgetAll(store)
  const tables = async () => [
    await store.all(),
    await damagedRows(store),
    [...(await keptCitations(store, ['a'])).values()],
  ]
  assert.deepEqual(await tables(), [[], [], []])
  await store.update([...forgotten.changes.keys()], undoing(forgotten.changes))
  await keepBeside(store, forgotten)
  assert.deepEqual(await tables(), [[row('a', { note: 'Mine' })], [{ slug: 5, note: 'Mine' }], [entry]])
})
