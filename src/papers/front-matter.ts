import { load } from 'js-yaml'

const FRONT_MATTER = /^(---\r?\n[\s\S]*?)\r?\n---[ \t]*(?=\r?\n|$)/

/**
 * Takes a text apart into its YAML front matter and its body. The body keeps its line numbers: the lines of the
 * front matter are left blank.
 *
 * @param path names the text in error messages
 * @throws {YAMLException} where the front matter is no YAML, with its line and column
 */
export function readFrontMatter(text: string, path: string): { data: Record<string, unknown>; body: string } {
  const [block = '', yaml = ''] = FRONT_MATTER.exec(text) ?? []
  const data = yaml === '' ? {} : readYaml(yaml, path)
  return { data, body: block.replace(/[^\n]/g, '') + text.slice(block.length) }
}

/**
 * Reads YAML 1.2, in which a date is text, not an instant of some time zone. What is no mapping has no fields,
 * which the schema then reports.
 *
 * @param path names the text in error messages
 * @throws {YAMLException} where the text is no YAML, with its line and column
 */
export function readYaml(text: string, path: string): Record<string, unknown> {
  const value: unknown = load(text, { filename: path })
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
