/** Does a work once in a build, and in development for every request, since content may change in between. */
export function onceABuild<Result>(work: () => Promise<Result>): () => Promise<Result> {
  let result: Promise<Result> | undefined
  return () => {
    if (import.meta.env.DEV) return work()
    result ??= work()
    return result
  }
}
