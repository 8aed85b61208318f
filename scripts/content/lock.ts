import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
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
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    const holder = holderOf(lock)
    // A lock without a number is being written at this moment.
    if (holder === '' || isRunning(Number(holder))) {
      const reason = `${holder ? `Process ${holder}` : 'Another process'} is changing ${shown(folder)} at the moment.`
      throw new SplitError([{ rule: 'locked', reason, place: { file: shown(lock) } }])
    }
    if (holder !== undefined) release(lock, holder)
    take(folder, lock)
  }
}

function holderOf(lock: string): string | undefined {
  try {
    return readFileSync(lock, 'utf8')
  } catch {
    return undefined
  }
}

/** Removes the lock of a process that is no more: moving it away first succeeds for one of several that try. */
function release(lock: string, holder: string): void {
  const moved = `${lock}-${process.pid}`
  try {
    renameSync(lock, moved)
  } catch {
    return
  }
  if (holderOf(moved) === holder) rmSync(moved)
  else renameSync(moved, lock)
}
