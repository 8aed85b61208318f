import { createHash } from 'node:crypto'
import { pageScript } from './choices.ts'

/**
 * What pages may load: files of the site, and the one inline script, by its hash. Astro's own policy would put the hash
 * of every script and style of the site on every page: half a kilobyte that does not compress.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "base-uri 'none'",
  "connect-src 'self'",
  "font-src 'self'",
  "form-action 'self'",
  "img-src 'self'",
  "manifest-src 'self'",
  // Pagefind compiles its index reader from WebAssembly.
  `script-src 'self' 'wasm-unsafe-eval' 'sha256-${createHash('sha256').update(pageScript()).digest('base64')}'`,
  "style-src 'self'",
  "worker-src 'self'",
].join(';')
