import { choose } from '../site/choices.ts'
import { counted } from '../site/counted.ts'

/** Hides papers that were read before the page was opened. What is read meanwhile stays in its place. */
class HideRead extends HTMLElement {
  readonly #button = document.createElement('button')
  readonly #count = document.createElement('span')

  connectedCallback(): void {
    this.#button.type = 'button'
    this.#button.textContent = 'Hide read'
    this.#button.addEventListener('click', () => this.#choose(!isChosen()))
    this.replaceChildren(this.#button, this.#count)
    this.#show()
    document.addEventListener('paper-marks', () => {
      this.dataset['ready'] = ''
      this.#show()
    })
  }

  #choose(hide: boolean): void {
    // What was read meanwhile is hidden too.
    for (const row of document.querySelectorAll<HTMLElement>('[data-read="now"]')) row.dataset['read'] = ''
    choose('hideRead', hide ? 'on' : undefined)
    this.#show()
  }

  #show(): void {
    const hide = isChosen()
    const hidden = hide ? document.querySelectorAll('.paper-list > [data-read=""]').length : 0
    const all = document.querySelectorAll('.paper-list > *').length
    this.#button.ariaPressed = String(hide)
    const part = hidden === all ? `All ${counted(all, 'paper')} here are read.` : `${hidden} of ${all} hidden`
    this.#count.textContent = hidden > 0 ? part : ''
  }
}

function isChosen(): boolean {
  return 'hideRead' in document.documentElement.dataset
}

customElements.define('hide-read', HideRead)
