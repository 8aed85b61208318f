import type { LinkKind, PaperLink } from '../../src/schemas/paper.ts'
import type { LinkSegment } from './segment.ts'

/** What is behind an address, judged by the address alone; the first rule that matches decides. */
const BY_ADDRESS = [
  {
    kind: 'data',
    pattern:
      /^(?:www\.)?(?:huggingface\.co|hf\.co)\/(?:datasets|collections)\/|^(?:www\.)?(?:zenodo\.org|kaggle\.com|figshare\.com)\//,
  },
  {
    kind: 'paper',
    pattern:
      /^(?:www\.)?(?:huggingface\.co|hf\.co)\/papers\/|^(?:[\w-]+\.)?arxiv\.org\/|^(?:dx\.)?doi\.org\/|^openreview\.net\/|^aclanthology\.org\/|\.pdf$/,
  },
  {
    kind: 'project',
    pattern:
      /^(?:www\.)?(?:huggingface\.co|hf\.co)\/(?:spaces|blog)\/|^[\w-]+\.(?:github|gitlab)\.io(?:\/|$)|^sites\.google\.com\//,
  },
  { kind: 'model', pattern: /^(?:www\.)?(?:huggingface\.co|hf\.co)\/[\w.-]+/ },
  {
    kind: 'code',
    pattern:
      /^(?:www\.)?(?:github|gitlab|bitbucket|gitee)\.(?:com|org)\/|^codeberg\.org\/|^gist\.github\.com\/|^anonymous\.4open\.science\/|^pypi\.org\//,
  },
] as const satisfies readonly { kind: LinkKind; pattern: RegExp }[]

/** Words before an address that say what is behind it; the last one decides. */
const BY_WORDS = [
  { kind: 'code', pattern: /\b(?:code|implementation|repository|library|toolkit|github)\b/gi },
  { kind: 'project', pattern: /\b(?:project|homepage|website|web ?site|web ?page|page|demo|videos?)\b/gi },
  { kind: 'data', pattern: /\b(?:data|datasets?|benchmark|corpus)\b/gi },
  { kind: 'model', pattern: /\b(?:models?|checkpoints?|weights)\b/gi },
  { kind: 'paper', pattern: /\b(?:paper|preprint|report)\b/gi },
] as const satisfies readonly { kind: LinkKind; pattern: RegExp }[]

/** How many characters before an address are searched for such words. */
const CONTEXT = 100

/** What is behind an address, where the address itself shows it. */
export function kindOfAddress(href: string): LinkKind | undefined {
  const address = href.replace(/^https?:\/\//, '').replace(/\/$/, '')
  return BY_ADDRESS.find(({ pattern }) => pattern.test(address))?.kind
}

/**
 * Describes a link for the buttons of a page.
 * @param before the shown text before the link
 */
export function describeLink({ href, value }: LinkSegment, before: string): PaperLink {
  const address = href.replace(/^https?:\/\//, '').replace(/\/$/, '')
  const kind = kindOfAddress(href) ?? kindByWords(before.slice(-CONTEXT)) ?? 'other'
  return { href, label: /^https?:\/\//.test(value) ? address : value, kind }
}

function kindByWords(before: string): LinkKind | undefined {
  const sentence = before.slice(before.search(/(?:(?!\.\s)[\s\S])*$/))
  const places = BY_WORDS.map(({ kind, pattern }) => ({
    kind,
    at: [...sentence.matchAll(pattern)].at(-1)?.index ?? -1,
  }))
  const last = places.reduce((a, b) => (b.at > a.at ? b : a))
  return last.at < 0 ? undefined : last.kind
}
