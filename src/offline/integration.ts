import { hash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { bundleScript } from '../build/bundle-script.ts'
import { filesUnder } from '../build/files-under.ts'
import { DIGEST_LENGTH } from './digest.ts'
import {
  addressOf,
  INVENTORY,
  type Inventory,
  isAtPaper,
  isLeftOut,
  type KeptFile,
  MOST_UNASKED,
  PAGE_SCRIPT,
  WORKER,
} from './inventory.ts'
import type { ShellEntry } from './scope.ts'

/** The search index, what it can do least without first: words and pages, texts of results, spellings. */
const INDEX = [/^pagefind\/(?!fragment\/|vocabulary\/)/, /^pagefind\/fragment\//, /^pagefind\/vocabulary\//]
/**
 * Scripts and styles, the pages of the top level, icons: what every visit needs, and Workbox keeps. A second `*` would
 * take time in the square of a folder's files.
 */
const SHELL = ['_astro/**', '_offline/**', '*.html', '*/index.html', '*.{svg,png,webmanifest}']
/** The list of all other files is made after this one. */
const NO_SHELL = [INVENTORY]

/**
 * Makes the service worker of a built site. It runs last, since it lists every file: the same bytes give the same
 * worker, so that an unchanged site updates nothing on a reader's device.
 */
export function offline(): AstroIntegration {
  let sources: URL
  return {
    name: 'offline',
    hooks: {
      'astro:config:done': ({ config }) => {
        sources = new URL('offline/', config.srcDir)
      },
      'astro:build:done': async ({ dir, logger }) => {
        const write = async (name: string, text: string) => {
          await mkdir(new URL('.', new URL(name, dir)), { recursive: true })
          await writeFile(new URL(name, dir), text)
        }
        await write(PAGE_SCRIPT, await bundleScript(new URL('page.ts', sources), 'es'))
        const folder = fileURLToPath(dir)
        const shell = await shellOf(folder)
        const rest = restOf(folder, shell)
        const inventory = inventoryOf(shell, rest, noticesOf(folder, rest))
        await write(INVENTORY, JSON.stringify(inventory))
        const precached = [...shell, fileOf(folder, INVENTORY)]
        const entries = precached.map(([name, revision]): ShellEntry => ({ url: addressOf(name), revision }))
        const define = { 'self.__WB_MANIFEST': JSON.stringify(entries) }
        await write(WORKER, await bundleScript(new URL('worker.ts', sources), 'iife', define))
        const files = [...shell, ...rest]
        logger.info(`${files.length} files, ${kB(files)} kB; unasked: ${inventory.unasked}`)
      },
    },
  }
}

/** The files that Workbox's precache holds. Its own revisions are MD5, which browsers cannot check. */
async function shellOf(folder: string): Promise<KeptFile[]> {
  // The package's own entry loads a bundler and a compiler, which takes seconds.
  const { getManifest } = await import('workbox-build/build/get-manifest.js')
  const { manifestEntries, warnings } = await getManifest({
    globDirectory: folder,
    globPatterns: SHELL,
    globIgnores: NO_SHELL,
    maximumFileSizeToCacheInBytes: Number.MAX_SAFE_INTEGER,
  })
  if (warnings.length > 0) throw new Error(`The list of files is not whole: ${warnings.join(' ')}`)
  return manifestEntries.map(({ url }) => fileOf(folder, url)).sort(([a], [b]) => (a < b ? -1 : 1))
}

/** All other files of a folder that readers need. */
function restOf(folder: string, shell: readonly KeptFile[]): KeptFile[] {
  const precached = new Set(shell.map(([name]) => name))
  return filesUnder(folder)
    .filter(name => !precached.has(name) && !isLeftOut(name))
    .map(name => fileOf(folder, name))
}

function fileOf(folder: string, name: string): KeptFile {
  const bytes = readFileSync(join(folder, name))
  return [name, hash('sha256', bytes).slice(0, DIGEST_LENGTH), bytes.length]
}

/** Only a paper has a twin beside its page. */
function noticesOf(folder: string, files: readonly KeptFile[]): string[] {
  const twin = (name: string) => join(folder, `${dirname(name)}.json`)
  return files.map(([name]) => name).filter(name => isAtPaper(name) && !existsSync(twin(name)))
}

function inventoryOf(
  precached: readonly KeptFile[],
  rest: readonly KeptFile[],
  notices: readonly string[],
): Inventory {
  const shell = sizeOf(precached) + JSON.stringify([...precached, ...rest]).length
  if (shell + sizeOf(rest) <= MOST_UNASKED) {
    const index = rest.filter(file => needOf(file) >= 0)
    return { unasked: 'whole', shell, index, pages: rest.filter(file => needOf(file) < 0), notices }
  }
  const index: KeptFile[] = []
  for (const need of INDEX.keys()) {
    const part = rest.filter(file => needOf(file) === need)
    if (shell + sizeOf(index) + sizeOf(part) > MOST_UNASKED) break
    index.push(...part)
  }
  const kept = new Set(index)
  return { unasked: 'index', shell, index, pages: rest.filter(file => !kept.has(file)), notices }
}

function needOf([name]: KeptFile): number {
  return INDEX.findIndex(pattern => pattern.test(name))
}

function sizeOf(files: readonly KeptFile[]): number {
  return files.reduce((sum, [, , size]) => sum + size, 0)
}

function kB(files: readonly KeptFile[]): number {
  return Math.round(sizeOf(files) / 1000)
}
