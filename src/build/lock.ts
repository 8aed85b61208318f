import { chmodSync, closeSync, constants, fstatSync, openSync, rmSync, statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

/** SQLite's code where another process holds the lock: https://sqlite.org/rescode.html#busy */
const BUSY = 5
/** Anyone who may write the folder may take the lock again after a run was killed. */
const FOR_ALL = 0o666

/**
 * Takes a lock that the operating system releases when the process ends, however it ends. The file's content, owner and
 * age mean nothing. The lock is an exclusive transaction of an empty SQLite database, which is never written to; Node
 * includes SQLite.
 * @returns a function that releases the lock; undefined where another process has it
 * @throws an error of the file system where the file cannot be made or written
 */
export function lock(file: string): (() => void) | undefined {
  const descriptor = open(file)
  const database = new DatabaseSync(file, { timeout: 0 })
  const close = () => {
    database.close()
    // This comes last: closing a file releases all locks that the process has on it.
    closeSync(descriptor)
  }
  if (!begin(database, file)) {
    closeSync(descriptor)
    return undefined
  }
  // If the former holder has just removed the file, the database has opened another one.
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
  // On a read-only file SQLite would take a shared lock, which keeps nobody out.
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
    // With its journal in memory, SQLite writes nothing that a full disk would refuse.
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
