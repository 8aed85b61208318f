import { unified } from '@astrojs/markdown-remark'
import mdx from '@astrojs/mdx'
import sitemap from '@astrojs/sitemap'
import { defineConfig } from 'astro/config'
import { booklets } from './scripts/booklet/integration.ts'
import { splitSources } from './scripts/split-integration.ts'
import { leanBuild } from './src/build/lean-build.ts'
import { oneBuild } from './src/build/one-build.ts'
import { outputs } from './src/build/outputs.ts'
import { standaloneScript } from './src/build/standalone-script.ts'
import { cards } from './src/cards/integration.ts'
import { offline } from './src/offline/integration.ts'
import { openData } from './src/open-data/integration.ts'
import { isListedUnder } from './src/open-data/listed-pages.ts'
import { related } from './src/related/integration.ts'
import { searchIndex } from './src/search/index/integration.ts'
import { deployment } from './src/site/deployment.ts'
import { rehypePlugins } from './src/typeset/markdown.ts'
import { remarkPlugins } from './src/typeset/parse-markdown.ts'

const { site, base } = deployment(process.env)
const files = outputs()
const near = related()
const data = openData(files, near.relatedTo)

export default defineConfig({
  site,
  base,
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never' },
  logger: { entrypoint: new URL('./src/build/log.ts', import.meta.url) },
  devToolbar: { enabled: false },
  integrations: [
    oneBuild(),
    leanBuild(),
    splitSources(),
    mdx(),
    files,
    near,
    data,
    cards(files),
    searchIndex(files),
    sitemap({
      customPages: files.addresses,
      filter: isListedUnder(base),
      serialize: item => ({ ...item, lastmod: data.lastModified(item.url) }),
    }),
    standaloneScript(files),
    booklets(files),
    offline(files),
    files.last,
  ],
  markdown: {
    processor: unified({ remarkPlugins, rehypePlugins, gfm: false, smartypants: false }),
    syntaxHighlight: false,
  },
  // Inline scripts would need hashes in the content security policy.
  vite: { build: { assetsInlineLimit: 0 } },
})
