import type { AstroIntegration } from 'astro'
import { Background } from '../build/background.ts'
import type { LedgerPlace, Output } from '../build/ledger.ts'
import type { Outputs } from '../build/outputs.ts'
import { serveOutputs } from '../build/serve-outputs.ts'
import { excerpt } from '../papers/excerpt.ts'
import { type Card, cardsOf, type PaperOnCard, TEXT_LENGTH } from './card.ts'
import { cardOutput } from './output.ts'
import { cardsWanted } from './wanted.ts'

/** Fewer new cards are not worth a thread: drawing a card takes about 30 ms, loading the libraries 200. */
const LEAST = 8

/** Draws pictures of link previews while pages are made: of the site, its editions and, if they are few, its papers. */
export function cards(outputs: Outputs): AstroIntegration {
  /** By slug; the development server may read a paper again. */
  const papers = new Map<string, PaperOnCard>()
  const wanted = () => cardsOf([...papers.values()], cardsWanted(papers.size, process.env))
  /** By path; emptied when a paper is read again. */
  let files: Map<string, Output> | undefined
  let base = '/'
  return {
    name: 'cards',
    hooks: {
      'paper:loaded': ({ record: { slug, title, abstract, edition, editions } }) => {
        papers.set(slug, { slug, title, text: excerpt(abstract, TEXT_LENGTH), edition, editions })
        files = undefined
      },
      'astro:config:done': ({ config }) => {
        base = config.base.replace(/\/*$/, '/')
      },
      'astro:build:start': () => {
        const { ledger } = outputs
        const script = new URL('./written-cards.ts', import.meta.url)
        const work = new Background<Card, LedgerPlace>(script, ledger.place, LEAST)
        for (const card of wanted()) if (!ledger.keeps(cardOutput(card))) work.add(card)
        work.end()
        outputs.await('cards', () => work.account)
      },
      'astro:server:setup': ({ server, logger }) => {
        const find = (path: string) => {
          files ??= new Map(
            wanted()
              .map(cardOutput)
              .map(file => [file.path, file]),
          )
          return files.get(path)
        }
        serveOutputs(server, { base, logger, find })
      },
    },
  }
}
