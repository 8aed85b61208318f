import { basename } from 'node:path'
import { defineCollection } from 'astro/content/config'
import { type FileContent, folderLoader } from './lib/folder-loader.ts'
import { readFrontMatter, readYaml } from './lib/front-matter.ts'
import { typesetMdx } from './lib/markdown.ts'
import { editionSchema } from './schemas/edition.ts'
import { paperSchema } from './schemas/paper.ts'

const PAGE = '.mdx'

/** A page is typeset once, while content is loaded; only one that holds code is left to the MDX compiler. */
function readPaper(text: string, path: string): FileContent {
  const { data, body } = readFrontMatter(text)
  const name = basename(path, PAGE)
  if (data['slug'] !== name)
    throw new Error(`${path}: the slug is ${data['slug']}. Name the file after its slug.`)
  const { html, ...metadata } = typesetMdx(body, path)
  return { data, body: body.trim(), html, metadata }
}

export const collections = {
  papers: defineCollection({
    loader: folderLoader({ path: 'content/papers/', extension: PAGE, read: readPaper }),
    schema: paperSchema,
  }),
  editions: defineCollection({
    loader: folderLoader({
      path: 'content/sources/',
      extension: '.yml',
      read: text => ({ data: readYaml(text) }),
    }),
    schema: editionSchema,
  }),
}
