import { createHash } from 'node:crypto'
import { unified } from '@astrojs/markdown-remark'
import mdx from '@astrojs/mdx'
import sitemap from '@astrojs/sitemap'
import { defineConfig } from 'astro/config'
import { splitSources } from './scripts/split-integration.ts'
import { isListedUnder } from './src/integrations/listed-pages.ts'
import { searchIndex } from './src/integrations/search-index.ts'
import { deployment } from './src/lib/deployment.ts'
import { rehypePlugins, remarkPlugins } from './src/lib/markdown.ts'
import { themeScript } from './src/lib/theme.ts'

const { site, base } = deployment(process.env)

export default defineConfig({
  site,
  base,
  trailingSlash: 'always',
  // Writing a page waits for the disk: other pages are made meanwhile.
  build: { format: 'directory', inlineStylesheets: 'never', concurrency: 16 },
  devToolbar: { enabled: false },
  integrations: [splitSources(), mdx(), sitemap({ filter: isListedUnder(base) }), searchIndex()],
  markdown: {
    processor: unified({ remarkPlugins, rehypePlugins, gfm: false, smartypants: false }),
    syntaxHighlight: false,
  },
  security: {
    csp: {
      directives: [
        "default-src 'none'",
        "base-uri 'none'",
        "connect-src 'self'",
        "form-action 'self'",
        "img-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
      ],
      scriptDirective: {
        // Pagefind compiles its index reader from WebAssembly.
        resources: ["'self'", "'wasm-unsafe-eval'"],
        hashes: [`sha256-${createHash('sha256').update(themeScript).digest('base64')}`],
      },
    },
  },
})
