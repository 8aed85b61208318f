/** Hexadecimal digits of a digest: 64 bits of SHA-256, enough to tell versions of one file apart. */
export const DIGEST_LENGTH = 16
