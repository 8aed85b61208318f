import { unified } from '@astrojs/markdown-remark'
import mdx from '@astrojs/mdx'
import sitemap from '@astrojs/sitemap'
import { defineConfig } from 'astro/config'
import { splitSources } from './scripts/split-integration.ts'
import { buildFolder } from './src/integrations/build-folder.ts'
import { cards } from './src/integrations/cards.ts'
import { keptPages } from './src/integrations/kept-pages.ts'
import { leanBuild } from './src/integrations/lean-build.ts'
import { isListedUnder } from './src/integrations/listed-pages.ts'
import { offline } from './src/integrations/offline.ts'
import { openData } from './src/integrations/open-data.ts'
import { searchIndex } from './src/integrations/search-index.ts'
import { standaloneScript } from './src/integrations/standalone-script.ts'
import { deployment } from './src/lib/deployment.ts'
import { rehypePlugins } from './src/lib/markdown.ts'
import { remarkPlugins } from './src/lib/parse-markdown.ts'

const { site, base } = deployment(process.env)
const data = openData()
const kept = keptPages()

export default defineConfig({
  site,
  base,
  trailingSlash: 'always',
  // Writing a page waits for the disk: other pages are made meanwhile.
  build: { format: 'directory', inlineStylesheets: 'never', concurrency: 16 },
  devToolbar: { enabled: false },
  integrations: [
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
