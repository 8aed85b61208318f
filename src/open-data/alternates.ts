import type { Alternate } from '../site/head.ts'
import type { SitePath } from '../site/paths.ts'
import { LIST_TWINS, type ListTwin, TWIN_TYPES } from './citations/twin-types.ts'

/** The files beside a list of papers. */
export function listAlternates(href: (twin: ListTwin) => SitePath): Alternate[] {
  return LIST_TWINS.map(twin => ({ type: TWIN_TYPES[twin].type, href: href(twin) }))
}
