const KINDS = ['search-result', 'search-instead', 'more', 'retry', 'clear-filters', 'forget'] as const

/** What a click within a search asks for, as the data attribute of the link or button names it. */
export interface ClickAction {
  readonly kind: (typeof KINDS)[number]
  /** The attribute's value: the words to search for instead; empty for other kinds. */
  readonly value: string
}

/** Reads a click; undefined where it asks for nothing here, or for another tab. */
export function clickAction({ target, ctrlKey, metaKey, shiftKey }: MouseEvent): ClickAction | undefined {
  const control = target instanceof Element ? target.closest('a, button') : null
  const kind = KINDS.find(name => control?.hasAttribute(`data-${name}`))
  if (!control || !kind) return undefined
  if (kind === 'search-instead' && (ctrlKey || metaKey || shiftKey)) return undefined
  return { kind, value: control.getAttribute(`data-${kind}`) ?? '' }
}
