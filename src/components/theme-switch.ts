import { choose } from '../site/choices.ts'

const systemDark = matchMedia('(prefers-color-scheme: dark)')

/** A button that changes to the other theme. The choice stays, whatever the system changes to. */
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
    choose('theme', this.dark ? 'light' : 'dark')
    this.show()
  }

  private show(): void {
    const button = this.querySelector('button')
    if (!button) return
    button.setAttribute('aria-pressed', String(this.dark))
    button.title = this.dark ? 'Dark theme is on' : 'Dark theme is off'
  }
}

customElements.define('theme-switch', ThemeSwitch)
