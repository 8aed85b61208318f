/**
 * The part of the reader's own papers that every page has. It fetches the rest after the page has loaded, or at once
 * where the page waits for it.
 */
const start = () => void import('./page.ts')

if (document.querySelector('hide-read, my-papers')) start()
else addEventListener('load', start)
