/** Digits of a digest. */
export const DIGEST_LENGTH = 16

/** Names the bytes of a file: 64 bits of SHA-256, enough to tell versions of one file apart, in hexadecimal. */
export async function digestOf(bytes: BufferSource): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(hash.subarray(0, DIGEST_LENGTH / 2), byte => byte.toString(16).padStart(2, '0')).join('')
}
