import { format } from 'node:util'
import { main as add } from '../scripts/add.ts'
import { exitCode } from '../scripts/content/output.ts'
import { main as history } from '../scripts/history.ts'
import { main as identify } from '../scripts/identify.ts'
import { main as permalinks } from '../scripts/permalinks.ts'
import { main as split } from '../scripts/split.ts'

const COMMANDS = { add, history, identify, permalinks, split } as const

export interface Ended {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

/**
 * Runs a command in a folder as a terminal does, but within this process: starting a process takes most of a second.
 * One command runs at a time. Errors that are no refusals are thrown; a terminal would print their stack.
 */
export async function command(name: keyof typeof COMMANDS, args: string[], folder: string): Promise<Ended> {
  const { log, error } = console
  const former = process.cwd()
  let stdout = ''
  let stderr = ''
  console.log = (...words) => {
    stdout += `${format(...words)}\n`
  }
  console.error = (...words) => {
    stderr += `${format(...words)}\n`
  }
  process.chdir(folder)
  try {
    const status = await exitCode(() => COMMANDS[name](args))
    return { status, stdout, stderr }
  } finally {
    process.chdir(former)
    Object.assign(console, { log, error })
  }
}
