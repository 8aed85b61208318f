import { existsSync, readdirSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroConfig, AstroIntegration } from 'astro'
import { buildKey } from './build-key.ts'
import { makeKeyedPages, publicFiles } from './keyed-pages.ts'
import { type Account, Ledger } from './ledger.ts'

declare global {
  /** The ledger of the build under way. Pages are bundled as a module graph of their own, and find it by this name. */
  var buildLedger: Ledger | undefined
}

export interface Outputs extends AstroIntegration {
  /** @throws outside of a build, and before its configuration is known */
  readonly ledger: Ledger
  /** Addresses of the pages in the ledger, which Astro does not know; complete once all pages have been made. */
  readonly addresses: string[]
  /**
   * Adds work that writes files; the build waits for it.
   * @param work called when all pages have been written
   */
  await(name: string, work: () => Promise<Account>): void
  /** Closes the ledger. It comes after all integrations that write files. */
  readonly last: AstroIntegration
}

/**
 * Keeps the files of the previous build, and writes only what has changed; Astro would empty the folder first.
 * Integrations that do not use the ledger come after this one, which removes their files of the previous build.
 */
export function outputs(): Outputs {
  const addresses: string[] = []
  const works: [name: string, work: () => Promise<Account>][] = []
  /** Paths of the files that the bundler has written. */
  const bundled = new Set<string>()
  let hadFiles = false
  let ledger: Ledger | undefined
  let config: AstroConfig
  const opened = () => {
    if (!ledger) throw new Error('Only a build has a ledger of its files.')
    return ledger
  }
  const bundledNames = {
    name: 'bundled-names',
    writeBundle: (_: unknown, bundle: Readonly<Record<string, unknown>>) => {
      for (const name of Object.keys(bundle)) bundled.add(name)
    },
  }
  let building = false
  return {
    name: 'outputs',
    addresses,
    get ledger() {
      return opened()
    },
    await: (name, work) => void works.push([name, work]),
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        building = command === 'build'
        if (building) updateConfig({ vite: { build: { emptyOutDir: false }, plugins: [bundledNames] } })
      },
      'astro:config:done': ({ config: final }) => {
        config = final
        if (!building) return
        const folder = fileURLToPath(config.outDir)
        hadFiles = existsSync(folder) && readdirSync(folder).length > 0
        const file = fileURLToPath(new URL('outputs.json', config.cacheDir))
        ledger = new Ledger({ folder, file, key: buildKey(config.root) })
        globalThis.buildLedger = ledger
      },
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer(prerenderer => ({
          ...prerenderer,
          getStaticPaths: async () => {
            const made = await makeKeyedPages(prerenderer, opened(), config)
            addresses.push(...made.addresses)
            return made.others
          },
        }))
      },
      'astro:build:done': async ({ dir, assets, logger }) => {
        const ledger = opened()
        for (const [name, work] of works) {
          const account = await work()
          ledger.add(account)
          logger.fork(name).info(account.message)
          if (account.warning) logger.fork(name).warn(account.warning)
        }
        if (hadFiles) {
          const folder = fileURLToPath(dir)
          const pages = [...assets.values()].flat().map(file => relative(folder, fileURLToPath(file)))
          ledger.removeStrangers(new Set([...bundled, ...pages, ...publicFiles(config)]))
        }
        logger.info(`${ledger.kept} files as before`)
      },
    },
    last: {
      name: 'ledger',
      hooks: {
        'astro:build:done': () => opened().close(),
      },
    },
  }
}
