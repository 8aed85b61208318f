/** Longest slug, in characters; a longer title is cut at a word. */
export const SLUG_LENGTH = 80

/** ASCII, lower case, hyphens. */
export const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
