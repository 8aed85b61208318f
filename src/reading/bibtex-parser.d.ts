/** The parser alone: the package's main files would bring parsers of LaTeX, and one that traces, along. */
declare module 'latex-utensils/out/src/bibtex/bibtex_parser_simple.js' {
  import type { BibtexAst } from 'latex-utensils/out/types/src/bibtex/bibtex_parser_types'

  const parser: { parse(text: string): BibtexAst; readonly SyntaxError: new () => Error }
  export default parser
}

declare module 'latex-utensils/out/src/bibtex/bibtex_parser_types.js' {
  export * from 'latex-utensils/out/types/src/bibtex/bibtex_parser_types'
}
