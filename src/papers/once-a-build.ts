/** A work done once in a build, however many pages ask for it; while developing, content changes between two requests. */
export function onceABuild<Result>(work: () => Promise<Result>): () => Promise<Result> {
  let result: Promise<Result> | undefined
  return () => {
    if (import.meta.env.DEV) return work()
    result ??= work()
    return result
  }
}
