import { chmodSync, closeSync, constants, fstatSync, openSync, rmSync, statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

/** SQLite's code where another process holds the lock: https://sqlite.org/rescode.html#busy */
const BUSY = 5
/** Whoever may write the folder may take the lock that another's killed run has left. */
const FOR_ALL = 0o666

/**
 * Takes a lock that the operating system keeps: it ends with its process, however that ends. What is in the file, who
 * made it and when means nothing. It is an exclusive transaction of an empty SQLite database, which Node brings along;
 * it is never written to.
 *
 * @returns gives the lock back; undefined where another process has it
 * @throws an error of the file system where the file cannot be made or written
 */
export function lock(file: string): (() => void) | undefined {
  const descriptor = open(file)
  const database = new DatabaseSync(file, { timeout: 0 })
  const close = () => {
    database.close()
    // Only now: closing a file ends all locks that a process has on it.
    closeSync(descriptor)
  }
  if (!begin(database, file)) {
    closeSync(descriptor)
    return undefined
  }
  // The file of this name before and after the database was opened is the one it has, unless the former holder
  // removed it meanwhile.
  if (statSync(file, { throwIfNoEntry: false })?.ino !== fstatSync(descriptor).ino) {
    close()
    return lock(file)
  }
  return () => {
    remove(file)
    close()
  }
}

function open(file: string): number {
  // SQLite would take a lock that holds off nobody on a file that may only be read.
  const descriptor = openSync(file, constants.O_RDWR | constants.O_CREAT)
  try {
    chmodSync(file, FOR_ALL)
  } catch {
    // It is another's, who has done this.
  }
  return descriptor
}

function begin(database: DatabaseSync, file: string): boolean {
  try {
    // With its journal in memory it writes nothing, which a full disk would refuse.
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
    return true
  } catch (error) {
    database.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === BUSY) return false
    throw Object.assign(new Error(`The file cannot be locked: ${error}`), {
      code: 'EIO',
      syscall: 'lock',
      path: file,
    })
  }
}

function remove(file: string): void {
  try {
    rmSync(file, { force: true })
  } catch {
    // Windows removes no open file: it stays, and is free.
  }
}
