import { roleOf } from '../fields.ts'
import { wordCount } from '../listing/units.ts'
import { isProse } from './abstract.ts'
import type { Piece, RichLine } from './lines.ts'

/** Words of links that lead somewhere and are no titles. */
const LINK_LABEL =
  /^[[(\s]*(?:paper|pdf|html|arxiv|arxiv (?:page|link|abs)|abs|link|url|code|github|git|repo|project|project page|page|website|homepage|demo|video|blog|slides?|poster|data(?:set)?s?|model|weights|hf|hugging ?face|openreview|doi|bib(?:tex)?|source|supp(?:lementary)?|\d{4}\.\d{4,5}(?:v\d+)?|arxiv:.*|📄|💻|🔗|🌐|⭐|here|read more|back to top|top|⬆️?|↑)[\])\s]*$/i

/** Names of sections that are no titles of papers. */
const SECTION_NAME =
  /^(?:abstract|summary|introduction|about|overview|background|contents?|table of contents|toc|index|papers?(?: list)?|paper list|list of papers|contributing|contributions?|license|licence|citation|cite|citing|acknowledge?ments?|contact|usage|installation|install|getting started|quick start|references?|related (?:work|projects|lists)|resources|how to (?:contribute|use)|motivation|methods?|results?|experiments?|conclusions?|highlights?|key (?:points|findings|insights|contributions|takeaways)|tl;?dr|notes?|updates?|news|changelog|faq|star history|stats|statistics|today|daily papers|data(?:sets?)?|code|models?|links?|目录|简介|论文列表)$/i

/** Digits and marks before a title. */
const NUMBERING =
  /^(?:\s|\ufe0f|\p{Extended_Pictographic})*(?:\(?\d{1,4}[.):]\)?|\[\d{1,4}\]|#\d{1,4}[.:]?)\s+|^(?:\s|\ufe0f|\p{Extended_Pictographic})+/u

/** The title in a line, and all else in the line. */
export interface Head {
  readonly title: string
  readonly address?: string
  /** Links beside the title. */
  readonly links: readonly { readonly label: string; readonly address: string }[]
  /** Text behind the title. */
  readonly rest: string
  /** Whether mark-up shows that it is the title, and not only its place. */
  readonly marked: boolean
}

const isLabel = (text: string): boolean => LINK_LABEL.test(text) || /^[[(]/.test(text.trim())

/** Joins adjacent pieces with the same address and weight. */
function runsOf(pieces: readonly Piece[]): Piece[] {
  const runs: Piece[] = []
  for (const piece of pieces) {
    const last = runs.at(-1)
    if (
      last &&
      last.address === piece.address &&
      last.strong === piece.strong &&
      Boolean(last.code) === Boolean(piece.code)
    )
      runs[runs.length - 1] = { ...last, text: last.text + piece.text }
    else runs.push(piece)
  }
  return runs
}

/** The links in a line: their words and addresses. */
export const linksIn = ({ pieces }: RichLine): { label: string; address: string }[] =>
  runsOf(pieces).flatMap(({ text, address }) =>
    address === undefined ? [] : [{ label: text.trim(), address }],
  )

/** Reads a line that names a paper; undefined for other lines. */
export function headOf(line: RichLine | undefined): Head | undefined {
  if (!line) return undefined
  const runs = runsOf(line.pieces)
  const links = linksIn(line)
  const linked = runs.findIndex(
    ({ text, address }) => address !== undefined && !isLabel(text) && wordCount(text) > 0,
  )
  const strong = runs.findIndex(
    ({ text, strong, code }) => strong && !code && !isLabel(text) && wordCount(text) > 0,
  )
  const plain = (from: readonly Piece[]) =>
    from.filter(({ code, address, text }) => !code && !(address !== undefined && isLabel(text)))
  const textOf = (from: readonly Piece[]) =>
    from
      .map(({ text }) => text)
      .join('')
      .replace(/\s+/g, ' ')
      .trim()
  const at = strong >= 0 ? strong : linked
  const before = textOf(runs.slice(0, Math.max(at, 0))).replace(
    /[\s\d.)(:\]#[*–—•·-]|\ufe0f|\p{Extended_Pictographic}/gu,
    '',
  )
  const leads = at >= 0 && before === ''
  let end = at + 1
  if (leads && strong >= 0)
    while (runs[end]?.strong && runs[end]?.code !== true && !isLabel(runs[end]?.text ?? '')) end++
  const title = clean(leads ? textOf(runs.slice(at, end)) : textOf(plain(runs)))
  const rest = leads ? textOf(plain(runs.slice(end))) : ''
  // Where a link covers only part of a title, the title is the whole line.
  const partly = leads && strong < 0 && /^[\p{L}\p{N}]/u.test(rest) && wordCount(rest) > 3
  const whole = partly ? clean(textOf(plain(runs))) : title
  if (wordCount(whole) === 0 || isLabel(whole)) return undefined
  const address = runs.slice(Math.max(at, 0), end).find(piece => piece.address !== undefined)?.address
  return {
    title: whole,
    ...(address !== undefined && leads && { address }),
    links: links.filter(link => link.address !== address),
    rest: partly ? '' : behind(rest),
    marked: leads,
  }
}

/** The text behind a title without the signs that separate both; an abstract keeps its end. */
const behind = (rest: string): string =>
  isProse(rest)
    ? rest.replace(/^[\s–—:|,.;)\-·•]+/, '')
    : rest.replace(/^[\s–—:|,.;()\-·•]+|[\s–—:|,;()\-·•]+$/g, '')

/** Whether a name is that of a section or a field. */
export const isSectionName = (name: string): boolean =>
  SECTION_NAME.test(clean(name).replace(/[:.]$/, '')) || (roleOf(name) !== undefined && wordCount(name) < 3)

function clean(text: string): string {
  return text
    .replace(NUMBERING, '')
    .replace(/(?:\s*[[(][^\])]{0,40}[\])])+$/, tail =>
      /pdf|code|arxiv|paper|link|project/i.test(tail) ? '' : tail,
    )
    .replace(/\s*[:：]$/, '')
    .trim()
}
