let slugs: Promise<ReadonlySet<string>> | undefined

/** Slugs of the papers that the reader has read. The code for it is fetched when a search first needs them. */
export function readSlugs(): Promise<ReadonlySet<string>> {
  slugs ??= fromDevice()
  return slugs
}

async function fromDevice(): Promise<ReadonlySet<string>> {
  const { store } = await import('../../reading/device.ts')
  store.watch(() => {
    slugs = undefined
  })
  return new Set((await store.all()).flatMap(({ slug, read }) => (read ? [slug] : [])))
}
