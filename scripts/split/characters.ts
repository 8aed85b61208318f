/** What no XML can hold (https://www.w3.org/TR/xml/#charsets), and so no feed and no EPUB: control characters, lone surrogates, U+FFFE and U+FFFF. */
export const NO_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u
