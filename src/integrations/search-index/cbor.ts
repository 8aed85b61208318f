/** What Pagefind writes its index as: CBOR of whole numbers, texts and arrays alone (RFC 8949). */
export type Cbor = number | string | readonly Cbor[]

const UNSIGNED = 0
const NEGATIVE = 1
const TEXT = 3
const ARRAY = 4

/** @throws on anything but whole numbers, texts and arrays */
export function decode(bytes: Uint8Array): Cbor {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let offset = 0
  const argument = (short: number): number => {
    if (short < 24) return short
    const size = { 24: 1, 25: 2, 26: 4 }[short]
    if (size === undefined) throw new Error(`Unexpected CBOR length ${short} at byte ${offset}`)
    offset += size
    return buffer.readUIntBE(offset - size, size)
  }
  const item = (): Cbor => {
    const head = buffer.readUInt8(offset++)
    const type = head >> 5
    const value = argument(head & 31)
    if (type === UNSIGNED) return value
    if (type === NEGATIVE) return -1 - value
    if (type === TEXT) {
      offset += value
      return buffer.toString('utf8', offset - value, offset)
    }
    if (type === ARRAY) return Array.from({ length: value }, item)
    throw new Error(`Unexpected CBOR type ${type} at byte ${offset}`)
  }
  const decoded = item()
  if (offset !== buffer.length) throw new Error(`${buffer.length - offset} bytes after the end of the CBOR`)
  return decoded
}

export function encode(value: Cbor): Buffer {
  const parts: Buffer[] = []
  const head = (type: number, argument: number) => {
    const size = argument < 24 ? 0 : argument < 0x100 ? 1 : argument < 0x10000 ? 2 : 4
    const bytes = Buffer.alloc(1 + size)
    bytes.writeUInt8((type << 5) | (size === 0 ? argument : 23 + Math.log2(size) + 1))
    if (size > 0) bytes.writeUIntBE(argument, 1, size)
    parts.push(bytes)
  }
  const item = (part: Cbor) => {
    if (typeof part === 'number') head(part < 0 ? NEGATIVE : UNSIGNED, part < 0 ? -1 - part : part)
    else if (typeof part === 'string') {
      const text = Buffer.from(part)
      head(TEXT, text.length)
      parts.push(text)
    } else {
      head(ARRAY, part.length)
      part.forEach(item)
    }
  }
  item(value)
  return Buffer.concat(parts)
}
