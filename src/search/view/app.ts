/** The search itself, in one file that is fetched when a reader first wants to search. */
export { openDialog } from './dialog.ts'
export { markPage } from './marks.ts'
export { showNearestTitles } from './nearest-titles.ts'
export { PaperSearch } from './paper-search.ts'
