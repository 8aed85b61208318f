import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import fc from 'fast-check'

/**
 * Property tests use the same values in every run, so that a failure comes from a change of the code. `SEED=7 npm run
 * test:unit` uses others; `npm run fuzz` uses new ones in each run.
 */
fc.configureGlobal({ seed: Number(process.env.SEED ?? 1) })

// Many tests run the commands. Compiled once, they start in half the time.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, '../node_modules/.cache/node')
enableCompileCache(process.env.NODE_COMPILE_CACHE)
