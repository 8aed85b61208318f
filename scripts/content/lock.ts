import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { SplitError } from '../split/diagnostics.ts'
import { shown } from './files.ts'
import { isRunning, staging } from './folder.ts'

/**
 * Runs a command that reads a folder and changes it, while no other does. The lock is a file beside the folder with
 * the number of its process: that of a process which was killed is taken over.
 * @throws {SplitError} where another process holds the lock
 */
export function exclusive<Result>(folder: string, run: () => Result): Result {
  const lock = staging(folder, 'lock')
  mkdirSync(dirname(lock), { recursive: true })
  take(folder, lock)
  try {
    return run()
  } finally {
    rmSync(lock, { force: true })
  }
}

function take(folder: string, lock: string): void {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
  } catch (error) {
    if (!existsSync(lock)) throw error
    const holder = Number(readFileSync(lock, 'utf8'))
    if (isRunning(holder)) {
      const reason = `Process ${holder} is changing ${shown(folder)} at the moment.`
      throw new SplitError([{ rule: 'locked', reason, place: { file: shown(lock) } }])
    }
    // Moving it away succeeds for one process alone, which then takes the lock like any other.
    const stale = `${lock}-${process.pid}`
    renameSync(lock, stale)
    rmSync(stale)
    take(folder, lock)
  }
}
