import { say } from './say.ts'
import { fragmentOf } from './text-fragment.ts'

/**
 * Buttons for the permanent address of a page. One copies it and says whether that worked; one shares it where the
 * device can. While a sentence is selected, the address leads to the sentence.
 */
class CopyLink extends HTMLElement {
  connectedCallback(): void {
    const [copy, share] = this.querySelectorAll('button')
    // Pressing the button would otherwise end the selection.
    this.addEventListener('mousedown', event => event.preventDefault())
    copy?.addEventListener('click', () => void this.copy())
    if (!share || !('share' in navigator)) return
    share.hidden = false
    share.addEventListener('click', () => void this.share())
  }

  private get href(): string {
    return (this.dataset['href'] ?? location.href) + fragmentOf(document.getSelection())
  }

  private async copy(): Promise<void> {
    const { href } = this
    try {
      await navigator.clipboard.writeText(href)
      say(this, href.includes('#') ? 'Copied; it leads to the selected words' : 'Copied')
    } catch {
      // Pages without https have no access to the clipboard, and readers may refuse it.
      say(this, `Not allowed to copy: ${href}`)
    }
  }

  private async share(): Promise<void> {
    try {
      await navigator.share({ title: document.querySelector('h1')?.textContent ?? '', url: this.href })
    } catch {
      // The reader closed the sheet.
    }
  }
}

customElements.define('copy-link', CopyLink)
