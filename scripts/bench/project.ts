import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { linkPackages } from '../link-packages.ts'

export const ROOT = join(import.meta.dirname, '../..')
const FILES = ['src', 'scripts', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json']

/** A copy of the project without content, in a temporary folder unless one is named. */
export function emptyCopy(folder = mkdtempSync(join(tmpdir(), 'daily-papers-'))): string {
  for (const name of FILES) cpSync(join(ROOT, name), join(folder, name), { recursive: true })
  linkPackages(folder)
  mkdirSync(join(folder, 'content/sources'), { recursive: true })
  mkdirSync(join(folder, 'content/papers'))
  writeFileSync(join(folder, 'content/corrections.yml'), '[]\n')
  writeFileSync(join(folder, 'content/permalinks.json'), '{ "papers": {} }\n')
  return folder
}

/** A copy of the project with the real sources, not yet split. */
export function copyWithSources(named?: string): string {
  const folder = emptyCopy(named)
  for (const name of ['sources', 'corrections.yml'])
    cpSync(join(ROOT, 'content', name), join(folder, 'content', name), { recursive: true })
  return folder
}
