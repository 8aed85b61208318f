/** citation-js ships no types; these cover the parts in use. */
declare module '@citation-js/core' {
  interface BibtexEntry {
    type: string
    label: string
    properties: Record<string, string>
  }
  export const plugins: {
    output: {
      format(format: 'bibtex', items: readonly object[], options: { format: 'object' }): BibtexEntry[]

      format(
        format: 'bibliography',
        items: readonly object[],
        options: { template: 'apa'; lang?: string },
      ): string
    }
    config: {
      get(plugin: '@bibtex'): {
        constants: { fieldTypes: Record<string, [list: string, value: string]> }
        format: { useIdAsLabel: boolean; checkLabel: boolean; asciiOnly: boolean }
      }
    }
  }
}

declare module '@citation-js/plugin-bibtex'
declare module '@citation-js/plugin-csl'
