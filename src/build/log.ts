import { stripVTControlCharacters } from 'node:util'
import type { AstroLoggerDestination, AstroLoggerMessage } from 'astro'
import nodeDestination from 'astro/logger/node'
import { clearBar } from './progress.ts'

/**
 * What Astro logs beside one line a stage, by its label: every page, in lines that mix where pages are made side by
 * side; the steps of a stage; settings; and that an error has occurred, although the error itself follows.
 */
const CHATTER: readonly (readonly [label: string | null, text: RegExp])[] = [
  [null, /^\s*├─|^✓ Completed in/],
  ['SKIP_FORMAT', /^ *\(\+[\d.]+m?s\)|^\s*generating static routes/],
  ['content', /^Syncing content/],
  ['types', /^Generated/],
  ['vite', /^✓ built in/],
  [
    'build',
    /^(?:output|mode|directory):|^(?:Collecting|Rearranging|Waiting for) |^✓ Completed in|^Complete!/,
  ],
]
const UNHANDLED = /^An unhandled error occurred while running the "[\w:]+" hook$/

/** The log of a build: one line a stage. The setting `logger` gives Astro the path of this file. */
export default function log(): AstroLoggerDestination {
  const terminal = nodeDestination()
  return {
    write: event => {
      if (isChatter(event)) return
      clearBar()
      terminal.write(event)
    },
  }
}

function isChatter({ label, level, message }: AstroLoggerMessage): boolean {
  const text = stripVTControlCharacters(message)
  if (level === 'error') return UNHANDLED.test(text)
  return level === 'info' && CHATTER.some(([of, pattern]) => of === label && pattern.test(text))
}
