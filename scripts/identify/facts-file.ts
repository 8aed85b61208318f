import { isoDateOf } from '../split/header.ts'
import { readerOf } from '../split/readers/kinds.ts'
import type { Printing } from '../split/readers/reader.ts'
import type { Source } from '../split/source.ts'
import { readAnswer } from './answer.ts'
import type { Candidate } from './candidate.ts'

/** An answer of arXiv's API, which holds more than a feed of new papers. */
const ANSWER = /^\s*(?:<[?!][^>]*>\s*)*<feed[\s>](?=[\s\S]*<id>\s*https?:\/\/arxiv\.org\/abs\/)/

/**
 * The papers in a file: an answer of arXiv's API, or a source of any other kind whose entries have arXiv ids.
 * @throws {AnswerError} {SplitError} where it cannot be read
 */
export function readFacts(source: Source): Candidate[] {
  if (ANSWER.test(source.text)) return readAnswer(source.text, source.name)
  return readerOf(source)
    .read(source)
    .papers.flatMap(paper => candidate(paper, source.name))
}

function candidate({ title, abstract, id, authors, published }: Printing, source: string): Candidate[] {
  if (id === undefined) return []
  return [
    {
      arxiv: id,
      title: title.text,
      abstract: abstract.text,
      ...(authors && { authors: [...authors] }),
      ...(published?.year !== undefined && { published: isoDateOf(published, '') }),
      source,
    },
  ]
}
