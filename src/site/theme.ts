/**
 * Sets the theme that the reader chose before the first paint; without a choice the system decides.
 * Storage may be forbidden, which is no reason to fail.
 */
export const themeScript = "try{document.documentElement.dataset.theme=localStorage.theme??''}catch{}"
