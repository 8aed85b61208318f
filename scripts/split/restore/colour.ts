import { type Source, token } from './item.ts'

const COLOURS =
  'red|green|blue|cyan|magenta|yellow|black|gray|white|darkgray|lightgray|brown|lime|olive|orange|pink|purple|teal|violet'
export const COLOUR = new RegExp(`^(?:${COLOURS})$`)
/** A word made of a colour's name and the first letter of the coloured text. */
const COLOURED = new RegExp(`^(?:(?:${COLOURS})(?=[a-zA-Z])|[a-z]{2,}(?=[A-Z]))`)

/** `\color{ddtD}ecoupled`: the brace behind the colour's name was taken for the end of an outer command. */
export function colour(source: Source, at: number): { value: string; end: number } | undefined {
  const open = token(source, at + 1)
  if (open.text !== '{' || open.partner !== at + 3) return undefined
  const { text } = token(source, at + 2)
  const name = COLOURED.exec(text)?.[0]
  return name ? { value: text.slice(name.length), end: at + 4 } : undefined
}
