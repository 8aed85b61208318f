/** The part of the reader's own papers that every page has. The list itself is fetched only where it is shown. */
import './paper-marks.ts'
import './hide-read.ts'
import './saved-count.ts'

if (document.querySelector('my-papers')) void import('./my-papers.ts')
