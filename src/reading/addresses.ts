import { paths } from '../site/paths.ts'
import { isSlug } from './bookmark.ts'
import type { Addresses } from './match-entry.ts'

/** The pages of this site. */
export const addresses: Addresses = {
  paper: paths.paper,
  shortLink: paths.shortLink,
  slugAt: address => {
    const { origin, pathname } = new URL(address, location.href)
    const root = `${paths.home()}papers/`
    const [slug] = pathname.slice(root.length).split('/')
    return origin === location.origin && pathname.startsWith(root) && isSlug(slug) ? slug : undefined
  },
}

/** The address of a paper's page outside the site. */
export function absoluteAddress(slug: string): string {
  return new URL(paths.paper(slug), location.href).href
}
