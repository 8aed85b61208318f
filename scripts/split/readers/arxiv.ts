const ID = /(?:\d{4}\.\d{4,5}|[a-z][a-z-]*(?:\.[A-Z]{2})?\/\d{7})/
const ADDRESS = new RegExp(
  `(?:huggingface\\.co|hf\\.co|alphaxiv\\.org)/(?:papers|abs|overview)/(${ID.source})|ar[xX]iv\\.org(?:/(?:abs|pdf|html)/(?:ar[xX]iv:)?|:)(${ID.source})|10\\.48550/ar[xX]iv\\.(${ID.source})`,
  'i',
)
const PRINTED = new RegExp(`^(?:\\{?ar[xX]iv\\}?[:. ]\\s*)?(${ID.source})(?:v\\d+)?(?:\\s*\\[[^\\]]*\\])?$`)
const MARKED = new RegExp(`\\bar[xX]iv:\\s?(${ID.source})`)

/** The arXiv id in an address of arXiv's, of Hugging Face's or of a DOI, without version. */
export function idOfAddress(address: string): string | undefined {
  const [, listing, arxiv, doi] = ADDRESS.exec(address.replace(/%2F/gi, '/')) ?? []
  return listing ?? arxiv ?? doi
}

/** A printed id (`arXiv:2410.08196v2`, `2410.08196 [cs]`) alone; undefined for anything else. */
export const bareId = (printed: string): string | undefined => PRINTED.exec(printed.trim())?.[1]

/** The id behind "arXiv:" anywhere in a text. */
export const markedId = (text: string): string | undefined => MARKED.exec(text)?.[1]

/** A category of arXiv's: `cs.CL`, `quant-ph` (https://arxiv.org/category_taxonomy). */
export const isCategory = (text: string): boolean =>
  /^(?:(?:cs|econ|eess|math|physics|q-bio|q-fin|stat|astro-ph|cond-mat|nlin)\.[A-Za-z-]{2,}|(?:astro|quant|math)-ph|cond-mat|gr-qc|hep-(?:ex|lat|ph|th)|nucl-(?:ex|th))$/.test(
    text,
  )

/** The line that ends an entry of arXiv's e-mail, which some converters leave in the abstract. */
export const TRAILER = /\\\\\s*\(\s*(https?:\/\/arxiv\.org\/\S+)\s*,?\s*\d+\s*kb\s*\)\s*$/
