import { copyText, say } from './clipboard.ts'

/** A button that copies the text shown with it, or the file that it names, and says whether that worked. */
class CopyText extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('button')?.addEventListener('click', () => void this.copy())
  }

  private async copy(): Promise<void> {
    const { href } = this.dataset
    try {
      await copyText(href ? fetchText(href) : (this.querySelector('[data-text]')?.textContent.trim() ?? ''))
      say(this, 'Copied')
    } catch {
      say(this, 'Could not copy')
    }
  }
}

async function fetchText(href: string): Promise<string> {
  const response = await fetch(href)
  if (!response.ok) throw new Error(`${response.status} for ${href}`)
  return response.text()
}

customElements.define('copy-text', CopyText)
