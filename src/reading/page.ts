/** What every page has of the reader's own papers; the list itself is fetched where it is shown. */
import './paper-marks.ts'
import './hide-read.ts'
import './saved-count.ts'

if (document.querySelector('my-papers')) void import('./my-papers.ts')
