/** These libraries ship no types; these cover the parts in use. */
declare module 'astrocite-ris' {
  export function parse(
    text: string,
  ): { title?: string; abstract?: string; URL?: string; author?: readonly object[] }[]
}

declare module 'bibtex-parse' {
  export function parse(text: string): {
    itemtype: string
    key?: string
    fields?: { name: string; value: string }[]
  }[]
}

declare module 'citeproc' {
  class Engine {
    constructor(system: { retrieveLocale: () => string; retrieveItem: () => object }, style: string)
    setOutputFormat(format: 'text'): void
    updateItems(ids: string[]): void
    makeBibliography(): [object, string[]]
  }
  const CSL: { Engine: typeof Engine }
  export default CSL
}

declare module 'jsonld' {
  interface Loaded {
    contextUrl: undefined
    documentUrl: string
    document: object
  }
  const jsonld: {
    expand(document: object, options: { documentLoader: (url: string) => Promise<Loaded> }): Promise<object[]>
  }
  export default jsonld
}
