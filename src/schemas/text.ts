import { z } from 'zod'

/**
 * What no XML can hold (https://www.w3.org/TR/xml/#charsets), and so no feed and no EPUB: control characters, halves of
 * surrogate pairs, U+FFFE and U+FFFF.
 */
export const NO_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u

/** Text written by a person, without characters that some output cannot hold. */
export const writtenText = z.string().refine(text => !NO_XML.test(text), 'The text holds a control character')
