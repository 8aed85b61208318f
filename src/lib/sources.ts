import { root } from 'astro:config/server'
import { readFileSync } from 'node:fs'
import type { PaperFrontMatter } from '../schemas/paper.ts'

const files = new Map<string, string[]>()

/** The lines of the source text that a page was made from, exactly as printed. */
export function printedLines({ file, lines: [first, last] }: PaperFrontMatter['source']): string {
  return linesOf(file)
    .slice(first - 1, last)
    .join('\n')
}

function linesOf(file: string): string[] {
  const known = files.get(file)
  if (known) return known
  const lines = readFileSync(new URL(`content/sources/${file}`, root), 'utf8').split(/\r\n?|\n/)
  files.set(file, lines)
  return lines
}
