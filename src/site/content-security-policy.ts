import { createHash } from 'node:crypto'
import { pageScript } from './choices.ts'

/**
 * What pages may load: files of the site, and the one inline script by its hash. Astro's own policy lists a hash for
 * every script and style of the site on every page, which is half a kilobyte that cannot be compressed.
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
