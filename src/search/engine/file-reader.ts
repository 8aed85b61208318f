/** Reads files of a folder on the server. Each is fetched once, and again after a failure. */
export interface FileReader {
  text(name: string): Promise<string>
  bytes(name: string): Promise<Uint8Array>
  /** The content of a gzip file. */
  unzipped(name: string): Promise<Uint8Array>
  /** Whether the copy for offline reading has the file. */
  isKept(name: string): Promise<boolean>
  /** The caller knows what the build has written there. */
  json<Content>(name: string): Promise<Content>
}

/** @param root path of the folder, ending in a slash */
export function fileReader(root: string): FileReader {
  const fetched = new Map<string, Promise<ArrayBuffer>>()
  const content = (name: string) => {
    const file = fetched.get(name) ?? fetchFile(root + name)
    fetched.set(name, file)
    file.catch(() => fetched.delete(name))
    return file
  }
  const text = async (name: string) => new TextDecoder().decode(await content(name))
  return {
    text,
    bytes: async name => new Uint8Array(await content(name)),
    unzipped: async name => {
      const zipped = new Blob([await content(name)]).stream()
      return new Uint8Array(
        await new Response(zipped.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer(),
      )
    },
    // The service worker adds a digest to addresses. If pages may not read its caches, nothing counts as kept.
    isKept: async name => {
      try {
        return (await caches.match(root + name, { ignoreSearch: true })) !== undefined
      } catch {
        return false
      }
    },
    json: async name => JSON.parse(await text(name)),
  }
}

async function fetchFile(address: string): Promise<ArrayBuffer> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${response.status} ${address}`)
  return response.arrayBuffer()
}
