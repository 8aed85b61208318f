import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import type { AstroIntegration } from 'astro'
import { progress } from '../build/progress.ts'
import { excerpt } from '../papers/excerpt.ts'
import { type Card, cardsOf, type PaperOnCard, TEXT_LENGTH } from './card.ts'
import { cardsWanted } from './wanted.ts'

/** Kept from build to build, beside the caches of other tools. */
const CACHE = 'node_modules/.cache/cards/'

/**
 * Draws the pictures of link previews after a build: of the site and its editions always, of every paper where there
 * are few enough. A card whose words have not changed is taken from the cache.
 */
export function cards(): AstroIntegration {
  const papers: PaperOnCard[] = []
  let root: URL
  return {
    name: 'cards',
    hooks: {
      'paper:loaded': ({ record: { slug, title, abstract, edition, editions } }) => {
        papers.push({ slug, title, text: excerpt(abstract, TEXT_LENGTH), edition, editions })
      },
      'astro:config:done': ({ config }) => {
        root = config.root
      },
      'astro:build:done': async ({ dir, logger }) => {
        const start = performance.now()
        const wanted = cardsOf(papers, cardsWanted(papers.length, process.env))
        const drawn = await writeCards(wanted, new URL('cards/', dir), new URL(CACHE, root))
        logger.info(
          `${wanted.length} cards, ${drawn} of them new, ${Math.round(performance.now() - start)} ms`,
        )
      },
    },
  }
}

/** @returns how many were drawn, not taken from the cache */
async function writeCards(cards: readonly Card[], target: URL, cache: URL): Promise<number> {
  await Promise.all([mkdir(target, { recursive: true }), mkdir(cache, { recursive: true })])
  const design = await readFile(new URL('./draw.ts', import.meta.url))
  const tell = progress('cards drawn')
  let done = 0
  const drawn = await Promise.all(
    cards.map(async card => {
      const key = createHash('sha256').update(design).update(JSON.stringify(card)).digest('hex')
      const cached = new URL(`${key}.png`, cache)
      const missing = !existsSync(cached)
      if (missing) {
        const { drawCard } = await import('./draw.ts')
        // Put into place whole: a killed build would leave half a picture for all later ones.
        await writeFile(new URL(`${key}.new`, cache), await drawCard(card))
        await rename(new URL(`${key}.new`, cache), cached)
      }
      await copyFile(cached, new URL(`${card.name}.png`, target))
      tell(++done, cards.length)
      return missing
    }),
  )
  return drawn.filter(Boolean).length
}
