import { DIGEST_LENGTH } from '../build/digest-length.ts'

/** The digest of a file's bytes, computed as the build's ledger does. */
export async function digestOf(bytes: BufferSource): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(hash.subarray(0, DIGEST_LENGTH / 2), byte => byte.toString(16).padStart(2, '0')).join('')
}
