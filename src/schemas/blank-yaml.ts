/** Whether a YAML text is empty but for blank lines, comments and the mark that opens a document. */
export const isBlankYaml = (text: string): boolean => !/^(?!---[^\S\n]*$)[^\S\n]*[^#\s]/m.test(text)
