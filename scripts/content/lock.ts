import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { lock } from '../../src/build/lock.ts'
import { SplitError } from '../split/diagnostics.ts'
import { shown } from './files.ts'
import { staging } from './folder.ts'

/**
 * Runs a command that reads and changes a folder, while no other process does. The lock is a file beside the folder.
 * @throws {SplitError} where another process holds the lock
 */
export function exclusive<Result>(folder: string, run: () => Result): Result {
  const file = staging(folder, 'lock.db')
  mkdirSync(dirname(file), { recursive: true })
  const release = lock(file)
  if (!release) {
    const reason = `Another process is changing ${shown(folder)} at the moment.`
    throw new SplitError([{ rule: 'locked', reason, place: { file: shown(file) } }])
  }
  try {
    return run()
  } finally {
    release()
  }
}
