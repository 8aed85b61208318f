import type { Kind } from '../reader.ts'

const HUGGING_FACE = { title: 'Daily Papers', origin: 'https://huggingface.co/papers' }
const PAPERS = { title: 'Papers' }

/** The catalogue of a JSON text, by members that no other has; the first match decides. */
const CATALOGUES: readonly (Kind & { readonly members: readonly string[] })[] = [
  { label: 'JSON of Hugging Face’s daily papers', edition: HUGGING_FACE, members: ['paper'] },
  { label: 'JSON of this site', edition: HUGGING_FACE, members: ['restorations'] },
  { label: 'JSON of OpenAlex', edition: PAPERS, members: ['abstract_inverted_index'] },
  { label: 'JSON of OpenAlex', edition: PAPERS, members: ['authorships'] },
  { label: 'JSON of Semantic Scholar', edition: PAPERS, members: ['paperId'] },
  { label: 'JSON of Zotero', edition: PAPERS, members: ['abstractNote'] },
  { label: 'JSON of Europe PMC', edition: PAPERS, members: ['abstractText'] },
  { label: 'JSON of OpenReview', edition: PAPERS, members: ['forum'] },
  { label: 'JSON of DataCite', edition: PAPERS, members: ['titles', 'descriptions'] },
  { label: 'JSON of DBLP', edition: PAPERS, members: ['ee', 'venue'] },
  { label: 'JSON of INSPIRE', edition: PAPERS, members: ['abstracts', 'titles'] },
  { label: 'JSON of ADS', edition: PAPERS, members: ['bibcode'] },
  { label: 'JSON of Crossref', edition: PAPERS, members: ['DOI', 'indexed'] },
  { label: 'CSL-JSON', edition: PAPERS, members: ['issued'] },
  { label: 'a JSON Feed', edition: PAPERS, members: ['content_html'] },
  { label: 'a JSON Feed', edition: PAPERS, members: ['content_text'] },
  {
    label: 'JSON of arXiv',
    edition: { title: 'arXiv', origin: 'https://arxiv.org/' },
    members: ['versions', 'categories'],
  },
]

/** The kind of an entry, by the names of its members and of those of the objects around it. */
export const catalogueOf = (members: ReadonlySet<string>): Kind | undefined =>
  CATALOGUES.find(catalogue => catalogue.members.every(name => members.has(name)))
