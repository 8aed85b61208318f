/**
 * Builds one of the sites of the tests in a copy of the project, and serves it.
 *
 *   node serve-site.ts fixture|listing
 */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { builtSites, copyWithContent, SETTINGS, SITES } from './sites.ts'

const [name] = process.argv.slice(2)
if (name !== 'fixture' && name !== 'listing') throw new Error('Name the site: fixture or listing.')
const { content, port } = SITES[name]
const cwd = copyWithContent(content, join(builtSites(), name))
const env = { ...process.env, ...SETTINGS }
execFileSync('astro', ['build'], { cwd, env, stdio: ['ignore', 'ignore', 'inherit'] })
execFileSync('astro', ['preview', '--port', String(port)], { cwd, env, stdio: 'inherit' })
