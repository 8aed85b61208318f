/** Hexadecimal digits of a digest: 64 bits of SHA-256, enough to tell versions of a file apart. */
export const DIGEST_LENGTH = 16
