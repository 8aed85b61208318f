import { root } from 'astro:config/server'
import { readFileSync } from 'node:fs'

const GITHUB = /github\.com[/:]([\w.-]+\/[\w.-]+?)(?:\.git)?$/

/**
 * Address of the site's repository on GitHub, with a slash at the end: that of the workflow that builds the site, else
 * that of package.json. Undefined where neither names one; pages then have no such links.
 */
function repositoryAddress(): string | undefined {
  const { GITHUB_REPOSITORY, GITHUB_SERVER_URL = 'https://github.com' } = process.env
  if (GITHUB_REPOSITORY) return `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/`
  const { repository }: { repository?: unknown } = JSON.parse(
    readFileSync(new URL('package.json', root), 'utf8'),
  )
  const named =
    typeof repository === 'object' && repository !== null && 'url' in repository ? repository.url : repository
  const [, name] = GITHUB.exec(String(named ?? '')) ?? []
  return name ? `https://github.com/${name}/` : undefined
}

const address = repositoryAddress()

/** Address of lines of a source on GitHub, shown as plain text. */
export function sourceLinesHref(file: string, [first, last]: readonly [number, number]): string | undefined {
  return address && `${address}blob/HEAD/content/sources/${file}?plain=1#L${first}-L${last}`
}

/** Address of the form for a new issue, with what the page knows filled in. */
export function issueHref(title: string, page: string, source: string): string | undefined {
  if (!address) return undefined
  const body = `Page: ${page}\nSource: ${source}\n\nWhat is wrong, and what should it say?\n\n`
  return `${address}issues/new?${new URLSearchParams({ title: `Correction: ${title}`, body })}`
}
