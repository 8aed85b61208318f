const ID = /\d{4}\.\d{4,5}|[a-z][a-z-]*(?:\.[a-z]{2})?\/\d{7}/
/** An id as it is printed, alone. */
const PRINTED = new RegExp(`^(?:arxiv(?:\\.org)?[: ]\\s*|arxiv\\s+)?(${ID.source})(?:v\\d+)?$`)
/** An address that holds an id, at arXiv or at another site that uses it. */
const ADDRESS = new RegExp(
  `(?:^|[/.])(?:arxiv\\.org|huggingface\\.co|hf\\.co|alphaxiv\\.org|ar5iv\\.org|semanticscholar\\.org)/(?:[a-z]+/)*(?:arxiv:)?(${ID.source})(?:v\\d+)?(?:\\.pdf)?/?(?:[?#].*)?$`,
)
/** A DOI, alone or as an address (https://www.doi.org/the-identifier/what-is-a-doi). */
const DOI = /^(?:(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\/|doi:\s*)?(10\.\d{4,9}\/\S+?)[/.]?$/
/** DOIs given by arXiv, which hold the id. */
const DOI_OF_ARXIV = new RegExp(`^10\\.48550/arxiv\\.(${ID.source})(?:v\\d+)?$`)

/**
 * The arXiv id or DOI that a query consists of, in lower case and without version; undefined for any other query. Such
 * a query asks for one paper, and words are not searched.
 */
export function idOf(typed: string): string | undefined {
  const query = typed.trim().toLowerCase().replace(/%2f/g, '/')
  const [, id] = PRINTED.exec(query) ?? ADDRESS.exec(query) ?? []
  if (id !== undefined) return id
  const [, doi] = DOI.exec(query) ?? []
  return doi === undefined ? undefined : (DOI_OF_ARXIV.exec(doi)?.[1] ?? doi)
}
