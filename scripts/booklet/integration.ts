import { hash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import type { Outputs } from '../../src/build/outputs.ts'

/** Prints the booklets that have changed as PDF, where `EDITION_PDF=on` asks for it. It needs Chromium. */
export function booklets(outputs: Pick<Outputs, 'ledger'>): AstroIntegration {
  let base = '/'
  return {
    name: 'booklets',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base.replace(/\/*$/, '/')
      },
      'astro:build:done': async ({ dir, logger }) => {
        if (process.env['EDITION_PDF'] !== 'on') return
        const { ledger } = outputs
        const site = { folder: fileURLToPath(dir), base }
        const dates = globSync('editions/*/booklet', { cwd: site.folder }).map(
          path => path.split('/')[1] ?? '',
        )
        // Loads the printing code and opens a browser only when a booklet has to be printed.
        const { openPrinter, printBooklet } = await import('./print.ts')
        let browser: ReturnType<typeof openPrinter> | undefined
        try {
          for (const date of dates.sort())
            await ledger.put({
              path: `downloads/daily-papers-${date}.pdf`,
              key: hash('sha256', readFileSync(join(site.folder, `editions/${date}/booklet/index.html`))),
              make: async () => {
                browser ??= openPrinter()
                return printBooklet(await browser, site, date)
              },
            })
        } finally {
          await (await browser)?.close()
        }
        logger.info(`${dates.length} booklets as PDF`)
      },
    },
  }
}
