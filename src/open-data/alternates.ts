import type { Alternate } from '../site/head.ts'
import { paths } from '../site/paths.ts'
import { EDITION_TWINS, FORMATS, SITE_TWINS } from './citations/formats.ts'

/** The files of all papers. */
export const siteAlternates: readonly Alternate[] = SITE_TWINS.map(twin => ({
  type: FORMATS[twin].type,
  href: paths.papersTwin(twin),
}))

/** The files beside the page of an edition. */
export function editionAlternates(date: string): Alternate[] {
  return EDITION_TWINS.map(twin => ({ type: FORMATS[twin].type, href: paths.editionTwin(date, twin) }))
}
