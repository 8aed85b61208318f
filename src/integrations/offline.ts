import { hash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { DIGEST_LENGTH } from '../offline/digest.ts'
import {
  addressOf,
  INVENTORY,
  type Inventory,
  type KeptFile,
  MOST_UNASKED,
  PAGE_SCRIPT,
} from '../offline/inventory.ts'
import type { ShellEntry } from '../offline/scope.ts'
import { bundleScript } from './bundle-script.ts'

const WORKER = 'sw.js'
/**
 * What nobody asks for without a network: only programs read it, and they read it from afar. Of the files beside the
 * papers those of an edition, for reference managers, hold what those of its papers do.
 */
const LEFT_OUT = [
  new RegExp(`^(?:${RegExp.escape(WORKER)}|${RegExp.escape(INVENTORY)})$`),
  /^(?:sitemap[^/]*\.xml|robots\.txt|llms\.txt|opensearch\.xml)$/,
  /^(?:schemas|feeds|cards)\//,
  /^papers\.[^/]+$/,
  /^papers\/[^/]+\.[^/]+$/,
  /^editions\/[^/]+\.(?:csv|json)$/,
]
/** The search index, what it can do least without first: words and pages, texts of results, spellings. */
const INDEX = [/^pagefind\/(?!fragment\/|vocabulary\/)/, /^pagefind\/fragment\//, /^pagefind\/vocabulary\//]
/** Scripts and styles, the pages of the top level, icons: what every visit needs. */
const SHELL = /^(?:_astro\/|_offline\/|(?:[^/]+\/)?[^/]+\.html$|[^/]+\.(?:svg|png|webmanifest)$)/
/** Files of the site root that are pages of the shell only in name: downloads are as large as what they hold. */
const DOWNLOADS = /^downloads\//

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
        const files = listFiles(dir)
        const inventory = inventoryOf(files)
        const listed = JSON.stringify(inventory)
        await write(INVENTORY, listed)
        const shell = [...files.filter(isShell), fileOf(fileURLToPath(dir), INVENTORY)]
        const entries = shell.map(([name, revision]): ShellEntry => ({ url: addressOf(name), revision }))
        const define = { 'self.__WB_MANIFEST': JSON.stringify(entries) }
        await write(WORKER, await bundleScript(new URL('worker.ts', sources), 'iife', define))
        logger.info(`${files.length} files, ${kB(files)} kB; unasked: ${inventory.unasked}`)
      },
    },
  }
}

/** The files of a folder that readers need, by their names. */
function listFiles(dir: URL): KeptFile[] {
  const folder = fileURLToPath(dir)
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join('/'))
    .filter(name => !LEFT_OUT.some(pattern => pattern.test(name)))
  return names.sort().map(name => fileOf(folder, name))
}

function fileOf(folder: string, name: string): KeptFile {
  const bytes = readFileSync(join(folder, name))
  return [name, hash('sha256', bytes).slice(0, DIGEST_LENGTH), bytes.length]
}

function inventoryOf(files: readonly KeptFile[]): Inventory {
  const shell = sizeOf(files.filter(isShell)) + JSON.stringify(files).length
  const rest = files.filter(file => !isShell(file))
  if (shell + sizeOf(rest) <= MOST_UNASKED) {
    const index = rest.filter(file => needOf(file) >= 0)
    return { unasked: 'whole', shell, index, pages: rest.filter(file => needOf(file) < 0) }
  }
  const index: KeptFile[] = []
  for (const need of INDEX.keys()) {
    const part = rest.filter(file => needOf(file) === need)
    if (shell + sizeOf(index) + sizeOf(part) > MOST_UNASKED) break
    index.push(...part)
  }
  const kept = new Set(index)
  return { unasked: 'index', shell, index, pages: rest.filter(file => !kept.has(file)) }
}

function needOf([name]: KeptFile): number {
  return INDEX.findIndex(pattern => pattern.test(name))
}

function isShell([name]: KeptFile): boolean {
  return SHELL.test(name) && !DOWNLOADS.test(name)
}

function sizeOf(files: readonly KeptFile[]): number {
  return files.reduce((sum, [, , size]) => sum + size, 0)
}

function kB(files: readonly KeptFile[]): number {
  return Math.round(sizeOf(files) / 1000)
}
