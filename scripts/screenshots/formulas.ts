import type { Page } from 'playwright'
import sharp from 'sharp'
import { typesetMdx } from '../../src/typeset/markdown.ts'
import { CONSTRUCTS } from './constructs.ts'

const STYLE = `
  body { display: block }
  #formulas { padding: 1rem; font-size: 17px }
  #formulas h2 { margin-block: 1rem 0.3rem; font-size: 15px }
  #formulas > div {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 1rem;
    padding-block: 0.15rem;
    border-block-start: 1px solid var(--rule);
  }
  #formulas p { margin: 0 }
  #formulas .wide.katex { overflow: visible }
  #formulas .system math { font-family: math }
`

/**
 * A picture of every construct of KaTeX, WebP: on the left in the site's math face, on the right in the system's.
 *
 * @param address of a page of the built site, whose styles are used
 */
export async function formulaSheet(page: Page, address: string): Promise<Buffer> {
  await page.setViewportSize({ width: 1900, height: 1000 })
  await page.goto(address, { waitUntil: 'networkidle' })
  await page.evaluate(
    async ({ html, css }) => {
      const formulas = document.createElement('div')
      formulas.id = 'formulas'
      formulas.innerHTML = html
      document.body.replaceChildren(formulas)
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(css)
      document.adoptedStyleSheets.push(sheet)
      await document.fonts.ready
    },
    { html: sheetHtml(), css: STYLE },
  )
  return sharp(await page.screenshot({ fullPage: true }))
    .webp({ quality: 50, effort: 6 })
    .toBuffer()
}

/** @throws where KaTeX rejects an example */
function sheetHtml(): string {
  return Object.entries(CONSTRUCTS)
    .map(([name, examples]) => `<h2>${name}</h2>${examples.map(compared).join('')}`)
    .join('')
}

function compared(tex: string): string {
  const { html } = typesetMdx(displayed(tex), 'constructs')
  return `<div><div>${html}</div><div class="system">${html}</div></div>`
}

/** As Markdown; environments and numbered formulas stand alone. */
function displayed(tex: string): string {
  return /^\\begin|\\tag/.test(tex) ? `$$\n${tex}\n$$` : `$${tex}$`
}
