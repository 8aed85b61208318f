/** Where the built site will be served. */
export interface Deployment {
  /** Origin, such as `https://owner.github.io`. */
  readonly site: string
  /** Path under the origin, with a slash at both ends. */
  readonly base: string
}

/**
 * Reads `SITE_URL` and `BASE_PATH`. In a GitHub workflow, what is missing comes from its repository
 * (`GITHUB_REPOSITORY`, `owner/name`): the address of its Pages, whose path is empty for `owner.github.io`. Elsewhere
 * the defaults are those of the local server.
 */
export function deployment(env: Record<string, string | undefined>): Deployment {
  const pages = pagesAddress(env['GITHUB_REPOSITORY'])
  return {
    site: new URL(env['SITE_URL'] || pages.site).origin,
    base: withSlashes(env['BASE_PATH'] || pages.base),
  }
}

function pagesAddress(repository: string | undefined): Deployment {
  const [owner, name] = repository?.split('/') ?? []
  if (!owner || !name) return { site: 'http://localhost:4321', base: 'daily-papers' }
  const host = `${owner.toLowerCase()}.github.io`
  return { site: `https://${host}`, base: name.toLowerCase() === host ? '' : name }
}

function withSlashes(path: string): string {
  const inner = path.replace(/^\/+|\/+$/g, '')
  return inner === '' ? '/' : `/${inner}/`
}
