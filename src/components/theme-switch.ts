import { storageKey } from '../site/storage-key.ts'

const systemDark = matchMedia('(prefers-color-scheme: dark)')

/** A button that changes to the other theme; choosing what the system has gives the choice back to it. */
class ThemeSwitch extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('button')?.addEventListener('click', () => this.toggle())
    systemDark.addEventListener('change', () => this.show())
    this.show()
  }

  private get dark(): boolean {
    const chosen = document.documentElement.dataset['theme']
    return chosen ? chosen === 'dark' : systemDark.matches
  }

  private toggle(): void {
    const dark = !this.dark
    const choice = dark === systemDark.matches ? '' : dark ? 'dark' : 'light'
    document.documentElement.dataset['theme'] = choice
    this.show()
    try {
      localStorage.setItem(storageKey('theme'), choice)
    } catch {
      // Without storage the choice lasts as long as the page.
    }
  }

  private show(): void {
    this.querySelector('button')?.setAttribute('aria-pressed', String(this.dark))
  }
}

customElements.define('theme-switch', ThemeSwitch)
