import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { z } from 'zod'

/** What a build writes down of its files, so that the next one can keep them. */
export class BuildMemory<Known> {
  readonly #file: string
  readonly #schema: z.ZodType<Known>

  /** @param file kept beside Astro's own cache */
  constructor(file: string, schema: z.ZodType<Known>) {
    this.#file = file
    this.#schema = schema
  }

  /** What the build before wrote down; one that cannot be read is none. */
  read(): Known | undefined {
    try {
      return this.#schema.parse(JSON.parse(readFileSync(this.#file, 'utf8')))
    } catch {
      return undefined
    }
  }

  /** The same, and forgets it. */
  take(): Known | undefined {
    const known = this.read()
    this.forget()
    return known
  }

  /** Knows nothing until it is written anew: a build that fails may leave some files changed. */
  forget(): void {
    rmSync(this.#file, { force: true })
  }

  write(known: Known): void {
    mkdirSync(dirname(this.#file), { recursive: true })
    writeFileSync(`${this.#file}.new`, JSON.stringify(known))
    renameSync(`${this.#file}.new`, this.#file)
  }
}

/** Whether a file is still as large as it was written. */
export function isWhole(path: string, size: number | undefined): boolean {
  return statSync(path, { throwIfNoEntry: false })?.size === size
}

/** Keeps files of the build before: what a build does not touch is taken away at its end. */
export function keepFiles(paths: readonly string[]): void {
  const now = new Date()
  for (const path of paths) utimesSync(path, now, now)
}
