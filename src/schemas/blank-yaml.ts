/** Whether a text of YAML holds nothing: no more than blank lines, comments and the mark that opens a document. */
export const isBlankYaml = (text: string): boolean => !/^(?!---[^\S\n]*$)[^\S\n]*[^#\s]/m.test(text)
