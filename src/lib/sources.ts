import { root } from 'astro:config/server'
import { readFileSync } from 'node:fs'
import type { PaperFrontMatter } from '../schemas/paper.ts'

const files = new Map<string, string[]>()

/** The lines of the source text that a page was made from, exactly as printed. */
export function printedLines({ file, lines: [first, last], columns }: PaperFrontMatter['source']): string {
  const lines = linesOf(file).slice(first - 1, last)
  const printed = lines.join('\n')
  if (!columns) return printed
  const behind = (lines.at(-1) ?? '').length - columns[1] + 1
  return printed.slice(columns[0] - 1, printed.length - behind)
}

function linesOf(file: string): string[] {
  const known = files.get(file)
  if (known) return known
  const lines = readFileSync(new URL(`content/sources/${file}`, root), 'utf8').split(
    /\r\n|[\n\r\u0085\u2028\u2029]/,
  )
  files.set(file, lines)
  return lines
}
