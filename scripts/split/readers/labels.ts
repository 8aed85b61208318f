import { type Role, roleOf } from './fields.ts'

/** The meaning of a label: a field that is read, or another field, which still ends the field above. */
export type Label = Role | 'other'

const TITLE = /^(?:(?:paper )?title|论文标题|标题|题目|タイトル|titel|titre|título)$/i

/** Labels of fields that are not read. */
const OTHER =
  /^(?:comments?|subjects?|categor(?:y|ies)|primary category|keywords?|journal(?:[- ]ref(?:erence)?)?|venue|conference|report(?:-no| number)|(?:msc|acm)[- ]class(?:es)?|licen[sc]e|affiliations?|institutions?|topics?|tags?|tl;?dr|cite as|source|score|rank|publisher|year|citations?|updated|status|type|language|pages?|notes?|listed|link \(\w+\)|分类|关键词|评论|备注|机构|单位|subjects|field|area|task|method|motivation|results?|contributions?|why it matters|key (?:points|findings|insights|ideas?)|highlights?|conclusion|innovation|relevance)$/i

/** Names for the parts of a paper in texts; undefined for other words. */
export function labelOf(name: string): Label | undefined {
  const printed = name.trim()
  if (TITLE.test(printed)) return 'title'
  if (OTHER.test(printed)) return 'other'
  const role = roleOf(printed)
  return role === 'title' ? undefined : role
}

const LABELLED =
  /^(?:\s|[-*•]\s|\ufe0f|\p{Extended_Pictographic})*:?([\p{L}][\p{L}\p{N} ;()-]{0,28}?)\s*[:：]\s*([\s\S]*)$/u

/** A label at the beginning of a line, and the text behind it. */
export function labelIn(line: string): { name: string; label: Label; value: string } | undefined {
  const [, name, value] = LABELLED.exec(line) ?? []
  if (name === undefined || value === undefined) return undefined
  const label = labelOf(name)
  return label && { name: name.trim(), label, value }
}
