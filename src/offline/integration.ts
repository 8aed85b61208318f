import { dirname } from 'node:path'
import type { AstroIntegration } from 'astro'
import { bundleScript } from '../build/bundle-script.ts'
import type { Outputs } from '../build/outputs.ts'
import {
  addressOf,
  INDEX,
  INVENTORY,
  type Inventory,
  isAtPaper,
  isLeftOut,
  type KeptFile,
  MOST_UNASKED,
  PAGE_SCRIPT,
  SHELL,
  WORKER,
} from './inventory.ts'
import type { ShellEntry } from './scope.ts'

/** The expression in the worker's script that the list of the shell's files replaces. */
const MANIFEST = 'self.__WB_MANIFEST'

/**
 * Makes the service worker of a built site. It comes after all integrations that write files, since it lists these. The
 * same files give the same worker, so that an unchanged site updates nothing on a reader's device.
 */
export function offline(outputs: Outputs): AstroIntegration {
  let scripts: Promise<[page: string, worker: string]>
  return {
    name: 'offline',
    hooks: {
      'astro:build:start': () => {
        const bundle = (name: string, format: 'es' | 'iife') =>
          outputs.ledger.text(name, () => bundleScript(new URL(name, import.meta.url), format))
        // The bundler works while pages are made.
        scripts = Promise.all([bundle('page.ts', 'es'), bundle('worker.ts', 'iife')])
        // An error is reported where the scripts are awaited.
        scripts.catch(() => {})
      },
      'astro:build:done': async ({ logger }) => {
        const { ledger } = outputs
        const [page, worker] = await scripts
        await ledger.put({ path: PAGE_SCRIPT, key: '', make: () => page })
        ledger.nameOthers()
        const all = ledger.files().sort(([a], [b]) => (a < b ? -1 : 1))
        const shell = all.filter(([name]) => SHELL.test(name))
        const rest = all.filter(([name]) => !SHELL.test(name) && !isLeftOut(name))
        const inventory = inventoryOf(shell, rest, noticesOf(all))
        const listed = JSON.stringify(inventory)
        await ledger.put({ path: INVENTORY, key: listed, make: () => listed })
        const list = ledger.files().filter(([name]) => name === INVENTORY)
        const entries = [...shell, ...list].map(
          ([name, revision]): ShellEntry => ({ url: addressOf(name), revision }),
        )
        const manifest = JSON.stringify(entries)
        await ledger.put({
          path: WORKER,
          key: manifest,
          make: () => worker.replace(MANIFEST, () => manifest),
        })
        const files = [...shell, ...rest]
        logger.info(`${files.length} files, ${kB(files)} kB; unasked: ${inventory.unasked}`)
      },
    },
  }
}

/** Pages at the address of a paper that no longer show one: only a paper's page has a file beside it. */
function noticesOf(files: readonly KeptFile[]): string[] {
  const names = new Set(files.map(([name]) => name))
  return [...names].filter(name => isAtPaper(name) && !names.has(`${dirname(name)}.json`))
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
