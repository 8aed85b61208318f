/** Scripts that papers are written in beside Latin, by their ISO 15924 codes, the most certain first. */
const SCRIPTS = [
  { code: 'Arab', letters: /\p{Script=Arabic}/gu },
  { code: 'Hebr', letters: /\p{Script=Hebrew}/gu },
  { code: 'Syrc', letters: /\p{Script=Syriac}/gu },
  { code: 'Thaa', letters: /\p{Script=Thaana}/gu },
  { code: 'Jpan', letters: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu },
  { code: 'Kore', letters: /\p{Script=Hangul}/gu },
  { code: 'Hani', letters: /\p{Script=Han}/gu },
  { code: 'Cyrl', letters: /\p{Script=Cyrillic}/gu },
  { code: 'Deva', letters: /\p{Script=Devanagari}/gu },
  { code: 'Thai', letters: /\p{Script=Thai}/gu },
] as const

/** Matches text that is only Latin letters, punctuation, numbers and formulas, as nearly all papers are. */
const PLAIN = /^[^\u0400-\u1cff\u2e80-\u{1d3ff}\u{1d800}-\u{10ffff}]*$/u
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u

/** The share of a script's letters from which a text counts as written in it. */
const SHARE = 0.3

export interface ScriptAttributes {
  readonly lang?: string
  readonly dir?: 'auto'
}

/**
 * The attributes of an element whose text is not in the site's own script: the script without a language, which no
 * source names (`und-Arab`, BCP 47), and a direction that follows the letters.
 */
export function scriptAttributes(text: string): ScriptAttributes {
  if (PLAIN.test(text)) return {}
  const all = text.match(/\p{L}/gu)?.length ?? 0
  const script = SCRIPTS.find(({ letters }) => (text.match(letters)?.length ?? 0) > all * SHARE)
  return {
    ...(script && { lang: `und-${script.code}` }),
    ...(RIGHT_TO_LEFT.test(text) && { dir: 'auto' }),
  }
}

/** HTML in an element that names its script, where that differs from the site's. */
export function withScript(html: string, text: string): string {
  const { lang, dir } = scriptAttributes(text)
  if (!lang && !dir) return html
  return `<div${lang ? ` lang="${lang}"` : ''}${dir ? ` dir="${dir}"` : ''}>${html}</div>`
}
