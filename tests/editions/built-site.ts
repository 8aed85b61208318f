import { spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { copyProject } from '../../scripts/project-copy.ts'

/** Where the built site is shown; no server is behind it. */
const ORIGIN = 'http://localhost:1'
const BASE_PATH = '/daily-papers/'

/** A site of its own in a temporary folder, with the code of this one. */
export class BuiltSite {
  readonly folder = copyProject()

  /** Adds a listing with `npm run add`. */
  add(name: string, text: string, date: string): void {
    writeFileSync(join(this.folder, name), text)
    this.run('node', 'scripts/add.ts', name, '--date', date)
  }

  run(command: string, ...args: string[]): void {
    const env = { ...process.env, BASE_PATH, GITHUB_REPOSITORY: 'papers/daily' }
    const { status, stdout, stderr } = spawnSync(command, args, { cwd: this.folder, env, encoding: 'utf8' })
    if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`)
  }

  /** Answers the page's requests with the files of the built site. */
  async show(page: Page): Promise<void> {
    await page.context().route(`${ORIGIN}/**`, route => {
      const { pathname } = new URL(route.request().url())
      const path = join(
        this.folder,
        'dist',
        pathname.slice(BASE_PATH.length).replace(/\/$|^$/, '/index.html'),
      )
      return existsSync(path) ? route.fulfill({ path }) : route.fulfill({ status: 404, body: 'Not found' })
    })
  }
}

export const address = (path: string): string => `${ORIGIN}${BASE_PATH}${path}`
