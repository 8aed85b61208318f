import { isHeaderLine, type PrintedDate, printedDate } from '../../header.ts'
import { idOfAddress } from '../arxiv.ts'
import { authorNames } from '../names.ts'

/** The meaning of a line that is neither a title nor part of an abstract. */
export type Mark =
  | { readonly kind: 'header' | 'separator' | 'comments' | 'badge' | 'vote' }
  /** The name stands in the same line, or in the next. */
  | { readonly kind: 'submitter'; readonly named: boolean }
  | { readonly kind: 'address'; readonly id?: string }
  /** A bare number counts votes or comments; only its place tells which. */
  | { readonly kind: 'number' | 'votes'; readonly value: number }
  | { readonly kind: 'authors'; readonly count?: number; readonly names?: readonly string[] }
  | { readonly kind: 'date' | 'published'; readonly printed: PrintedDate }

const number = (printed: string | undefined): number =>
  Math.round(Number.parseFloat((printed ?? '').replaceAll(',', '')) * (/k$/i.test(printed ?? '') ? 1000 : 1))

/** The marks of a listing's page; the first pattern that matches decides. */
const MARKS = [
  {
    example: 'https://huggingface.co/papers/2410.05434',
    pattern:
      /^(?:(?:url|link|paper|pdf|arxiv|code|github|project(?: page)?): ?)?\(?<?(https?:\/\/\S+?)>?\)?$/i,
    mark: ([, address = '']: RegExpExecArray): Mark => {
      const id = idOfAddress(address)
      return { kind: 'address', ...(id !== undefined && { id }) }
    },
  },
  {
    example: 'arXiv:2410.05434',
    pattern: /^arxiv(?: id)?: ?(\S+)$/i,
    mark: ([, printed = '']: RegExpExecArray): Mark => {
      const id = idOfAddress(`arxiv.org/abs/${printed}`)
      return { kind: 'address', ...(id !== undefined && { id }) }
    },
  },
  {
    example: 'Submitted by',
    pattern: /^submitted by:?$/i,
    mark: (): Mark => ({ kind: 'submitter', named: false }),
  },
  {
    example: 'Submitted by taesiri',
    pattern: /^submitted by (?:[^.!?;:]|\b[A-Z]\.){1,60}$/i,
    mark: (): Mark => ({ kind: 'submitter', named: true }),
  },
  { example: 'Upvote', pattern: /^(?:upvotes?|likes?|▲|⬆️?|👍):?$/i, mark: (): Mark => ({ kind: 'vote' }) },
  {
    example: 'GitHub 1.23k',
    pattern:
      /^(?:(?:view )?(?:github|code|pdf|paper|project page|(?:on )?ar[xX]iv(?: page)?)(?: ★? ?[\d.,]+k?)?|arxiv explained.*)$/i,
    mark: (): Mark => ({ kind: 'badge' }),
  },
  {
    example: '[-] 12',
    pattern: /^(?:\[[-x ]?\]|upvotes?:?|▲|⬆️?|👍) ?([\d.,]+k?)$/i,
    mark: ([, value]: RegExpExecArray): Mark => ({ kind: 'votes', value: number(value) }),
  },
  {
    example: '12 upvotes',
    pattern: /^([\d.,]+k?) (?:upvotes?|votes?|likes?)$/i,
    mark: ([, value]: RegExpExecArray): Mark => ({ kind: 'votes', value: number(value) }),
  },
  {
    example: '78',
    pattern: /^(\d[\d.,]*k?)$/i,
    mark: ([, value]: RegExpExecArray): Mark => ({ kind: 'number', value: number(value) }),
  },
  {
    example: '4 authors](https://huggingface.co/papers/1808.01400)',
    pattern: /^\[?\s*(\d+) authors?(?:\]\(.*\))?$/i,
    mark: ([, count]: RegExpExecArray): Mark => ({ kind: 'authors', count: Number(count) }),
  },
  {
    example: 'Authors: Ada Lovelace, Emmy Noether',
    pattern: /^authors?: ?(.+)$/i,
    mark: ([, names = '']: RegExpExecArray): Mark => ({ kind: 'authors', names: authorNames(names) }),
  },
  { example: '·', pattern: /^[·•|[\]()*_-]+$/, mark: (): Mark => ({ kind: 'separator' }) },
  {
    example: '3 comments',
    pattern: /^(?:\d+|view|add|see)(?: all)?(?: \d+)? (?:comments?|repl(?:y|ies)|more)$/i,
    mark: (): Mark => ({ kind: 'comments' }),
  },
] as const satisfies readonly {
  example: string
  pattern: RegExp
  mark: (match: RegExpExecArray) => Mark
}[]

const DOT = / *[·•] +| +[·•] */
/** The largest number of words in a name between dots: of an organisation, or a badge. */
const LABEL_WORDS = 4

/** The marks in a line with folded white space: one, or several between dots. None if it may be title or prose. */
export function marksOf(line: string): Mark[] {
  const whole = markOf(line)
  if (whole) return [whole]
  const parts = line.split(DOT).filter(part => part !== '')
  const marks = parts.map(part => markOf(`· ${part}`))
  const explained = marks.some(Boolean) && parts.length > 1
  const isLabel = (part: string) => part.split(' ').length <= LABEL_WORDS
  return explained && parts.every((part, index) => marks[index] || isLabel(part))
    ? marks.map(mark => (mark && mark.kind !== 'submitter' ? mark : { kind: 'badge' }))
    : []
}

/** The mark that a text is; undefined for text that may be a title or part of an abstract. */
function markOf(printedLine: string): Mark | undefined {
  const line = printedLine.replace(/^[·•] ?(?=[\w[])/, '')
  for (const { pattern, mark } of MARKS) {
    const match = pattern.exec(line)
    if (match) return mark(match)
  }
  const [, published] = /^published(?: on| at)?:? (.+)$/i.exec(line) ?? []
  const printed = printedDate(published ?? line.replace(/^date: ?/i, ''))
  const isHeading = published === undefined && line === printedLine
  if (printed) return { kind: isHeading ? 'date' : 'published', printed }
  return isHeaderLine(line) ? { kind: 'header' } : undefined
}
