import { type DiagnosticRule, SplitError } from '../split/diagnostics.ts'
import { shown } from './files.ts'

/** Errors of the file system in plain words, by code: https://man7.org/linux/man-pages/man3/errno.3.html */
const FAULTS = {
  EACCES: ['no-permission', 'You may not read or write this'],
  EPERM: ['no-permission', 'You may not change this'],
  EROFS: ['no-permission', 'This disk may only be read'],
  ENOSPC: ['disk-full', 'The disk is full'],
  EDQUOT: ['disk-full', 'Your share of the disk is used up'],
  EFBIG: ['disk-full', 'The file is larger than may be written'],
  ENOENT: ['missing-file', 'There is no such file or folder'],
  ENOTDIR: ['missing-file', 'A file stands where a folder has to be'],
  EISDIR: ['missing-file', 'A folder stands where a file has to be'],
  ELOOP: ['missing-file', 'The link leads back to itself'],
  EBUSY: ['disk-failure', 'Another program or a mounted disk keeps this from being changed'],
  EMFILE: ['disk-failure', 'Too many files are open'],
} as const satisfies Record<string, readonly [DiagnosticRule, string]>

const isFault = (code: string): code is keyof typeof FAULTS => code in FAULTS

/**
 * An error of the operating system as a diagnostic: where it occurred and what to do. Other errors stay as they are.
 */
export function explained(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof SplitError) return error
  const { code, path, syscall }: NodeJS.ErrnoException = error
  if (code === undefined || syscall === undefined) return error
  const [rule, reason] = isFault(code)
    ? FAULTS[code]
    : (['disk-failure', 'The disk reports a fault'] as const)
  return new SplitError([
    { rule, reason: `${reason} (${code}: ${syscall}).`, place: { file: shown(path ?? '.') } },
  ])
}

export const message = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Does a work on a file. Its errors name the file: those of reading and writing an open file do not. */
export function onFile<Result>(path: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    if (error instanceof Error && 'syscall' in error && !('path' in error)) Object.assign(error, { path })
    throw error
  }
}
