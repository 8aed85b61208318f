import { mkdirSync, readdirSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { filesUnder } from '../lib/files-under.ts'

/** Marks the time at which a build started, as the disk has it. */
const MARK = '.building'

/**
 * Keeps the files of the build before, so that what has not changed need not be written again, and takes away at the
 * end what this build has neither written nor touched. Astro would empty the folder first.
 */
export function buildFolder(): AstroIntegration {
  let hadFiles = false
  return {
    name: 'build-folder',
    hooks: {
      'astro:config:setup': ({ command, config, updateConfig }) => {
        if (command !== 'build') return
        const folder = fileURLToPath(config.outDir)
        mkdirSync(folder, { recursive: true })
        rmSync(join(folder, MARK), { force: true })
        hadFiles = readdirSync(folder).length > 0
        writeFileSync(join(folder, MARK), '')
        updateConfig({ vite: { build: { emptyOutDir: false } } })
      },
      'astro:build:done': ({ dir }) => {
        const folder = fileURLToPath(dir)
        const mark = join(folder, MARK)
        const started = statSync(mark).mtimeMs
        const isOld = (file: string) => statSync(file).mtimeMs < started
        const files = hadFiles ? filesUnder(folder).map(name => join(folder, name)) : []
        for (const file of [...files.filter(isOld), mark]) remove(file)
      },
    },
  }
}

/** Removes a file, and the folders that held nothing else. */
function remove(file: string): void {
  rmSync(file)
  for (let folder = dirname(file); readdirSync(folder).length === 0; folder = dirname(folder))
    rmdirSync(folder)
}
