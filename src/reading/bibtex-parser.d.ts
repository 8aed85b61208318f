/** The parser alone: the package's main file would bring its parsers of LaTeX along. */
declare module 'latex-utensils/out/src/bibtex/bibtex_parser.js' {
  export * from 'latex-utensils/out/types/src/bibtex/bibtex_parser'
}
