import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatDiagnostic, SplitError } from '../../scripts/split/diagnostics.ts'
import { parse } from '../../scripts/split/parse.ts'
import { decodeSource } from '../../scripts/split/source.ts'

/** The command's message about a file, as lines. */
function answer(content: string | Uint8Array): string[] {
  try {
    const { diagnostics } = parse(decodeSource('file', Buffer.from(content)), '2026-03-06')
    return diagnostics.map(formatDiagnostic).join('\n\n').split('\n')
  } catch (error) {
    assert.ok(error instanceof SplitError)
    return error.message.split('\n')
  }
}

const TITLES = ['Small Boats in Large Harbours', 'Quiet Engines', 'Lights for Skippers']
const repeated = (lines: readonly string[], times = 40) =>
  Array.from({ length: times }, () => lines.join('\n')).join('\n')
const bytes = (...numbers: number[]) => Uint8Array.from([...numbers, ...Array<number>(40).fill(0)])
const latin = (text: string) => Buffer.from(text, 'latin1')

const FOREIGN: Readonly<Record<string, [content: string | Uint8Array, named: RegExp]>> = {
  PDF: [latin('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n'), /PDF/],
  XLSX: [bytes(0x50, 0x4b, 3, 4, 20, 0), /XLSX/],
  'a ZIP archive': [bytes(0x50, 0x4b, 3, 4, 10), /ZIP/],
  XLS: [bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1), /XLS/],
  gzip: [bytes(0x1f, 0x8b, 8), /gzip/],
  PNG: [bytes(0x89, 0x50, 0x4e, 0x47), /PNG/],
  JPEG: [bytes(0xff, 0xd8, 0xff, 0xe0), /JPEG/],
  Parquet: [latin('PAR1\x15\x04'), /Parquet/],
  SQLite: [latin('SQLite format 3\0'), /SQLite/],
  NumPy: [bytes(0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59), /NumPy/],
  HTML: ['<!DOCTYPE html>\n<html><body><h1>Papers</h1></body></html>', /HTML/],
  'HTML without its type': ['<html><head></head><body><p>x</p></body></html>', /HTML/],
  RTF: ['{\\rtf1\\ansi Small Boats}', /rich text/],
  SVG: ['<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>', /XML/],
  'a sitemap': ['<?xml version="1.0"?><urlset><url><loc>https://a.example/</loc></url></urlset>', /XML/],
  TEI: ['<?xml version="1.0"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0"><text/></TEI>', /XML/],
  'EndNote’s XML': ['<?xml version="1.0"?><xml><records><record/></records></xml>', /EndNote/],
  'PubMed’s XML': ['<?xml version="1.0"?>\n<PubmedArticleSet><PubmedArticle/></PubmedArticleSet>', /PubMed/],
  LaTeX: ['% paper\n\\documentclass{article}\n\\begin{document}\nSmall boats.\n\\end{document}\n', /LaTeX/],
  'a .bbl file': [
    '\\begin{thebibliography}{9}\n\\bibitem{a} A. Bell. Boats.\n\\end{thebibliography}',
    /LaTeX/,
  ],
  'a shell script': ['#!/bin/sh\nset -e\necho boats\n', /program/],
  'a Python program': [repeated(['import os', 'def main():', '    return os.environ'], 20), /text/],
  'an iCalendar': ['BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n', /calendar/],
  WebVTT: ['WEBVTT\n\n00:01.000 --> 00:04.000\nSmall boats.\n', /subtitles/],
  'a patch': ['diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n', /patch/],
  YAML: ['---\nname: boats\nlist:\n  - a\n  - b\n', /YAML/],
  'YAML as a list': [
    '- title: Small Boats\n  authors: [Ada Bell]\n  abstract: >\n    Small boats.\n',
    /YAML/,
  ],
  TOML: ['[[papers]]\ntitle = "Small Boats"\nabstract = "Small boats."\n', /TOML/],
  'an Org document': ['#+TITLE: Papers\n\n* Small Boats\n  Small boats.\n', /Org/],
  'Zotero’s RDF': [
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#"><z:Attachment/></rdf:RDF>',
    /Zotero/,
  ],
  'DBLP’s XML': ['<?xml version="1.0"?>\n<!DOCTYPE dblp SYSTEM "dblp.dtd">\n<dblp><article/></dblp>', /DBLP/],
  'OAI-PMH': ['<?xml version="1.0"?>\n<OAI-PMH><ListRecords/></OAI-PMH>', /OAI-PMH/],
  'arXiv’s page without abstracts': [
    '[1] arXiv:2603.00001 [pdf, html]\nTitle: Small Boats\nAda Bell\n[2] arXiv:2603.00002 [pdf]\nTitle: Quiet Engines\nEve Falk\n',
    /arXiv’s page/,
  ],
  'a Jupyter notebook': [
    JSON.stringify({ cells: [{ cell_type: 'code', source: ['1'] }], nbformat: 4 }),
    /JSON/,
  ],
  'package.json': [JSON.stringify({ name: 'x', version: '1.0.0', dependencies: { a: '1' } }), /JSON/],
  'JSON of DBLP, without abstracts': [
    JSON.stringify({
      result: {
        hits: {
          hit: TITLES.map(title => ({
            info: { title, year: '2026', doi: '10.1/x', url: 'https://dblp.org/x' },
          })),
        },
      },
    }),
    /JSON: none of its 3 entries/,
  ],
  'CSV without abstracts': [
    `Title,Year,DOI\n${TITLES.map(title => `${title},2026,10.1/x`).join('\n')}`,
    /table without abstracts/,
  ],
  'a table without abstracts in Markdown': [
    `## Boats\n\n| Title | PDF |\n|---|---|\n${TITLES.map(title => `| **${title}** | [pdf](https://arxiv.org/pdf/2603.00001) |`).join('\n')}\n`,
    /Markdown with tables that hold no abstracts/,
  ],
  'a list of links': [
    `# Awesome\n\n${repeated(TITLES.map(title => `- [${title}](https://arxiv.org/abs/2603.00001) - Ada Bell, 2026.`))}\n`,
    /Markdown: none of its 120 titles/,
  ],
  'BibTeX without abstracts': [
    TITLES.map((title, index) => `@article{a${index}, title={${title}}, year={2026}}`).join('\n'),
    /BibTeX: none of its 3 entries/,
  ],
  'RIS without abstracts': [
    TITLES.map(title => `TY  - JOUR\nTI  - ${title}\nPY  - 2026\nER  - \n`).join('\n'),
    /RIS: none of its 3 entries/,
  ],
  'a log': [
    repeated(
      ['2026-03-06 10:00:00 INFO started', '2026-03-06 10:00:01 WARN slow', 'stack trace follows here'],
      30,
    ),
    /text/,
  ],
  'an e-mail of HTML alone': [
    'From: a@example.org\nTo: b@example.org\nContent-Type: text/html\n\n<p>Small boats</p>\n',
    /e-mail/,
  ],
}

for (const [name, [content, named]] of Object.entries(FOREIGN))
  test(`refuses ${name} in three lines that name it`, () => {
    const lines = answer(content)
    assert.ok(lines.length <= 3, lines.join('\n'))
    assert.match(lines[0] ?? '', named)
  })
