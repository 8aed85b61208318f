/**
 * A font's names by their number in the table: 0 copyright, 1 family, 2 style, 4 full name, 6 PostScript name, 13
 * licence.
 */
export type Names = Readonly<Record<number, string>>

/** Bytes of the header of a font file, and of each entry in its directory. */
const HEADER = 12
const ENTRY = 16
/** Bytes of the header of a name table, and of each of its records. */
const NAME_HEADER = 6
const RECORD = 12
/** Platform, encoding and language of the names: Windows, Unicode, American English. */
const PLATFORM = [3, 1, 0x409] as const

/**
 * A font file in which these names replace all others.
 * @param font an uncompressed OpenType file (https://learn.microsoft.com/typography/opentype/spec/otff)
 */
export function renamed(font: Buffer, names: Names): Buffer {
  const count = font.readUInt16BE(4)
  const tables = Array.from({ length: count }, (_, index) => {
    const at = HEADER + index * ENTRY
    const [offset, length] = [font.readUInt32BE(at + 8), font.readUInt32BE(at + 12)]
    const tag = font.toString('latin1', at, at + 4)
    return { tag, data: tag === 'name' ? nameTable(names) : font.subarray(offset, offset + length) }
  })
  const directory = Buffer.alloc(HEADER + count * ENTRY)
  font.copy(directory, 0, 0, HEADER)
  const parts = [directory]
  let offset = directory.length
  for (const [index, { tag, data }] of tables.entries()) {
    const at = HEADER + index * ENTRY
    const padded = Buffer.concat([data, Buffer.alloc(-data.length & 3)])
    directory.write(tag, at, 'latin1')
    directory.writeUInt32BE(checksum(padded), at + 4)
    directory.writeUInt32BE(offset, at + 8)
    directory.writeUInt32BE(data.length, at + 12)
    parts.push(padded)
    offset += padded.length
  }
  return Buffer.concat(parts)
}

function nameTable(names: Names): Buffer {
  const texts = Object.entries(names).map(([id, text]) => ({
    id: Number(id),
    text: Buffer.from(text, 'utf16le').swap16(),
  }))
  const head = Buffer.alloc(NAME_HEADER + texts.length * RECORD)
  head.writeUInt16BE(texts.length, 2)
  head.writeUInt16BE(head.length, 4)
  let offset = 0
  for (const [index, { id, text }] of texts.entries()) {
    const fields = [...PLATFORM, id, text.length, offset]
    for (const [place, field] of fields.entries())
      head.writeUInt16BE(field, NAME_HEADER + index * RECORD + place * 2)
    offset += text.length
  }
  return Buffer.concat([head, ...texts.map(({ text }) => text)])
}

/** The sum of the file's 32-bit numbers, modulo 2^32. */
function checksum(table: Buffer): number {
  let sum = 0
  for (let at = 0; at < table.length; at += 4) sum = (sum + table.readUInt32BE(at)) >>> 0
  return sum
}
