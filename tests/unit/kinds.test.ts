import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parse } from '../../scripts/split/parse.ts'
import { decodeSource } from '../../scripts/split/source.ts'

/** A paper to be written in each of the kinds below. */
interface Written {
  readonly title: string
  readonly abstract: string
  readonly authors: readonly (readonly [given: string, family: string])[]
  readonly published: string
  readonly id: string
}

const DATE = '2026-03-06'
const read = (text: string) => parse(decodeSource('day', Buffer.from(text)), DATE)

const WORDS =
  'harbour lights guide small boats through narrow water while engines without noise fail before anybody hears them and maps help skippers find berths at night'.split(
    ' ',
  )
const word = fc.constantFrom(...WORDS)
const capital = (text: string) => text.replace(/^./, letter => letter.toUpperCase())
const sentence = fc.array(word, { minLength: 6, maxLength: 16 }).map(words => `${capital(words.join(' '))}.`)
/** Ends and middles that look like text between papers, or like mark-up. */
const odd = fc.constantFrom(
  'The map is open at https://example.org/boats/map.',
  'We test it from 5 to 12 March 2026.',
  'It takes 41 % of the time & costs < 10 euros, or > 9.',
  'Of “lights”, two are new; see also (Bell, 2024).',
  'Submitted by nobody, read by all.',
)
const abstract = fc
  .tuple(fc.array(sentence, { minLength: 4, maxLength: 6 }), fc.array(odd, { maxLength: 2 }), sentence)
  .map(([first, second, last]) => [...first, ...second, last].join(' '))
const title = fc
  .tuple(word, word, word, fc.array(word, { maxLength: 5 }))
  .map(([a, b, c, more]) => capital(`${a} ${capital(b)} ${c} ${more.join(' ')}`.trim()))
const author = fc.tuple(
  fc.constantFrom('Ada', 'José', 'Jean-Luc', 'Grażyna', 'Y.'),
  fc.constantFrom('Bell', 'Muñoz', 'Picard', 'Łukasz', 'O’Hara'),
)
const paper: fc.Arbitrary<Written> = fc.record({
  title,
  abstract,
  authors: fc.uniqueArray(author, { minLength: 2, maxLength: 4, selector: name => name.join() }),
  published: fc.constantFrom('2026-03-05', '2026-01-31', '2025-12-01'),
  id: fc.integer({ min: 1, max: 99_999 }).map(number => `2603.${String(number).padStart(5, '0')}`),
})
const papers = fc.uniqueArray(paper, { minLength: 2, maxLength: 5, selector: ({ title }) => title })

const names = ({ authors }: Written) => authors.map(([given, family]) => `${given} ${family}`)
const turned = ({ authors }: Written) => authors.map(([given, family]) => `${family}, ${given}`)
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
const xml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const html = (text: string) => xml(xml(text))
const tex = (text: string) => text.replace(/[&%]/g, '\\$&')
const parts = (date: string) => date.split('-').map(Number)
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
const spoken = (date: string) => `${parts(date)[2]} ${MONTHS[(parts(date)[1] ?? 1) - 1]} ${parts(date)[0]}`

/** A text broken at spaces into lines of at most so many characters. */
function wrap(text: string, width: number, indent = ''): string {
  const lines = ['']
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? ''
    if (last !== '' && last.length + 1 + word.length > width) lines.push(word)
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`
  }
  return lines.join(`\n${indent}`)
}

type Writer = (papers: readonly Written[]) => string
const each =
  (write: (paper: Written, index: number) => string, between = '\n'): Writer =>
  papers =>
    papers.map(write).join(between)
const json =
  (write: (paper: Written) => unknown, within: (list: unknown[]) => unknown = list => list): Writer =>
  papers =>
    JSON.stringify(within(papers.map(write)), null, 1)

/** Kinds that hold all facts of a paper, each following the documentation of its format. */
const WHOLE: Readonly<Record<string, Writer>> = {
  RIS: each(
    paper =>
      `TY  - JOUR\r\nTI  - ${paper.title}\r\n${turned(paper)
        .map(name => `AU  - ${name}\r\n`)
        .join(
          '',
        )}DA  - ${paper.published.replaceAll('-', '/')}\r\nPY  - ${paper.published.slice(0, 4)}\r\nAB  - ${paper.abstract}\r\nUR  - https://arxiv.org/abs/${paper.id}\r\nER  - \r\n`,
  ),
  'MEDLINE (NBIB)': each(
    paper =>
      `PMID- ${parts(paper.published)[0]}1\nDEP - ${paper.published.replaceAll('-', '')}\nTI  - ${wrap(paper.title, 60, '      ')}\nLID - 10.48550/arXiv.${paper.id} [doi]\nAB  - ${wrap(paper.abstract, 78, '      ')}\n${turned(
        paper,
      )
        .map(name => `FAU - ${name}\nAU  - ${name.replace(/, (.).*/, ' $1')}\n`)
        .join('')}`,
  ),
  'EndNote’s tagged text': each(
    paper =>
      `%0 Journal Article\n${turned(paper)
        .map(name => `%A ${name}\n`)
        .join(
          '',
        )}%T ${paper.title}\n%8 ${paper.published}\n%X ${paper.abstract}\n%U https://arxiv.org/abs/${paper.id}\n`,
  ),
  'CSV of a spreadsheet': papers =>
    `\ufeffKey,Title,Authors,Publication Date,Abstract,URL\r\n${papers.map((paper, index) => [String(index), paper.title, turned(paper).join('; '), paper.published, paper.abstract, `https://arxiv.org/abs/${paper.id}`].map(quoted).join(',')).join('\r\n')}\r\n`,
  'CSV with semicolons': papers =>
    `Titel;Autoren;Datum;Abstract;DOI\n`
      .replace('Datum', 'Date')
      .concat(
        papers
          .map(paper =>
            [
              paper.title,
              names(paper).join(', '),
              paper.published,
              paper.abstract,
              `10.48550/arXiv.${paper.id}`,
            ]
              .map(quoted)
              .join(';'),
          )
          .join('\n'),
      ),
  TSV: papers =>
    `title\tauthors\tpublished\tarxiv_id\tabstract\n${papers.map(paper => [paper.title, names(paper).join(' and '), paper.published, paper.id, paper.abstract].join('\t')).join('\n')}`,
  'BibTeX of Zotero': each(
    (paper, index) =>
      `@article{key_${index},\n\ttitle = {{${tex(paper.title)}}},\n\turl = {http://arxiv.org/abs/${paper.id}},\n\tabstract = {${tex(paper.abstract).replaceAll('<', '{\\textless}').replaceAll('>', '{\\textgreater}')}},\n\tauthor = {${turned(paper).join(' and ')}},\n\turldate = {2026-03-06},\n\tdate = {${paper.published}},\n\teprint = {${paper.id} [cs]},\n}\n`,
  ),
  'CSL-JSON': json(paper => ({
    id: paper.id,
    type: 'article',
    title: paper.title,
    abstract: paper.abstract,
    author: paper.authors.map(([given, family]) => ({ given, family })),
    issued: { 'date-parts': [parts(paper.published)] },
    URL: `https://arxiv.org/abs/${paper.id}`,
  })),
  'JSON of Hugging Face': json(paper => ({
    paper: {
      id: paper.id,
      title: paper.title,
      summary: wrap(paper.abstract, 80),
      authors: names(paper).map(name => ({ name, hidden: false })),
      publishedAt: `${paper.published}T10:00:00.000Z`,
      upvotes: 3,
    },
    publishedAt: '2026-03-06T01:00:00.000Z',
    title: paper.title,
  })),
  'JSON of OpenAlex': json(
    paper => ({
      id: 'https://openalex.org/W1',
      display_name: paper.title,
      title: paper.title,
      publication_date: paper.published,
      doi: `https://doi.org/10.48550/arxiv.${paper.id}`,
      authorships: names(paper).map(display_name => ({ author: { display_name } })),
      abstract_inverted_index: Object.fromEntries(
        [...Map.groupBy(paper.abstract.split(' ').entries(), ([, word]) => word)].map(([word, places]) => [
          word,
          places.map(([place]) => place),
        ]),
      ),
    }),
    results => ({ meta: { count: results.length }, results }),
  ),
  'JSON of Semantic Scholar': json(
    paper => ({
      paperId: 'a1',
      externalIds: { ArXiv: paper.id, CorpusId: 1 },
      title: paper.title,
      abstract: paper.abstract,
      publicationDate: paper.published,
      year: parts(paper.published)[0],
      authors: names(paper).map(name => ({ authorId: '1', name })),
    }),
    data => ({ total: data.length, offset: 0, data }),
  ),
  'JSON of Crossref': json(
    paper => ({
      indexed: { 'date-time': '2026-03-06T00:00:00Z' },
      title: [paper.title],
      abstract: `<jats:title>Abstract</jats:title><jats:p>${xml(paper.abstract)}</jats:p>`,
      author: paper.authors.map(([given, family]) => ({ given, family, sequence: 'additional' })),
      issued: { 'date-parts': [parts(paper.published)] },
      DOI: `10.48550/arXiv.${paper.id}`,
    }),
    items => ({ status: 'ok', message: { 'total-results': items.length, items } }),
  ),
  'JSON of OpenReview': json(
    paper => ({
      id: 'x1',
      forum: 'x1',
      pdate: Date.parse(`${paper.published}T12:00:00Z`),
      content: {
        title: { value: paper.title },
        abstract: { value: paper.abstract },
        authors: { value: names(paper) },
        arxiv: { value: paper.id },
      },
    }),
    notes => ({ notes, count: notes.length }),
  ),
  'JSON of Zotero': json(paper => ({
    key: 'K',
    version: 1,
    data: {
      itemType: 'preprint',
      title: paper.title,
      creators: paper.authors.map(([firstName, lastName]) => ({
        creatorType: 'author',
        firstName,
        lastName,
      })),
      abstractNote: paper.abstract,
      date: paper.published,
      url: `http://arxiv.org/abs/${paper.id}`,
    },
  })),
  'JSON of DataCite': json(
    paper => ({
      id: `10.48550/arxiv.${paper.id}`,
      type: 'dois',
      attributes: {
        doi: `10.48550/arxiv.${paper.id}`,
        titles: [{ title: paper.title }],
        creators: paper.authors.map(([givenName, familyName]) => ({
          name: `${familyName}, ${givenName}`,
          givenName,
          familyName,
        })),
        descriptions: [
          { descriptionType: 'Other', description: 'A preprint.' },
          { descriptionType: 'Abstract', description: paper.abstract },
        ],
        published: paper.published,
      },
    }),
    data => ({ data, meta: { total: data.length } }),
  ),
  'JSON of INSPIRE': json(
    paper => ({
      id: '1',
      metadata: {
        titles: [{ source: 'arXiv', title: paper.title }],
        abstracts: [{ source: 'arXiv', value: paper.abstract }],
        authors: turned(paper).map(full_name => ({ full_name })),
        arxiv_eprints: [{ value: paper.id, categories: ['cs.RO'] }],
        preprint_date: paper.published,
      },
    }),
    hits => ({ hits: { hits, total: hits.length } }),
  ),
  'JSON of ADS': json(
    paper => ({
      bibcode: '2026arXiv',
      title: [paper.title],
      abstract: paper.abstract,
      author: turned(paper),
      pubdate: paper.published,
      identifier: [`arXiv:${paper.id}`, '10.1/x'],
    }),
    docs => ({ responseHeader: { status: 0 }, response: { numFound: docs.length, docs } }),
  ),
  'JSON of Europe PMC': json(
    paper => ({
      id: 'PPR1',
      source: 'PPR',
      doi: `10.48550/arXiv.${paper.id}`,
      title: paper.title,
      authorList: {
        author: paper.authors.map(([firstName, lastName]) => ({
          fullName: `${lastName} X`,
          firstName,
          lastName,
        })),
      },
      abstractText: `<h4>Background</h4> ${xml(paper.abstract)}`.replace('<h4>Background</h4> ', ''),
      firstPublicationDate: paper.published,
    }),
    result => ({ version: '6.9', resultList: { result } }),
  ),
  'JSON Lines of arXiv’s metadata': papers =>
    papers
      .map(paper =>
        JSON.stringify({
          id: paper.id,
          authors: names(paper).join(', ').replace('José', "Jos\\'e"),
          title: wrap(paper.title, 40, '  '),
          abstract: `  ${wrap(paper.abstract, 78)}\n`,
          categories: 'cs.RO',
          versions: [{ version: 'v1', created: `Mon, ${spoken(paper.published)} 19:18:42 GMT` }],
          update_date: '2026-03-06',
        }),
      )
      .join('\n'),
  'Python’s dictionaries': papers =>
    papers
      .map(
        paper =>
          `{'arxiv_id': 'arXiv:${paper.id}', 'title': '${paper.title}', 'published': datetime.date(${parts(paper.published).join(', ')}), 'authors': [${names(
            paper,
          )
            .map(name => `'${name}'`)
            .join(', ')}], 'abstract': "${paper.abstract}", 'code': None}`,
      )
      .join('\n'),
  'Atom of arXiv’s API': papers =>
    `<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><updated>2026-03-06T00:00:00Z</updated>\n${papers
      .map(
        paper =>
          `<entry><id>http://arxiv.org/abs/${paper.id}v1</id><updated>2026-03-06T00:00:00Z</updated><published>${paper.published}T10:00:00Z</published><title>${xml(paper.title)}</title><summary>\n${xml(wrap(paper.abstract, 70, '  '))}\n</summary>${names(
            paper,
          )
            .map(name => `<author><name>${name}</name></author>`)
            .join('')}</entry>`,
      )
      .join('\n')}</feed>`,
  'RSS 1.0 of a publisher': papers =>
    `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/"><channel rdf:about="x"><title>New</title><dc:date>2026-03-06</dc:date></channel>\n${papers
      .map(
        paper =>
          `<item rdf:about="https://arxiv.org/abs/${paper.id}"><title>${xml(paper.title)}</title><link>https://arxiv.org/abs/${paper.id}</link><description>${html(paper.abstract).replace(/^/, '&lt;p&gt;').replace(/$/, '&lt;/p&gt;')}</description>${names(
            paper,
          )
            .map(name => `<dc:creator>${name}</dc:creator>`)
            .join('')}<prism:publicationDate>${paper.published}</prism:publicationDate></item>`,
      )
      .join('\n')}</rdf:RDF>`,
  'arXiv’s e-mail': papers =>
    `------------------------------------------------------------------------------\n${papers.map(paper => `\\\\\narXiv:${paper.id}\nDate: Thu, ${spoken(paper.published)} 09:12:01 GMT   (31kb)\n\nTitle: ${wrap(paper.title, 50, '  ')}\nAuthors: ${names(paper).join(', ')} (Uni A)\nCategories: cs.RO\n\\\\\n  ${wrap(paper.abstract, 78, '')}\n\\\\ ( https://arxiv.org/abs/${paper.id} ,  31kb)\n------------------------------------------------------------------------------`).join('\n')}`,
  'named parts': each(
    paper =>
      `Title: ${paper.title}\nAuthors: ${names(paper).join(', ')}\nDate: ${paper.published}\nAbstract: ${wrap(paper.abstract, 80)}\nURL: https://arxiv.org/abs/${paper.id}\n`,
  ),
  'Markdown with bullets of fields': each(
    (paper, index) =>
      `${index === 0 ? '# Papers\n\n' : ''}## ${index + 1}. ${paper.title}\n\n- **Authors:** ${names(paper).join(', ')}\n- **Published:** ${paper.published}\n- **Link:** [arXiv](https://arxiv.org/abs/${paper.id})\n- **Abstract:** ${paper.abstract.replaceAll('<', '\\<')}\n`,
  ),
  'Markdown with nested items': each(
    paper =>
      `${'- '}**[${paper.title}](https://arxiv.org/abs/${paper.id})**  \`arXiv:${paper.id}\` \`cs.RO\`\n  _${names(paper).join(', ')}_\n\n  Published: ${paper.published}\n  <details><summary>Abstract</summary>\n  ${xml(paper.abstract)}\n  </details>\n`,
  ),
  'a table in Markdown': papers =>
    `# Papers\n\n| Date | Title | Authors | Abstract |\n|:--|:--|:--|:--|\n${papers.map(paper => `| ${paper.published} | [${paper.title}](https://arxiv.org/abs/${paper.id}) | ${names(paper).join(', ')} | ${xml(paper.abstract)} |`).join('\n')}\n`,
  'a table in HTML, between Markdown': papers =>
    `<div align="center"><h1>Papers</h1></div>\n\n<table>\n<tr><th>Title</th><th>Authors</th><th>Published</th><th>Abstract</th></tr>\n${papers.map(paper => `<tr><td><a href="https://arxiv.org/abs/${paper.id}">${paper.title}</a></td><td>${names(paper).join(', ')}</td><td>${paper.published}</td><td>${xml(paper.abstract)}</td></tr>`).join('\n')}\n</table>\n`,
  'folds in Markdown': each(
    paper =>
      `<details>\n<summary><b>${paper.title}</b></summary>\n\n**Authors:** ${names(paper).join(', ')}\n\n**Published:** ${paper.published}\n\n**Link:** https://arxiv.org/abs/${paper.id}\n\n**Abstract:** ${paper.abstract.replaceAll('<', '\\<')}\n\n</details>\n`,
  ),
}

const shown = (text: string) => text.replaceAll('\\&', '&').replaceAll('\\%', '%')

for (const [kind, write] of Object.entries(WHOLE))
  test(`${kind}: a list of papers comes back whole`, () => {
    fc.assert(
      fc.property(papers, list => {
        const { papers: found, diagnostics, incomplete } = read(write(list))
        assert.deepEqual([diagnostics, incomplete], [[], []])
        assert.deepEqual(
          found.map(paper => ({
            title: shown(paper.title.text),
            abstract: shown(paper.abstract.text),
            authors: paper.authors,
            published: paper.published,
            id: paper.id,
          })),
          list.map(paper => ({
            title: paper.title,
            abstract: paper.abstract,
            authors: names(paper),
            published: paper.published,
            id: paper.id,
          })),
        )
      }),
      { numRuns: 25 },
    )
  })

/** Text that copied pages print between papers. */
const furniture = fc.constantFrom(
  '',
  '12 upvotes\n\n',
  'https://huggingface.co/login\n\n',
  '3 comments\n\n',
  '·\n\n',
)

test('hard-wrapped at any width, with any page text between papers, no part of an abstract is lost', () => {
  fc.assert(
    fc.property(
      papers,
      fc.integer({ min: 40, max: 160 }),
      fc.array(furniture, { minLength: 5, maxLength: 5 }),
      (list, width, between) => {
        const text = list
          .map(
            ({ title, abstract }, index) => `${title}\n\n${wrap(abstract, width)}\n\n${between[index] ?? ''}`,
          )
          .join('')
        const { papers: found, diagnostics } = read(`Daily Papers\n\nMar 6\n\n${text}`)
        assert.deepEqual(diagnostics, [])
        assert.deepEqual(
          found.map(({ title, abstract }) => [title.text, abstract.text]),
          list.map(({ title, abstract }) => [title, abstract]),
        )
      },
    ),
    { numRuns: 200 },
  )
})
