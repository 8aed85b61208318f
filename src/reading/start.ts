/**
 * The part of the reader's own papers on every page. It fetches the rest after loading, or at once if the page waits.
 */
const start = () => void import('./page.ts')

if (document.querySelector('hide-read, my-papers')) start()
else addEventListener('load', start)
