import { isSlug } from './bookmark.ts'

/** The largest list of papers, in bytes: a short link could unpack to more than a device can hold. */
const MOST = 1_000_000

/** The part of an address that holds a list: its slugs, one a line, deflated, in base64url (RFC 4648, section 5). */
export async function listFragment(slugs: readonly string[]): Promise<string> {
  const packed = new Blob([slugs.join('\n')]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  let binary = ''
  for (const byte of new Uint8Array(await new Response(packed).arrayBuffer()))
    binary += String.fromCharCode(byte)
  const base64 = btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
  return `#list=${base64}`
}

/** The slugs in a link, each once; undefined where it holds no list, or only a part of one. */
export async function listedIn(fragment: string): Promise<string[] | undefined> {
  const [, base64] = /^#list=([\w-]+)$/.exec(fragment) ?? []
  if (!base64) return undefined
  try {
    const binary = atob(base64.replaceAll('-', '+').replaceAll('_', '/'))
    const slugs = (await unpacked(Uint8Array.from(binary, char => char.charCodeAt(0)))).split('\n')
    return slugs.every(isSlug) ? [...new Set(slugs)] : undefined
  } catch {
    return undefined
  }
}

async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  const parts: Uint8Array<ArrayBuffer>[] = []
  for (let size = 0; ; ) {
    const { done, value } = await reader.read()
    if (done) return new Blob(parts).text()
    size += value.length
    if (size > MOST) throw new RangeError('The list is too long')
    parts.push(value)
  }
}
