import { say } from './say.ts'
import { fragmentOf } from './text-fragment.ts'

/**
 * Buttons for the permanent address of a page: one copies it and says whether that worked, one hands it to the
 * device where that can share. With a sentence selected, the address leads to it.
 */
class CopyLink extends HTMLElement {
  connectedCallback(): void {
    const [copy, share] = this.querySelectorAll('button')
    // Pressing a button would end the selection that it is to share.
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
      // The clipboard is closed to pages without https, and to readers who refuse it.
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
