import { load } from 'js-yaml'

const FRONT_MATTER = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?=\r?\n|$)/

/**
 * Takes a text apart into its YAML front matter and its body. The body keeps its line numbers: the lines of the
 * front matter are left blank.
 *
 * @throws {YAMLException} where the front matter is no YAML
 */
export function readFrontMatter(text: string): { data: Record<string, unknown>; body: string } {
  const [block = '', yaml = ''] = FRONT_MATTER.exec(text) ?? []
  return { data: readYaml(yaml), body: block.replace(/[^\n]/g, '') + text.slice(block.length) }
}

/**
 * Reads YAML 1.2, in which a date is text, not an instant of some time zone. What is no mapping has no fields,
 * which the schema then reports.
 *
 * @throws {YAMLException} where the text is no YAML
 */
export function readYaml(text: string): Record<string, unknown> {
  const value: unknown = load(text)
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
