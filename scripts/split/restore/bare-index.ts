import { type Context, type Item, type Source, token } from './item.ts'

/** Sizes of models, written as an index of the name. */
const SIZE =
  /^(?:X*(?:Large|Base|Small|Tiny|Mini|Medium|Huge|Giant|Nano)|X*[SL]|LARGE|BASE|SMALL|TINY|MINI|HUGE)$/
/** Molecules, whose counts are lowered. */
const MOLECULE = /^(?:CO|NO|SO|NH|CH|PO|SiO|TiO|MgO|FeO|ZrO|MoS)$/

/** `x_1`, `f_φ` are mathematics, `snake_case` and `GPT_4` are names; of names only a model's size is lowered. */
export function takesBareIndex({ source }: Context, at: number, base: Item): boolean {
  const [name, index] = [token(source, at - 1).text, token(source, at + 1)]
  if (base.form === 'command' || base.form === 'structure' || base.form === 'group') return true
  if (base.form === 'variable') return !index.text.includes('.') && !endsName(source, at - 1)
  if (base.form !== 'base') return false
  return index.kind === 'number' || index.text === 'x'
    ? MOLECULE.test(name)
    : SIZE.test(index.text) && /^[A-Z\d]/.test(name)
}

/** Whether the letter at `at` is the end of a name, `GPT4o_1`, `/x_1`, and not of a product. */
function endsName(source: Source, at: number): boolean {
  const [before, third] = [token(source, at - 1), token(source, at - 2)]
  if (third.kind === 'script' || token(source, at - 3).kind === 'script') return false
  if (before.kind === 'number') return third.kind === 'word' || third.text === '-'
  return before.kind === 'script' || /^[-/]$/.test(before.text)
}
