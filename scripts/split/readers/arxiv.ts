import type { PrintedDate } from '../header.ts'

const ID = /(?:\d{4}\.\d{4,5}|[a-z][a-z-]*(?:\.[A-Z]{2})?\/\d{7})/
const ADDRESS = new RegExp(
  `(?:huggingface\\.co|hf\\.co)/papers/(${ID.source})|ar[xX]iv\\.org(?:/(?:abs|pdf|html)/(?:arXiv:)?|:)(${ID.source})`,
)
const PRINTED = new RegExp(`^(?:arXiv:)?(${ID.source})(?:v\\d+)?$`, 'i')

/** The arXiv id in an address of arXiv's or of Hugging Face's, without version. */
export function idOfAddress(address: string): string | undefined {
  const [, listing, arxiv] = ADDRESS.exec(address.replace(/%2F/gi, '/')) ?? []
  return listing ?? arxiv
}

/** A printed id (`arXiv:2410.08196v2`) without prefix and version; undefined for anything else. */
export const bareId = (printed: string): string | undefined => PRINTED.exec(printed.trim())?.[1]

/** Reads the day of an ISO instant or date. */
export function isoDay(instant: string): PrintedDate | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)(?:T|\s|$)/.exec(instant) ?? []
  return year && month && day ? { year: Number(year), month: Number(month), day: Number(day) } : undefined
}

/** The line that ends an entry of arXiv's e-mail, which some converters leave in the abstract. */
export const TRAILER = /\\\\\s*\(\s*(https?:\/\/arxiv\.org\/\S+)\s*,?\s*\d+\s*kb\s*\)\s*$/
