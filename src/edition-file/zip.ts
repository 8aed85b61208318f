import { crc32, deflateRawSync } from 'node:zlib'

/** A file of an archive. */
export interface ZipEntry {
  /** ASCII. */
  readonly name: string
  readonly content: Uint8Array
  /** Whether it is kept as it is. */
  readonly stored?: boolean
}

/** Version of the format that knows compression, and the number of that method. */
const VERSION = 20
const DEFLATE = 8
/** 1 January 1980, the earliest day of the format: the time of a build would make every build another. */
const DAY = (1 << 5) | 1

/**
 * An archive as ZIP (APPNOTE 6.3); the same entries give the same bytes. Node's own compression is several times as
 * fast as a library's in JavaScript.
 */
export function zip(entries: readonly ZipEntry[]): Uint8Array<ArrayBuffer> {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, stored = false } of entries) {
    const bytes = stored ? Buffer.from(content) : deflateRawSync(content)
    const description = fields(
      [2, VERSION],
      [2, 0],
      [2, stored ? 0 : DEFLATE],
      [2, 0],
      [2, DAY],
      [4, crc32(content)],
      [4, bytes.length],
      [4, content.length],
      [2, name.length],
      [2, 0],
    )
    const path = Buffer.from(name, 'ascii')
    directory.push(
      fields([4, 0x02014b50], [2, VERSION]),
      description,
      fields([2, 0], [2, 0], [2, 0], [4, 0], [4, offset]),
      path,
    )
    const local = Buffer.concat([fields([4, 0x04034b50]), description, path, bytes])
    parts.push(local)
    offset += local.length
  }
  const end = Buffer.concat(directory)
  const { length } = entries
  return new Uint8Array(
    Buffer.concat([
      ...parts,
      end,
      fields([4, 0x06054b50], [2, 0], [2, 0], [2, length], [2, length], [4, end.length], [4, offset], [2, 0]),
    ]),
  )
}

/** Numbers of so many bytes each, the lowest byte first. */
function fields(...numbers: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  const buffer = Buffer.alloc(numbers.reduce((sum, [bytes]) => sum + bytes, 0))
  let at = 0
  for (const [bytes, value] of numbers) at = buffer.writeUIntLE(value, at, bytes)
  return buffer
}
