/** The search itself, in one file that is fetched with the first wish to search. */
export { openDialog } from './dialog.ts'
export { markPage } from './marks.ts'
export { showNearestTitles } from './nearest-titles.ts'
export { PaperSearch } from './paper-search.ts'
