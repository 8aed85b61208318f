/**
 * The part of the reader's own papers that every page has: it fetches the rest when the page itself is done, or at once
 * where the page waits for it.
 */
const start = () => void import('./page.ts')

if (document.querySelector('hide-read, my-papers')) start()
else addEventListener('load', start)
