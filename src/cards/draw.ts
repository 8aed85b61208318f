import { readFile } from 'node:fs/promises'
import satori, { type Font } from 'satori'
import sharp from 'sharp'
import type { Card } from './card.ts'

/** Pixels; 1.9 to 1, as previews show it. */
const PREVIEW = { width: 960, height: 504 } as const
/** Pixels; 1 to 1.5, as e-book shelves show covers. */
const COVER = { width: 640, height: 960 } as const

const COLORS = { paper: '#fdfaf5', ink: '#2a2420', soft: '#564d46', accent: '#85301f' } as const

const SERIF = import.meta.resolve('@fontsource/source-serif-4/package.json')
const MATH = import.meta.resolve('@fontsource/noto-sans-math/package.json')

/** satori cannot read WOFF2. Each character comes from the first font that has it; the last has signs of formulas. */
const FONTS = [
  ...['latin', 'latin-ext', 'greek', 'cyrillic'].flatMap(subset =>
    ([400, 600] as const).map(weight => ({
      family: subset,
      file: new URL(`files/source-serif-4-${subset}-${weight}-normal.woff`, SERIF),
      weight,
    })),
  ),
  { family: 'math', file: new URL('files/noto-sans-math-latin-400-normal.woff', MATH), weight: 400 as const },
]

let fonts: Promise<Font[]> | undefined

/** The card as PNG. */
export const drawCard = (card: Card): Promise<Buffer> => draw(card, PREVIEW)

/** The card as the cover of a book, as PNG. */
export const drawCover = (card: Card): Promise<Buffer> => draw(card, COVER)

async function draw(card: Card, size: typeof PREVIEW | typeof COVER): Promise<Buffer> {
  fonts ??= loadFonts()
  const svg = await satori(layout(card), { ...size, fonts: await fonts })
  // Three inks on one paper: sixteen colours suffice for them and their smooth edges, in a third of the bytes.
  return sharp(Buffer.from(svg)).png({ palette: true, colours: 16, dither: 0, effort: 1 }).toBuffer()
}

async function loadFonts(): Promise<Font[]> {
  return Promise.all(
    FONTS.map(async ({ family, file, weight }) => ({
      name: family,
      data: await readFile(file),
      weight,
      style: 'normal' as const,
    })),
  )
}

function layout({ kicker, title, text }: Card) {
  const fontSize = title.length > 90 ? 46 : title.length > 50 ? 54 : 66
  return box(
    {
      flexDirection: 'column',
      justifyContent: 'space-between',
      width: '100%',
      height: '100%',
      boxSizing: 'border-box',
      padding: '52px 60px',
      background: COLORS.paper,
      color: COLORS.ink,
      fontFamily: [...new Set(FONTS.map(({ family }) => family))].join(', '),
      borderTop: `14px solid ${COLORS.accent}`,
    },
    [
      box({ fontSize: 27, color: COLORS.accent }, kicker),
      box(
        { fontSize, fontWeight: 600, display: 'block', lineClamp: 4, lineHeight: 1.14, letterSpacing: -0.5 },
        title,
      ),
      box({ display: 'block', lineClamp: 2, fontSize: 27, lineHeight: 1.4, color: COLORS.soft }, text),
    ],
  )
}

/** An element as satori takes it without JSX. */
function box(style: Record<string, string | number>, children: unknown) {
  return { type: 'div', key: null, props: { style: { display: 'flex', ...style }, children } }
}
