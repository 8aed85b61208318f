import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readFrontMatter } from '../../../src/papers/read-yaml.ts'
import { paperSchema } from '../../../src/schemas/paper.ts'
import { printStage } from './build.ts'
import { ProcessWatch } from './processes.ts'
import { putAside } from './put-aside.ts'

/** Installed once, outside the project. */
const FOLDER = join(tmpdir(), 'daily-papers-eleventy')
const PACKAGES = [
  '@11ty/eleventy@3.1.2',
  'markdown-it@14.1.0',
  '@vscode/markdown-it-katex@1.1.2',
  'pagefind@1.6.0',
]

const CONFIG = `import katex from '@vscode/markdown-it-katex'
import markdownIt from 'markdown-it'

export default function (config) {
  config.setLibrary('md', markdownIt({ html: true }).use(katex.default, { output: 'mathml' }))
  config.addCollection('editions', api => {
    const days = Map.groupBy(api.getFilteredByTag('paper'), ({ data }) => data.edition)
    return [...days].map(([date, papers]) => ({ date, papers })).sort((a, b) => (a.date < b.date ? 1 : -1))
  })
  return { dir: { input: 'src', output: '_site' }, markdownTemplateEngine: false, quiet: true }
}
`
const FILES = {
  'package.json': '{ "private": true, "type": "module" }\n',
  'eleventy.config.js': CONFIG,
  'src/_includes/page.njk': `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{ title }}</title></head>
<body><header><a href="/">Daily Papers</a></header><main>{{ content | safe }}</main></body>
</html>
`,
  'src/_includes/paper.njk': `---
layout: page.njk
---
<article data-pagefind-body>
<p><a href="/editions/{{ edition }}/">{{ edition }}</a></p>
<h1>{{ title }}</h1>
{{ content | safe }}
{% if links.length %}<ul>{% for link in links %}<li><a href="{{ link }}">{{ link }}</a></li>{% endfor %}</ul>{% endif %}
</article>
`,
  'src/index.njk': `---
layout: page.njk
title: Daily Papers
permalink: /
---
<ul>{% for edition in collections.editions %}<li><a href="/editions/{{ edition.date }}/">{{ edition.date }}</a></li>{% endfor %}</ul>
`,
  'src/edition.njk': `---
layout: page.njk
pagination: { data: collections.editions, size: 1, alias: edition }
permalink: /editions/{{ edition.date }}/
---
<h1>{{ edition.date }}</h1>
<ul>{% for paper in edition.papers %}<li><a href="{{ paper.url }}">{{ paper.data.title }}</a></li>{% endfor %}</ul>
`,
}

/**
 * Builds the papers with Eleventy as its users do: Markdown with KaTeX, a page for every paper and edition, then
 * Pagefind. It makes no feeds, citations, downloads or lists for offline reading.
 */
export async function measuredEleventy(): Promise<{ wall: number; cpu: number }> {
  const pages = await run('node_modules/@11ty/eleventy/cmd.cjs', '--quiet')
  const index = await run('node_modules/pagefind/lib/runner/bin.cjs', '--site', '_site')
  const wall = pages.wall + index.wall
  const cpu = pages.cpu + index.cpu
  printStage({ name: 'Eleventy', ...pages })
  printStage({ name: 'its Pagefind', ...index })
  return { wall, cpu }
}

/** Writes the papers of a folder for Eleventy. Moves what was there to a new folder, and returns that folder. */
export function prepareEleventy(papers: string): string {
  mkdirSync(FOLDER, { recursive: true })
  const aside = putAside(FOLDER, ['src', '_site'])
  mkdirSync(join(FOLDER, 'src/_includes'), { recursive: true })
  mkdirSync(join(FOLDER, 'src/papers'))
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(FOLDER, name), text)
  writeFileSync(join(FOLDER, 'src/papers/papers.json'), '{ "layout": "paper.njk", "tags": "paper" }\n')
  for (const name of readdirSync(papers)) {
    const { data, body } = readFrontMatter(readFileSync(join(papers, name), 'utf8'), name)
    const { title, slug, editions, links } = paperSchema.parse(data)
    const head = { title, edition: editions[0]?.date, links: links.map(({ href }) => href) }
    const front = Object.entries(head).map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    writeFileSync(join(FOLDER, `src/papers/${slug}.md`), `---\n${front.join('')}---\n${body.trimStart()}`)
  }
  if (existsSync(join(FOLDER, 'node_modules/@11ty'))) return aside
  const { status, stderr } = spawnSync('npm', ['install', '--no-audit', '--no-fund', ...PACKAGES], {
    cwd: FOLDER,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`Eleventy could not be installed:\n${stderr}`)
  return aside
}

async function run(script: string, ...args: string[]) {
  const start = performance.now()
  const child = spawn('node', [script, ...args], { cwd: FOLDER, stdio: ['ignore', 'ignore', 'pipe'] })
  const watch = new ProcessWatch(child.pid ?? 0)
  let printed = ''
  child.stderr.on('data', chunk => {
    printed = (printed + String(chunk)).slice(-4000)
  })
  const [code] = await once(child, 'exit')
  const wall = (performance.now() - start) / 1000
  const { cpu, memory } = watch.read()
  watch.stop()
  if (code !== 0) throw new Error(`${script} failed:\n${printed}`)
  return { wall, cpu, memory }
}
