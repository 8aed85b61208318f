/** A button that copies the permanent address of its page and says whether that worked. */
class CopyLink extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('button')?.addEventListener('click', () => void this.copy())
  }

  private async copy(): Promise<void> {
    const href = this.dataset['href'] ?? location.href
    try {
      await navigator.clipboard.writeText(href)
      this.say('Copied')
    } catch {
      // The clipboard is closed to pages without https, and to readers who refuse it.
      this.say(`Not allowed to copy: ${href}`)
    }
  }

  /** An emptied status is announced again when the same words come back. */
  private say(words: string): void {
    const status = this.querySelector('[role="status"]')
    if (!status) return
    status.textContent = ''
    requestAnimationFrame(() => {
      status.textContent = words
    })
  }
}

customElements.define('copy-link', CopyLink)
