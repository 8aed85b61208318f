import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { identityEntry } from '../../src/schemas/identities.ts'
import type { Printed } from './match.ts'

const outcomeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('found'), identity: identityEntry }),
  z.strictObject({ kind: z.literal('doubtful'), report: z.string() }),
  z.strictObject({ kind: z.literal('missing') }),
])

/** The result of asking for one paper. */
export type Outcome = z.infer<typeof outcomeSchema>

const fileSchema = z.record(z.string(), z.strictObject({ printed: z.string(), outcome: outcomeSchema }))

/** Answers that are not in `content/identities.yml` yet, so that a killed run can continue where it was. */
export class ProgressFile {
  readonly #file: string
  readonly #answers: Record<string, z.infer<typeof fileSchema>[string]>

  constructor(file: string) {
    this.#file = file
    this.#answers = read(file)
  }

  /** An earlier result, as long as the paper is printed as it was then. */
  outcome(slug: string, printed: Printed): Outcome | undefined {
    const answer = this.#answers[slug]
    return answer?.printed === text(printed) ? answer.outcome : undefined
  }

  add(slug: string, printed: Printed, outcome: Outcome): void {
    this.#answers[slug] = { printed: text(printed), outcome }
    const next = `${this.#file}-${process.pid}`
    writeFileSync(next, JSON.stringify(this.#answers))
    renameSync(next, this.#file)
  }

  /** To be called when all papers have been asked for: the next run asks again for those that were not found. */
  remove(): void {
    rmSync(this.#file, { force: true })
  }
}

const text = ({ title, abstract }: Printed): string => `${title}\n${abstract}`

function read(file: string): z.infer<typeof fileSchema> {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return {}
  }
}
