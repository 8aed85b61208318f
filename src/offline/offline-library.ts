import type { Request, State } from './messages.ts'
import { megabytes, number, statusText } from './status-text.ts'

const LABELS = {
  keep: 'Keep everything for offline',
  pause: 'Pause',
  remove: 'Remove from this device',
} as const satisfies Partial<Record<Request, string>>

type Action = keyof typeof LABELS

/** Shows what this device keeps of the site, with buttons to keep or remove it. */
export class OfflineLibrary extends HTMLElement {
  readonly #text = document.createElement('p')
  readonly #bar = document.createElement('progress')
  readonly #buttons = {
    keep: this.#button('keep'),
    pause: this.#button('pause'),
    remove: this.#button('remove'),
  }

  connectedCallback(): void {
    this.#text.setAttribute('role', 'status')
    this.#bar.setAttribute('aria-label', 'Kept on this device')
    const row = document.createElement('p')
    row.append(...Object.values(this.#buttons))
    this.replaceChildren(this.#text, this.#bar, row)
  }

  show(state: State): void {
    const { files, bytes, mode, filling, problem, papers } = state
    const whole = files.kept === files.all
    const size = whole ? megabytes(bytes.all) : `${megabytes(bytes.kept)} of ${megabytes(bytes.all)}`
    this.#text.textContent = `${statusText(state, problem, true)}, ${size}.${whole ? ' Everything is kept.' : ''}`
    this.#bar.max = files.all
    this.#bar.value = files.kept
    this.#bar.textContent = `${number(files.kept)} of ${number(files.all)} files`
    const fillsAll = filling && (mode === 'everything' || state.unasked === 'whole')
    this.#buttons.keep.hidden = whole || (fillsAll && problem !== 'full')
    this.#buttons.keep.textContent =
      mode === 'paused' && papers.kept > 0
        ? `Go on: keep everything (${megabytes(bytes.all)})`
        : `${LABELS.keep} (${megabytes(bytes.all)})`
    this.#buttons.pause.hidden = !fillsAll
    this.#buttons.remove.hidden = papers.kept === 0
  }

  #button(action: Action): HTMLButtonElement {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'button'
    button.hidden = true
    button.textContent = LABELS[action]
    button.addEventListener('click', () =>
      dispatchEvent(new CustomEvent<Request>('offline-request', { detail: action })),
    )
    return button
  }
}
