import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import fc from 'fast-check'

/**
 * Property tests try the same values in every run, so that a suite is red for what a change did.
 * `SEED=7 npm run test:unit` tries others; so does `npm run fuzz`, which never repeats itself.
 */
fc.configureGlobal({ seed: Number(process.env.SEED ?? 1) })

// Many tests run the commands; compiled once, they start in half the time.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, '../node_modules/.cache/node')
enableCompileCache(process.env.NODE_COMPILE_CACHE)
