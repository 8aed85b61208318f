import { mkdirSync, readdirSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { filesUnder } from './files-under.ts'

/**
 * Keeps the files of the build before, so that what has not changed need not be written again, and takes away at the
 * end what this build has neither written nor touched. Astro would empty the folder first.
 */
export function buildFolder(): AstroIntegration {
  let hadFiles = false
  let started = 0
  return {
    name: 'build-folder',
    hooks: {
      'astro:config:setup': ({ command, config, updateConfig }) => {
        if (command !== 'build') return
        const folder = fileURLToPath(config.outDir)
        mkdirSync(folder, { recursive: true })
        hadFiles = readdirSync(folder).length > 0
        started = timeOfDisk(folder)
        updateConfig({ vite: { build: { emptyOutDir: false } } })
      },
      'astro:build:done': ({ dir }) => {
        const folder = fileURLToPath(dir)
        const isOld = (file: string) => statSync(file).mtimeMs < started
        const files = hadFiles ? filesUnder(folder).map(name => join(folder, name)) : []
        for (const file of files.filter(isOld)) remove(file)
      },
    },
  }
}

/** The time as the disk has it, of what is written to a folder now. */
function timeOfDisk(folder: string): number {
  const mark = join(folder, '.building')
  writeFileSync(mark, '')
  const { mtimeMs } = statSync(mark)
  rmSync(mark)
  return mtimeMs
}

/** Removes a file, and the folders that held nothing else. */
function remove(file: string): void {
  rmSync(file)
  for (let folder = dirname(file); readdirSync(folder).length === 0; folder = dirname(folder))
    rmdirSync(folder)
}
