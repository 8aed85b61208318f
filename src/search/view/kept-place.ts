/** The place of a reader in the results of a search, kept with the entry of the browser's history that showed it. */
export interface KeptPlace {
  /** The query, if no address holds it. */
  readonly typed: string
  /** Results that are shown. */
  readonly count: number
  /** How far they are scrolled, in px. */
  readonly top: number
}

/** Keeps a place, for Back to restore. */
export function keepPlace(place: KeptPlace): void {
  history.replaceState({ ...history.state, search: place }, '')
}

/** The place that was kept when the reader left this entry of the history. */
export function keptPlace(): KeptPlace | undefined {
  const place: unknown = history.state?.search
  return isPlace(place) ? place : undefined
}

/** Whether the reader came by Back or Forward: a page that is loaded afresh begins at its top. */
export function cameBack(): boolean {
  const [navigation] = performance.getEntriesByType('navigation')
  return navigation instanceof PerformanceNavigationTiming && navigation.type === 'back_forward'
}

function isPlace(value: unknown): value is KeptPlace {
  return (
    typeof value === 'object' &&
    value !== null &&
    'typed' in value &&
    typeof value.typed === 'string' &&
    'count' in value &&
    typeof value.count === 'number' &&
    'top' in value &&
    typeof value.top === 'number'
  )
}
