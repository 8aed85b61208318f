import { saveFile } from '../site/save-file.ts'
import { say } from './say.ts'

/** A button that copies the text shown with it, and one that saves it as a file; both say whether that worked. */
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
    // RIS ends its lines as Windows does, which HTML does not keep.
    const end = name.endsWith('.ris') ? '\r\n' : '\n'
    saveFile(name, this.text.trimStart().replaceAll('\n', end))
    say(this, 'Saved')
  }
}

customElements.define('copy-text', CopyText)
