import { saveFile } from '../site/save-file.ts'
import { say } from './say.ts'

/** A button that copies the text beside it, and one that saves it as a file; both say whether that worked. */
class CopyText extends HTMLElement {
  connectedCallback(): void {
    const [copy, save] = this.querySelectorAll('button')
    copy?.addEventListener('click', () => void this.copy())
    save?.addEventListener('click', () => this.save(save.dataset['saveAs'] ?? ''))
  }

  private get text(): string {
    return this.querySelector('[data-text]')?.textContent ?? ''
  }

  private async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.text.trim())
      say(this, 'Copied')
    } catch {
      say(this, 'Could not copy')
    }
  }

  private save(name: string): void {
    // Lines of RIS end in CR and LF, which HTML does not preserve.
    const end = name.endsWith('.ris') ? '\r\n' : '\n'
    saveFile(name, this.text.trimStart().replaceAll('\n', end))
    say(this, 'Saved')
  }
}

customElements.define('copy-text', CopyText)
