import type { RestorationRuleId } from '../../../src/schemas/restoration-rules.ts'
import type { Segment } from '../segment.ts'
import type { Link } from './links.ts'
import type { Token } from './tokens.ts'

/** Writes segments in the order of the tokens. Their printed parts joined are the printed text. */
export class SegmentWriter {
  readonly segments: Segment[] = []
  readonly #printed: string
  readonly #tokens: readonly Token[]
  /** Offset behind the text that was taken so far. */
  #offset = 0
  /** Offset behind the last segment; the text from there on is shown as printed. */
  #plain = 0
  /** Open commands, by the index of the token that closes them. */
  readonly #open = new Map<number, { index: number; rule: RestorationRuleId }>()

  constructor(printed: string, tokens: readonly Token[]) {
    this.#printed = printed
    this.#tokens = tokens
  }

  /** Shows the text up to the token `end` as printed. */
  unchanged(end: number): void {
    this.#offset = this.#at(end)
    if (end >= this.#tokens.length) this.#flush()
  }

  text(end: number, value: string, rule: RestorationRuleId): void {
    this.#flush()
    this.#push({ type: 'text', printed: this.#take(end), value, rule })
  }

  math(end: number, tex: string, rule: RestorationRuleId): void {
    this.#flush()
    this.#push({ type: 'math', printed: this.#take(end), tex, rule })
  }

  link(end: number, { href, value, mended }: Link): void {
    this.#flush()
    this.#push({ type: 'link', printed: this.#take(end), href, value, ...(mended ? { rule: 'link' } : {}) })
  }

  /** Opens a command whose argument starts at the token `inner` and ends before the token `close`. */
  open(inner: number, close: number, rule: RestorationRuleId): void {
    this.#flush()
    this.#open.set(close, { index: this.segments.length, rule })
    this.#push({ type: 'text', printed: this.#take(inner), value: '', rule })
  }

  /** Notes that the brace at the token `at` closes a command that the listing removed. */
  drop(at: number): void {
    this.#open.set(at, { index: Number.POSITIVE_INFINITY, rule: 'leftover' })
  }

  /** Closes the command that ends at the token `at`; returns false if there is none. */
  close(at: number): boolean {
    const opened = this.#open.get(at)
    if (!opened) return false
    this.#open.delete(at)
    this.#flush()
    this.#push({ type: 'text', printed: this.#take(at + 1), value: '', rule: opened.rule })
    this.#merge(opened)
    return true
  }

  /** Makes a command around plain text a single repair. */
  #merge({ index, rule }: { index: number; rule: RestorationRuleId }): void {
    const [opening, inner, closing, more] = this.segments.slice(index)
    if (!opening || !closing || more || inner?.type !== 'text' || inner.rule !== undefined) return
    const printed = opening.printed + inner.printed + closing.printed
    this.segments.splice(index, 3, { type: 'text', printed, value: inner.value, rule })
  }

  #at(index: number): number {
    return this.#tokens[index]?.start ?? this.#printed.length
  }

  #take(end: number): string {
    const printed = this.#printed.slice(this.#offset, this.#at(end))
    this.#offset = this.#plain = this.#at(end)
    return printed
  }

  #flush(): void {
    if (this.#offset === this.#plain) return
    const printed = this.#printed.slice(this.#plain, this.#offset)
    this.segments.push({ type: 'text', printed, value: printed })
    this.#plain = this.#offset
  }

  #push(segment: Segment): void {
    if (segment.printed !== '') this.segments.push(segment)
  }
}
