import { spawnSync } from 'node:child_process'

/** The history of a folder, as Git knows it. */
export class History {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  /** The output of Git; undefined where it fails, for example for a revision that does not exist, or without Git. */
  #git(...args: string[]): string | undefined {
    const { status, stdout } = spawnSync('git', ['-C', this.#folder, ...args], {
      encoding: 'utf8',
      maxBuffer: 1 << 30,
    })
    return status === 0 ? stdout : undefined
  }

  #commit(...args: string[]): string | undefined {
    return this.#git(...args)?.trim() || undefined
  }

  /**
   * The commits with which the present is compared, each once: the last, its first parent, and where it left the main
   * branch.
   * @param published another commit, which this repository may not have
   */
  predecessors(published: string | undefined): string[] {
    const named = (revision: string) =>
      this.#commit('rev-parse', '--verify', '--quiet', `${revision}^{commit}`)
    const main = ['origin/HEAD', 'origin/main', 'main'].find(named)
    const commits = [
      named('HEAD'),
      named('HEAD^1'),
      main && this.#commit('merge-base', 'HEAD', main),
      published ? named(published) : undefined,
    ]
    return [...new Set(commits.filter(commit => commit !== undefined))]
  }

  /** Whether only the newest commits were fetched. */
  get isShallow(): boolean {
    return this.#commit('rev-parse', '--is-shallow-repository') === 'true'
  }

  /** The commits since this one that changed a file of the folder, along first parents. */
  changesSince(commit: string, file: string): string[] {
    const found = this.#git('rev-list', '--first-parent', `${commit}..HEAD`, '--', file)
    return found?.split('\n').filter(line => line !== '') ?? []
  }

  /** A file of the folder at a commit. */
  read(commit: string, file: string): string | undefined {
    return this.#git('show', `${commit}:./${file}`)
  }

  /** The files below one of these folders, at a commit. */
  list(commit: string, folders: readonly string[]): string[] {
    const found = this.#git('ls-tree', '-r', '--name-only', commit, '--', ...folders)
    return found?.split('\n').filter(line => line !== '') ?? []
  }
}
