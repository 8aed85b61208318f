/** Only the parser is imported: the package's main file would add LaTeX parsers and a debugging parser. */
declare module 'latex-utensils/out/src/bibtex/bibtex_parser_simple.js' {
  import type { BibtexAst } from 'latex-utensils/out/types/src/bibtex/bibtex_parser_types'

  const parser: { parse(text: string): BibtexAst; readonly SyntaxError: new () => Error }
  export default parser
}

declare module 'latex-utensils/out/src/bibtex/bibtex_parser_types.js' {
  export * from 'latex-utensils/out/types/src/bibtex/bibtex_parser_types'
}
