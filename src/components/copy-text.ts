import { say } from './say.ts'

/** A button that copies the text shown with it, and says whether that worked. */
class CopyText extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('button')?.addEventListener('click', () => void this.copy())
  }

  private async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.querySelector('[data-text]')?.textContent.trim() ?? '')
      say(this, 'Copied')
    } catch {
      say(this, 'Could not copy')
    }
  }
}

customElements.define('copy-text', CopyText)
