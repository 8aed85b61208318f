import type { Page } from 'playwright/test'

interface ReadPaper {
  readonly title: string
  readonly headings: string[]
  readonly abstracts: string[]
}

/** A text with the quotation marks and dashes of a keyboard; pages show a typographer's. */
export function asTyped(text: string): string {
  return text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replaceAll('–', '-')
}

/** The visible text of a paper's page, with a keyboard's punctuation, and math as `$TeX$`. */
export async function readPaper(page: Page, html: string): Promise<ReadPaper> {
  const { title, headings, abstracts } = await page.evaluate(source => {
    const document = new DOMParser().parseFromString(source, 'text/html')
    for (const math of document.querySelectorAll('math'))
      math.replaceWith(`$${math.querySelector('annotation')?.textContent}$`)
    const text = (selector: string) =>
      [...document.querySelectorAll(selector)].map(element => element.textContent.trim())
    return { title: document.title, headings: text('h1'), abstracts: text('article .abstract') }
  }, html)
  return { title: asTyped(title), headings: headings.map(asTyped), abstracts: abstracts.map(asTyped) }
}
