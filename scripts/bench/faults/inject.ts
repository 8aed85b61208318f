/**
 * Makes one call of the file system fail, or kills the process at it. It is loaded before a command by `--import`.
 *
 * `FAULT_CALL` is the number of the call, from 1, among those that touch a path below `FAULT_BELOW`; `FAULT_CODE` is
 * the error of the call (`ENOSPC`), or `KILL`. Without a number it only counts the calls, and writes their number to
 * the file `FAULT_COUNT`.
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { isMainThread } from 'node:worker_threads'

const { FAULT_BELOW = '/', FAULT_CALL, FAULT_CODE = 'EIO', FAULT_COUNT } = process.env
/** Calls that change or flush something, which a full or broken disk refuses. */
const CHANGES = 'open writeFile mkdir rename rm link copyFile fsync unlink utimes'.split(' ')
const at = Number(FAULT_CALL)
let calls = 0

/** Code of the project, of packages and of bundled pages: loading it is not the command's own work. */
const CODE = /\/(?:scripts\/|src\/|node_modules\/(?!\.)|dist\/\.prerender\/)/

/** Whether the call concerns a file that the command works on. Calls on open files have a number instead of a path. */
function isWatched([path]: readonly unknown[]): boolean {
  if (typeof path === 'number') return true
  const file = place(path)
  return file.startsWith(FAULT_BELOW) && !CODE.test(file.slice(FAULT_BELOW.length))
}

const place = (path: unknown): string => {
  const text = path instanceof URL ? path.pathname : String(path)
  return text.startsWith('/') ? text : `${process.cwd()}/${text}`
}

/** @throws the fault, at the call with the number */
function count(syscall: string, parameters: readonly unknown[]): void {
  if (!isWatched(parameters)) return
  calls++
  if (calls !== at) return
  if (FAULT_CODE === 'KILL') process.kill(process.pid, 'SIGKILL')
  const [path] = parameters
  const fault = new Error(`${FAULT_CODE}: injected, ${syscall}`)
  throw Object.assign(fault, {
    code: FAULT_CODE,
    syscall,
    ...(typeof path !== 'number' && { path: place(path) }),
  })
}

type Call = (...parameters: unknown[]) => unknown

/** Replaces each of these functions by one that counts its calls. */
function replace(module: object, suffix: string): void {
  for (const name of CHANGES) {
    const original: Call | undefined = Reflect.get(module, name + suffix)
    if (!original) continue
    const replaced: Call =
      suffix === 'Sync'
        ? (...parameters) => {
            count(name, parameters)
            return original(...parameters)
          }
        : async (...parameters) => {
            count(name, parameters)
            return original(...parameters)
          }
    Reflect.set(module, name + suffix, replaced)
  }
}

if (isMainThread) {
  replace(fs, 'Sync')
  replace(fs.promises, '')
  syncBuiltinESMExports()
  const { writeFileSync } = fs
  process.on('exit', () => {
    if (FAULT_COUNT !== undefined) writeFileSync(FAULT_COUNT, String(calls))
  })
}
