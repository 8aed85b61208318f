import { basename } from 'node:path'
import type { AstroConfig } from 'astro'
import { defineCollection } from 'astro/content/config'
import { z } from 'astro/zod'
import { type Entry, type FileContent, folderLoader } from './build/folder-loader.ts'
import { madePaper, paperHooks } from './papers/paper-hook.ts'
import { paperRecord } from './papers/paper-record.ts'
import { readFrontMatter, readYaml } from './papers/read-yaml.ts'
import { editionSchema } from './schemas/edition.ts'
import { paperSchema } from './schemas/paper.ts'
import { indexedArticle } from './search/index/indexed-article.ts'
import { typesetMdx } from './typeset/markdown.ts'

const PAGE = '.mdx'

/** What `readPaper` leaves with an entry beside its HTML. */
const typesetSchema = z.object({ text: z.string(), hasMath: z.boolean() })

/**
 * A page is typeset once, while content is loaded, and read only where the split does not know it, as after an edit by
 * hand; one that holds code is left to the MDX compiler.
 */
function readPaper(text: string, path: string, config: AstroConfig): FileContent {
  const made = madePaper(text, config)
  if (made) {
    const { html, ...metadata } = made.typeset
    return { data: made.data, isValid: true, body: made.body, html, metadata }
  }
  const { data, body } = readFrontMatter(text, path)
  const name = basename(path, PAGE)
  if (data['slug'] !== name)
    throw new Error(`${path}: the slug is ${data['slug']}. Name the file after its slug.`)
  const { html, ...metadata } = typesetMdx(body, path)
  return { data, body: body.trim(), html, metadata }
}

/** Hands a paper on to the integrations that work on it while pages are made. */
function handOn({ data, body = '', rendered }: Entry, config: AstroConfig): void {
  const hooks = paperHooks(config)
  if (hooks.length === 0) return
  const frontMatter = paperSchema.parse(data)
  const { html = '', metadata } = rendered ?? {}
  const typeset = typesetSchema.parse(metadata)
  const record = paperRecord(frontMatter, body, typeset)
  const article = html === '' ? null : indexedArticle(frontMatter, { ...typeset, html })
  for (const hook of hooks) hook({ record, article })
}

export const collections = {
  papers: defineCollection({
    loader: folderLoader({ path: 'content/papers/', extension: PAGE, read: readPaper, loaded: handOn }),
    schema: paperSchema,
  }),
  editions: defineCollection({
    loader: folderLoader({
      path: 'content/sources/',
      extension: '.yml',
      read: (text, path) => ({ data: readYaml(text, path) }),
    }),
    schema: editionSchema,
  }),
}
