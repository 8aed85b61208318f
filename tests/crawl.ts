import type { Page } from 'playwright/test'

/** The result of following all links of a site. */
interface Walk {
  readonly broken: string[]
  /** Addresses of all pages and files to which a link leads. */
  readonly visited: string[]
}

/** Follows every link from the home page, and checks that its target exists, fragments included. */
export async function crawl(page: Page): Promise<Walk> {
  await page.goto('')
  return page.evaluate(async base => {
    const visited = new Map<string, Set<string>>()
    const broken: string[] = []
    const fragments: [from: string, to: URL][] = []
    const queue: [from: string, to: string][] = [['', base]]
    for (const [from, to] of queue) {
      if (visited.has(to)) continue
      const ids = new Set<string>()
      visited.set(to, ids)
      const response = await fetch(to)
      if (!response.ok || response.redirected) broken.push(`${from} → ${to}`)
      if (!response.headers.get('content-type')?.includes('html')) continue
      const document = new DOMParser().parseFromString(await response.text(), 'text/html')
      for (const { id } of document.querySelectorAll('[id]')) ids.add(id)
      for (const element of document.querySelectorAll('[href], [src]')) {
        const target = new URL(element.getAttribute('href') ?? element.getAttribute('src') ?? '', to)
        if (element.matches('link[rel="canonical"]') || !target.href.startsWith(base)) continue
        if (target.hash) fragments.push([to, target])
        queue.push([to, target.origin + target.pathname])
      }
    }
    for (const [from, { origin, pathname, hash }] of fragments)
      if (!visited.get(origin + pathname)?.has(decodeURIComponent(hash.slice(1))))
        broken.push(`${from} → ${pathname}${hash}`)
    return { broken, visited: [...visited.keys()] }
  }, page.url())
}
