import type { State } from './messages.ts'
import type { Problem } from './settings.ts'

const PROBLEMS: Readonly<Record<Problem, string>> = {
  full: 'no room on this device to keep more',
  changed: 'the site is being updated',
  network: 'the download broke off and will go on',
}

/** The problem with this name, if there is one. */
export function problemNamed(name: string | undefined): Problem | undefined {
  return name === 'full' || name === 'changed' || name === 'network' ? name : undefined
}

/** One line that says what is kept, or why nothing could be kept. */
export function statusText(
  state: State | undefined,
  problem: Problem | undefined,
  reachable: boolean,
): string {
  const parts = [
    state
      ? `${number(state.papers.kept)} of ${number(state.papers.all)} papers offline`
      : 'Not kept for offline reading',
  ]
  if (problem && (!state || state.filling)) parts.push(PROBLEMS[problem])
  if (!reachable) parts.push('offline now')
  return parts.join(' · ')
}

export function number(count: number): string {
  return count.toLocaleString(document.documentElement.lang)
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 })} MB`
}
