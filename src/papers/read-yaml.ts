import { load } from 'js-yaml'

const FRONT_MATTER = /^(---\r?\n[\s\S]*?)\r?\n---[ \t]*(?=\r?\n|$)/

/**
 * Splits a text into its YAML front matter and its body. Blank lines replace the front matter, so the body keeps its
 * line numbers.
 * @param path names the text in error messages
 * @throws {YAMLException} where the front matter is no YAML, with its line and column
 */
export function readFrontMatter(text: string, path: string): { data: Record<string, unknown>; body: string } {
  const [block = '', yaml = ''] = FRONT_MATTER.exec(text) ?? []
  const data = yaml === '' ? {} : readYaml(yaml, path)
  return { data, body: block.replace(/[^\n]/g, '') + text.slice(block.length) }
}

/**
 * Reads YAML 1.2, where a date is text, not an instant in some time zone. A text that is no mapping is read as one
 * without fields, which the schema then reports.
 * @param path names the text in error messages
 * @throws {YAMLException} where the text is no YAML, with its line and column
 */
export function readYaml(text: string, path: string): Record<string, unknown> {
  const value: unknown = load(text, { filename: path })
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
