import { escapeHtml, escapeText } from '../typeset/escape-html.ts'
import { acronymKey, type GlossaryEntry, sureMeaning } from './glossary.ts'

/** An acronym that an abstract uses, and what it stands for there. */
export interface Abbreviation {
  /** As the abstract prints it first. */
  readonly printed: string
  readonly long: string
  /** Key of its entry in the glossary. */
  readonly key: string
}

/** An abstract, and the acronyms that it defines. */
interface Abstract {
  readonly text: string
  readonly acronyms: readonly { readonly short: string; readonly long: string }[]
}

/** A run of letters and digits, with the signs that acronyms hold. */
const RUN = /(?<![\p{L}\p{N}-])[\p{L}\p{N}]+(?:[-+&/.][\p{L}\p{N}]+)*/gu
const TWO_CAPITALS = /\p{Lu}.*\p{Lu}/u
/** What follows an acronym within a run: `LLM-based`. `ViT-22B` is a name as a whole. */
const BASED = /-\p{Ll}.*$/u

/**
 * The acronyms that an abstract uses, each once: those that it defines, and others whose meaning is sure.
 * @param glossary entries by key
 */
export function abbreviationsIn(
  { text, acronyms }: Abstract,
  glossary: ReadonlyMap<string, GlossaryEntry<unknown>>,
): Abbreviation[] {
  const own = new Map(acronyms.map(({ short, long }) => [acronymKey(short), long]))
  const found = new Map<string, Abbreviation>()
  for (const [run] of text.matchAll(RUN)) {
    if (!TWO_CAPITALS.test(run)) continue
    for (const printed of [run, run.replace(BASED, '')]) {
      const short = printed.replace(/(?<=\p{Lu})s$/u, '')
      const key = acronymKey(short)
      if (found.has(key)) break
      const entry = glossary.get(key)
      const long = own.get(key) ?? (entry?.name === short ? sureMeaning(entry) : undefined)
      if (long === undefined) continue
      found.set(key, { printed, long, key })
      break
    }
  }
  return [...found.values()]
}

/** What is no text in HTML: whole formulas, code, links and marked acronyms, and tags. */
const MARKUP = /(<(math|code|a|abbr)\b[^>]*>.*?<\/\2>|<[^>]*>)/gs

/** HTML in which the first use of each acronym shows its meaning and links to its entry. The text stays as it is. */
export function markAbbreviations(
  html: string,
  abbreviations: readonly (Pick<Abbreviation, 'printed' | 'long'> & { readonly href: string })[],
): string {
  const parts = html.split(MARKUP).filter((_, index) => index % 3 !== 2)
  for (const { printed, long, href } of abbreviations) {
    const use = new RegExp(`(?<![\\p{L}\\p{N}-])${RegExp.escape(escapeText(printed))}(?![\\p{L}\\p{N}])`, 'u')
    const at = parts.findIndex((part, index) => index % 2 === 0 && use.test(part))
    const part = parts[at] ?? ''
    const found = use.exec(part)
    if (!found) continue
    const { 0: shown, index } = found
    const abbr = `<abbr title="${escapeHtml(long)}">${shown}</abbr>`
    // The parts alternate: text, markup, text.
    parts.splice(
      at,
      1,
      part.slice(0, index),
      `<a class="term" href="${href}">${abbr}</a>`,
      part.slice(index + shown.length),
    )
  }
  return parts.join('')
}
