import { unified } from '@astrojs/markdown-remark'
import mdx from '@astrojs/mdx'
import sitemap from '@astrojs/sitemap'
import { defineConfig } from 'astro/config'
import { splitSources } from './scripts/split-integration.ts'
import { buildFolder } from './src/build/build-folder.ts'
import { keptPages } from './src/build/kept-pages.ts'
import { leanBuild } from './src/build/lean-build.ts'
import { oneBuild } from './src/build/one-build.ts'
import { standaloneScript } from './src/build/standalone-script.ts'
import { cards } from './src/cards/integration.ts'
import { offline } from './src/offline/integration.ts'
import { openData } from './src/open-data/integration.ts'
import { isListedUnder } from './src/open-data/listed-pages.ts'
import { searchIndex } from './src/search/index/integration.ts'
import { deployment } from './src/site/deployment.ts'
import { rehypePlugins } from './src/typeset/markdown.ts'
import { remarkPlugins } from './src/typeset/parse-markdown.ts'

const { site, base } = deployment(process.env)
const data = openData()
const kept = keptPages()

export default defineConfig({
  site,
  base,
  trailingSlash: 'always',
  // Writing a page waits for the disk: other pages are made meanwhile.
  build: { format: 'directory', inlineStylesheets: 'never', concurrency: 16 },
  logger: { entrypoint: new URL('./src/build/log.ts', import.meta.url) },
  devToolbar: { enabled: false },
  integrations: [
    oneBuild(),
    leanBuild(),
    splitSources(),
    mdx(),
    data,
    cards(),
    kept,
    sitemap({
      customPages: kept.addresses,
      filter: isListedUnder(base),
      serialize: item => ({ ...item, lastmod: data.lastModified(item.url) }),
    }),
    standaloneScript(),
    searchIndex(),
    buildFolder(),
    offline(),
  ],
  markdown: {
    processor: unified({ remarkPlugins, rehypePlugins, gfm: false, smartypants: false }),
    syntaxHighlight: false,
  },
  // Inline scripts would need hashes in the content security policy.
  vite: { build: { assetsInlineLimit: 0 } },
})
