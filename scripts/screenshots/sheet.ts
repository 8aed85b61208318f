import sharp, { type OverlayOptions } from 'sharp'

/** A picture of a page as PNG, with its label. */
export interface Shot {
  readonly label: string
  readonly png: Buffer
}

/** The layout of pictures on a sheet, in pixels. */
export interface Layout {
  readonly columns: number
  readonly width: number
  readonly height: number
}

const GAP = 16
const LABEL = 30
const COLORS = {
  light: { paper: '#d9d4cb', ink: '#2a2420' },
  dark: { paper: '#3a3632', ink: '#f0ebe2' },
} as const

/** A sheet of pictures in rows, each below its label, as WebP. */
export async function contactSheet(
  shots: readonly Shot[],
  { columns, width, height }: Layout,
  theme: keyof typeof COLORS,
): Promise<Buffer> {
  const { paper, ink } = COLORS[theme]
  const rows = Math.ceil(shots.length / columns)
  const tiles = await Promise.all(
    shots.map(async ({ label, png }, index): Promise<OverlayOptions[]> => {
      const left = GAP + (index % columns) * (width + GAP)
      const top = GAP + Math.floor(index / columns) * (height + LABEL + GAP)
      const text = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${LABEL}"><text y="21" font-family="serif" font-size="18" fill="${ink}">${label}</text></svg>`
      return [
        { input: Buffer.from(text), left, top },
        { input: await sharp(png).resize(width, height).toBuffer(), left, top: top + LABEL },
      ]
    }),
  )
  const size = {
    width: GAP + columns * (width + GAP),
    height: GAP + rows * (height + LABEL + GAP),
  }
  return sharp({ create: { ...size, channels: 3, background: paper } })
    .composite(tiles.flat())
    .webp({ quality: 34, effort: 6 })
    .toBuffer()
}
