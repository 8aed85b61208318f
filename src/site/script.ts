/** Scripts that papers are written in beside the Latin, by their ISO 15924 codes, the most certain first. */
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

/** Nothing but what Latin, punctuation, numbers and formulas need: what nearly all papers are. */
const PLAIN = /^[^\u0400-\u1cff\u2e80-\u{1d3ff}\u{1d800}-\u{10ffff}]*$/u
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u

/** Share of letters that makes a text one of a script. */
const SHARE = 0.3

export interface ScriptAttributes {
  readonly lang?: string
  readonly dir?: 'auto'
}

/**
 * What an element has to say of a text that is not in the site's own script: its script without a language, which no
 * source names (`und-Arab`, BCP 47), and that its direction follows its letters.
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

/** HTML within an element that says its script, where it has one of its own. */
export function withScript(html: string, text: string): string {
  const { lang, dir } = scriptAttributes(text)
  if (!lang && !dir) return html
  return `<div${lang ? ` lang="${lang}"` : ''}${dir ? ` dir="${dir}"` : ''}>${html}</div>`
}
