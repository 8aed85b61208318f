import { roleOf } from '../fields.ts'
import { shownAbstract, shownText } from '../html.ts'
import { isMembers, isOwn, type Members, textOf } from './layers.ts'
import { texOf } from './own-markdown.ts'

/** Members that may hold the abstract, the surest first. */
const ABSTRACTS = [
  'abstract',
  'abstract_inverted_index',
  'summary',
  'abstractNote',
  'abstractText',
  'content_html',
  'content_text',
  'descriptions',
]
const TITLES = ['title', 'display_name']

interface Found {
  readonly text: string
  readonly layer: Members
  /** Name of the member that holds it. */
  readonly name: string
}

export const titleOf = (layers: readonly Members[]) => found(layers, TITLES, 'title')
export const abstractOf = (layers: readonly Members[]) => found(layers, ABSTRACTS, 'abstract')

/** The text with this role in some layers: of a preferred member first, then of any whose name says so. */
function found(
  layers: readonly Members[],
  preferred: readonly string[],
  role: 'title' | 'abstract',
): Found | undefined {
  for (const layer of layers) {
    const names = Object.keys(layer).filter(name => roleOf(name) === role)
    const others = names.filter(name => name !== 'markdown' && !preferred.includes(name))
    const own = isOwn(layer) ? [role === 'title' ? 'heading' : 'markdown'] : []
    for (const name of [...own, ...preferred, ...others]) {
      const text = name in layer ? textIn(layer, name, role) : ''
      if (text.trim() !== '') return { text, layer, name }
    }
  }
  return undefined
}

function textIn(layer: Members, name: string, role: 'title' | 'abstract'): string {
  const value = layer[name]
  if (name === 'paper' && isMembers(value)) return ''
  if (isOwn(layer)) return name === 'heading' || name === 'markdown' ? texOf(textOf(value)) : textOf(value)
  return role === 'abstract' ? shownAbstract(abstractIn(value, name)) : shownText(textOf(value))
}

/** The abstract; of several descriptions, the one marked as abstract. */
function abstractIn(value: unknown, name: string): string {
  if (/inverted_?index/i.test(name)) return ofInvertedIndex(value)
  if (!Array.isArray(value)) return textOf(value)
  const own = value.find(item => isMembers(item) && /^abstract$/i.test(textOf(item['descriptionType'])))
  return textOf(own ?? (value.every(item => typeof item === 'string') ? value.join(' ') : value))
}

/** The text of OpenAlex's inverted index, which gives for each word its places, from 0. */
function ofInvertedIndex(value: unknown): string {
  if (!isMembers(value)) return ''
  const words: string[] = []
  for (const [word, places] of Object.entries(value))
    if (Array.isArray(places)) for (const place of places) if (Number.isInteger(place)) words[place] = word
  return words.filter(word => word !== undefined).join(' ')
}
