/** A name with the parts that CSL has; a name whose parts are not known stays whole. */
export type CslName =
  | { readonly literal: string }
  | {
      readonly family: string
      readonly given: string
      readonly 'non-dropping-particle'?: string
      readonly suffix?: string
    }

/** White space without U+FEFF: JavaScript counts it as such, Unicode as a mark within words. */
const SPACE = /[^\S\ufeff]+/u

/** A word of a person's name in an alphabet with capitals. In others, such as Chinese, the family may come first. */
const WORD = /^['’]?[\p{Lu}\p{Ll}\p{Lt}](?:[\p{L}\p{M}\p{Cf}.'’·-]|\u2010)*$/u

/** Words that occur in names of groups, which are printed like names of people. */
const GROUP = /^(?:and|others|team|group|consortium|collaboration)$/i

/** Generations follow the family name. Degrees are not recognised: Ma and Do are family names. */
const SUFFIX = /^(?:[JS]r\.?|II|III|IV)$/

/** Words with which a family name begins before its last word: by BibTeX's rule in lower case, or never given names. */
const FAMILY = /^(?:['’]?\p{Ll}\S*|Von|Del|Della|Dos|Van (?=[Dd]e[nr]? )\S+|De (?=L[ao]s? )\S+) /u

/**
 * Takes a name apart, given name first, by the rules of BibTeX (O. Patashnik, “BibTeXing”, 1988, section 4). The parts
 * joined give the name again. A name without such parts is literal.
 */
export function cslName(name: string): CslName {
  const words = name.split(SPACE).filter(word => word !== '')
  const literal = words.join(' ')
  const last = words.at(-1) ?? ''
  const suffix = words.length > 2 && SUFFIX.test(last) ? last : undefined
  const own = suffix ? words.slice(0, -1) : words
  if (suffix) own.push((own.pop() ?? '').replace(/,$/, ''))
  if (own.length < 2 || own.some(word => !WORD.test(word) || GROUP.test(word))) return { literal }
  const begin = own.findIndex((_, at) => at > 0 && FAMILY.test(own.slice(at).join(' ')))
  const given = own.slice(0, begin < 0 ? -1 : begin)
  const rest = own.slice(given.length)
  const capital = rest.findIndex((word, at) => !/^['’]?\p{Ll}/u.test(word) || at === rest.length - 1)
  const particle = rest.slice(0, capital).join(' ')
  return {
    family: rest.slice(capital).join(' '),
    given: given.join(' '),
    ...(particle && { 'non-dropping-particle': particle }),
    ...(suffix && { suffix }),
  }
}

/** The family name without its particle, by which lists are sorted. */
export function familyOf(name: Exclude<CslName, { literal: string }>): string {
  const particle = name['non-dropping-particle']
  return `${particle ? `${particle} ` : ''}${name.family}`
}
