import { root } from 'astro:config/server'
import { readFileSync } from 'node:fs'
import type { PaperFrontMatter } from '../schemas/paper.ts'
import { encodingOf, LINE_END, printedText } from '../schemas/source-text.ts'

const files = new Map<string, string[]>()

/** The part of the source text that a page was made from, exactly as printed. */
export const printedLines = (source: PaperFrontMatter['source']): string =>
  printedText(linesOf(source.file), source)

function linesOf(file: string): string[] {
  const known = files.get(file)
  if (known) return known
  const bytes = readFileSync(new URL(`content/sources/${file}`, root))
  const lines = new TextDecoder(encodingOf(bytes)).decode(bytes).split(LINE_END)
  files.set(file, lines)
  return lines
}
