const KINDS = ['search-result', 'search-instead', 'more', 'retry', 'clear-filters', 'forget'] as const

/** The action of a click within a search, named by the data attribute of the link or button. */
export interface ClickAction {
  readonly kind: (typeof KINDS)[number]
  /** The value of the attribute: the words to search instead; empty for other kinds. */
  readonly value: string
}

/** The action of a click; undefined if it has none here, or is meant for another tab. */
export function clickAction({ target, ctrlKey, metaKey, shiftKey }: MouseEvent): ClickAction | undefined {
  const control = target instanceof Element ? target.closest('a, button') : null
  const kind = KINDS.find(name => control?.hasAttribute(`data-${name}`))
  if (!control || !kind) return undefined
  if (kind === 'search-instead' && (ctrlKey || metaKey || shiftKey)) return undefined
  return { kind, value: control.getAttribute(`data-${kind}`) ?? '' }
}
