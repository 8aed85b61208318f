import { existsSync, statSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroConfig, AstroIntegration, AstroPrerenderer } from 'astro'
import { z } from 'zod'
import { buildKey } from './build-key.ts'
import { BuildMemory, isWhole, keepFiles } from './build-memory.ts'

type Path = Awaited<ReturnType<AstroPrerenderer['getStaticPaths']>>[number]

export interface KeptPages extends AstroIntegration {
  /** Addresses of the pages that are kept, which Astro does not hear of; known once all pages have been made. */
  readonly addresses: string[]
}

/** The digest of all that pages depend on but content, and by path what a page was made from and its size in bytes. */
const memorySchema = z.object({
  key: z.string(),
  pages: z.record(z.string(), z.tuple([z.string(), z.int()])),
})

/**
 * Keeps pages that are made from the same as in the build before, as their `cacheKey` says, where they are as they were
 * written. Astro's own `experimental.incrementalBuild` writes every page a second time, into a cache; the folder of the
 * built site is kept anyway.
 */
export function keptPages(): KeptPages {
  const addresses: string[] = []
  /** Pages with a `cacheKey`, by path. No two have one path: the registry of permalinks sees to that. */
  const remembered = new Map<string, { readonly file: string; readonly cacheKey: string }>()
  let config: AstroConfig
  let key = ''
  let memory: BuildMemory<z.infer<typeof memorySchema>>

  const fileOf = ({ pathname, route }: Path, folder = config.outDir) =>
    fileURLToPath(
      new URL(`.${pathname.replace(/\/$/, '')}${route.type === 'page' ? '/index.html' : ''}`, folder),
    )

  /** Files in `public/` are copied over pages: nobody would see that one is lost, nor get it back with the next build. */
  function refuseReplaced(paths: readonly Path[]): void {
    for (const path of paths) {
      const file = fileOf(path, config.publicDir)
      if (!existsSync(file)) continue
      const name = relative(fileURLToPath(config.root), file)
      throw new Error(`${name} would replace the page ${path.pathname}: rename or remove it.`)
    }
  }

  /** The paths of pages that have to be made. */
  function changed(paths: readonly Path[]): Path[] {
    refuseReplaced(paths)
    const base = config.base.replace(/\/$/, '')
    const former = memory.take()
    const known = former?.key === key ? former.pages : {}
    return paths.filter(path => {
      const { pathname, route, cacheKey } = path
      if (cacheKey === undefined) return true
      const file = fileOf(path)
      remembered.set(pathname, { file, cacheKey })
      const [formerKey, size] = known[pathname] ?? []
      if (formerKey !== cacheKey || !isWhole(file, size)) return true
      keepFiles([file])
      if (route.type === 'page') addresses.push(new URL(`${base}${pathname}`, config.site).href)
      return false
    })
  }

  return {
    name: 'kept-pages',
    addresses,
    hooks: {
      'astro:config:done': ({ config: final }) => {
        config = final
      },
      'astro:build:start': ({ setPrerenderer }) => {
        key = buildKey(config.root)
        memory = new BuildMemory(fileURLToPath(new URL('kept-pages.json', config.cacheDir)), memorySchema)
        setPrerenderer(prerenderer => ({
          ...prerenderer,
          getStaticPaths: async () => changed(await prerenderer.getStaticPaths()),
        }))
      },
      'astro:build:done': ({ logger }) => {
        const pages: z.infer<typeof memorySchema>['pages'] = {}
        for (const [pathname, { file, cacheKey }] of remembered) {
          const size = statSync(file, { throwIfNoEntry: false })?.size
          if (size !== undefined) pages[pathname] = [cacheKey, size]
        }
        memory.write({ key, pages })
        logger.info(`${addresses.length} pages as before`)
      },
    },
  }
}
