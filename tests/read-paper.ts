import type { Page } from 'playwright/test'

interface ReadPaper {
  readonly title: string
  readonly headings: string[]
  readonly abstracts: string[]
}

/** What a browser makes of a paper's page, as text; math as `$TeX$`. */
export function readPaper(page: Page, html: string): Promise<ReadPaper> {
  return page.evaluate(source => {
    const document = new DOMParser().parseFromString(source, 'text/html')
    for (const math of document.querySelectorAll('math'))
      math.replaceWith(`$${math.querySelector('annotation')?.textContent}$`)
    const text = (selector: string) =>
      [...document.querySelectorAll(selector)].map(element => element.textContent.trim())
    return { title: document.title, headings: text('h1'), abstracts: text('article .abstract') }
  }, html)
}
