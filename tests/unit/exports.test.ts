import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from '../../scripts/split/parse.ts'
import { decodeSource } from '../../scripts/split/source.ts'

const BOATS =
  'We ask how small boats find their berths in large harbours at night and answer with a map of lights. In three harbours the map halves the time to berth.'
const ENGINES =
  'Engines that make no noise are hard to maintain because nobody hears when they begin to fail. We listen to their vibrations instead and find nine of ten failures a day before.'
const WRAPPED = BOATS.replace(' and answer ', '\n   and answer ')
const DOI = 'https://doi.org/10.1234/abcd.5678'

interface Expected {
  readonly authors?: readonly string[]
  readonly published?: string
  readonly id?: string
  readonly href?: string
  readonly kind: RegExp
}

const ADA_AND_CY = ['Ada Bell', 'Cy Dorn']
const DAY = '2026-03-05'

/**
 * Exports as programs and pages write them, with two papers each; the second is given by its title, abstract and an
 * author.
 */
const EXPORTS: Readonly<Record<string, Expected & { text: string }>> = {
  'Web of Science, tagged': {
    text: `FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Bell, A\n   Dorn, C\nAF Bell, Ada\n   Dorn, Cy\nTI Small Boats in\n   Large Harbours\nSO JOURNAL OF HARBOURS\nAB ${WRAPPED}\nPD MAR 5\nPY 2026\nDI 10.1234/abcd.5678\nER\n\nPT C\nAU Falk, E\nAF Falk, Eve\nTI Quiet Engines\nAB ${ENGINES}\nPY 2025\nER\n\nEF\n`,
    authors: ADA_AND_CY,
    published: DAY,
    href: DOI,
    kind: /Web of Science/,
  },
  'Web of Science, with tabs': {
    text: `\ufeffPT\tAU\tAF\tTI\tSO\tAB\tPD\tPY\tDI\nJ\tBell, A; Dorn, C\tBell, Ada; Dorn, Cy\tSmall Boats in Large Harbours\tJ HARB\t${BOATS}\tMAR 5\t2026\t10.1234/abcd.5678\nJ\tFalk, E\tFalk, Eve\tQuiet Engines\tJ HARB\t${ENGINES}\tAPR\t2026\t\n`,
    authors: ADA_AND_CY,
    published: DAY,
    href: DOI,
    kind: /table/,
  },
  Scopus: {
    text: `"Authors","Author full names","Author(s) ID","Title","Year","DOI","Link","Abstract","EID"\n"Bell A.; Dorn C.","Bell, Ada (57200000001); Dorn, Cy (57200000002)","1; 2","Small Boats in Large Harbours","2026","10.1234/abcd.5678","https://www.scopus.com/x","${BOATS}","2-s2.0-1"\n"Falk E.","Falk, Eve (3)","3","Quiet Engines","2026","","","${ENGINES}","2-s2.0-2"\n`,
    authors: ADA_AND_CY,
    href: DOI,
    kind: /table/,
  },
  'Dimensions, with a line above the names': {
    text: `"About the data: Exported on Mar 06, 2026. Criteria: 'boats', in full data."\nRank,DOI,Title,Abstract,Publication Date,Authors\n500,10.1234/abcd.5678,Small Boats in Large Harbours,"${BOATS}",2026-03-05,"Bell, Ada; Dorn, Cy"\n500,,Quiet Engines,"${ENGINES}",2026-03,"Falk, Eve"\n`,
    authors: ADA_AND_CY,
    published: DAY,
    href: DOI,
    kind: /table/,
  },
  'RIS of EndNote': {
    text: `TY  - JOUR\nAU  - Bell, Ada\nAU  - van der Dorn, Cy\nPY  - 2026\nDA  - Mar 5\nTI  - Small Boats in Large Harbours\nAB  - ${BOATS}\nDO  - 10.1234/abcd.5678\nER  - \n\nTY  - JOUR\nAU  - Falk, Eve\nTI  - Quiet Engines\nAB  - ${ENGINES}\nER  - \n`,
    authors: ['Ada Bell', 'Cy van der Dorn'],
    published: DAY,
    href: DOI,
    kind: /RIS/,
  },
  'EndNote with its year and its day apart': {
    text: `%0 Journal Article\n%A Bell, Ada\n%A Dorn, Cy\n%D 2026\n%8 March 5\n%T Small Boats in Large Harbours\n%X ${BOATS}\n%R 10.1234/abcd.5678\n\n%0 Journal Article\n%A Falk, Eve\n%T Quiet Engines\n%X ${ENGINES}\n`,
    authors: ADA_AND_CY,
    published: DAY,
    href: DOI,
    kind: /EndNote/,
  },
  'PubMed with an organisation': {
    text: `PMID- 1\nDP  - 2026 Mar 5\nTI  - Small Boats in \n      Large Harbours\nLID - 10.1234/abcd.5678 [doi]\nAB  - ${BOATS.replace(' and answer ', '\n      and answer ')}\nFAU - Bell, Ada\nAU  - Bell A\nCN  - The Harbour Group\n\nPMID- 2\nTI  - Quiet Engines\nAB  - ${ENGINES}\nAU  - Falk E\n`,
    authors: ['Ada Bell', 'The Harbour Group'],
    published: DAY,
    href: DOI,
    kind: /MEDLINE/,
  },
  'Europe PMC with both lists of authors': {
    text: JSON.stringify({
      resultList: {
        result: [
          {
            title: 'Small Boats in Large Harbours',
            authorString: 'Bell A, Dorn C.',
            authorList: {
              author: [
                { fullName: 'Bell A', firstName: 'Ada', lastName: 'Bell' },
                { fullName: 'Dorn C', firstName: 'Cy', lastName: 'Dorn' },
              ],
            },
            doi: '10.1234/abcd.5678',
            abstractText: BOATS,
            firstPublicationDate: DAY,
          },
          { title: 'Quiet Engines', authorString: 'Falk E.', abstractText: ENGINES },
        ],
      },
    }),
    authors: ADA_AND_CY,
    published: DAY,
    href: DOI,
    kind: /Europe PMC/,
  },
  'DataCite with the days of its events': {
    text: JSON.stringify({
      data: [
        {
          attributes: {
            doi: '10.1234/abcd.5678',
            creators: [
              { name: 'Bell, Ada', givenName: 'Ada', familyName: 'Bell' },
              { name: 'The Harbour Group', nameType: 'Organizational' },
            ],
            titles: [{ title: 'Small Boats in Large Harbours' }],
            dates: [
              { date: '2026-03-09', dateType: 'Updated' },
              { date: '2026-03-05T10:00:00Z', dateType: 'Submitted' },
            ],
            descriptions: [{ description: BOATS, descriptionType: 'Abstract' }],
          },
        },
        {
          attributes: {
            creators: [{ name: 'Falk, Eve' }],
            titles: [{ title: 'Quiet Engines' }],
            descriptions: [{ description: ENGINES, descriptionType: 'Abstract' }],
          },
        },
      ],
    }),
    authors: ['Ada Bell', 'The Harbour Group'],
    published: DAY,
    href: DOI,
    kind: /DataCite/,
  },
  'a newsletter’s table with the abstract behind the title': {
    text: `# Papers of the week\n\n| **Paper** | **Links** |\n| --- | --- |\n| 1) **Small Boats in Large Harbours** - ${BOATS} | [Paper](https://arxiv.org/abs/2603.00001) |\n| 2) **Quiet Engines** - ${ENGINES} | [Paper](https://arxiv.org/abs/2603.00002) |\n`,
    id: '2603.00001',
    kind: /Markdown/,
  },
  'fields between colons, as reStructuredText has them': {
    text: `Papers\n======\n\nSmall Boats in Large Harbours\n-----------------------------\n\n:Authors: Ada Bell, Cy Dorn\n:arXiv: 2603.00001\n\n${BOATS}\n\nQuiet Engines\n-------------\n\n:Authors: Eve Falk\n\n${ENGINES}\n`,
    authors: ADA_AND_CY,
    id: '2603.00001',
    kind: /Markdown/,
  },
  'what arXiv’s search found, without numbers': {
    text: `Skip to main content\nShowing 1–2 of 2 results for all: boats\n50\nresults per page.\narXiv:2603.00001 [pdf, ps, other] cs.RO cs.LG doi 10.1234/abcd.5678\nSmall Boats in Large Harbours\nAuthors: Ada Bell, Cy Dorn\nAbstract: ${BOATS} △ Less\nSubmitted 9 March, 2026; v1 submitted 5 March, 2026; originally announced March 2026.\nComments: 8 pages\narXiv:2603.00002 [pdf, other] cs.RO\nQuiet Engines\nAuthors: Eve Falk\nAbstract: ${ENGINES} △ Less\nSubmitted 4 March, 2026; originally announced March 2026.\nAbout\nHelp\n`,
    authors: ADA_AND_CY,
    published: DAY,
    id: '2603.00001',
    href: DOI,
    kind: /arXiv’s page/,
  },
  'what arXiv’s search found, short and whole': {
    text: `Showing 1–2 of 2 results\n\n1. arXiv:2603.00001  [pdf]  cs.RO\n\nSmall Boats in Large Harbours\n\nAuthors: Ada Bell, Cy Dorn\n\nAbstract: …how small boats… ▽ More\n${BOATS} △ Less\n\nSubmitted 5 March, 2026; originally announced March 2026.\n\n2. arXiv:2603.00002  [pdf]  cs.RO\n\nQuiet Engines\n\nAuthors: Eve Falk\n\nAbstract: ${ENGINES}\n\nSubmitted 4 March, 2026; originally announced March 2026.\n\nComments: 8 pages\n`,
    authors: ADA_AND_CY,
    published: DAY,
    id: '2603.00001',
    kind: /arXiv’s page/,
  },
  'pages of single papers at arXiv': {
    text: `Computer Science > Robotics\narXiv:2603.00001 (cs)\n[Submitted on 5 Mar 2026]\nSmall Boats in Large Harbours\nAda Bell, Cy Dorn\nView PDF\n${BOATS}\nComments: 8 pages\nSubjects: Robotics (cs.RO)\nCite as: arXiv:2603.00001 [cs.RO]\n  (or arXiv:2603.00001v1 [cs.RO] for this version)\n  https://doi.org/10.48550/arXiv.2603.00001\n\narXiv:2603.00002 (cs)\n[Submitted on 4 Mar 2026]\nQuiet Engines\nEve Falk\n${ENGINES}\n`,
    authors: ADA_AND_CY,
    published: DAY,
    id: '2603.00001',
    kind: /arXiv’s page/,
  },
}

const read = (text: string) => parse(decodeSource('export', Buffer.from(text)), '2026-03-10')

for (const [name, { text, kind, authors, published, id, href }] of Object.entries(EXPORTS))
  test(`reads ${name}`, () => {
    const { papers, diagnostics, incomplete, kind: found } = read(text)
    assert.deepEqual([diagnostics, incomplete], [[], []])
    assert.match(found.label, kind)
    assert.deepEqual(
      papers.map(({ title, abstract }) => [title.text, abstract.text]),
      [
        ['Small Boats in Large Harbours', BOATS],
        ['Quiet Engines', ENGINES],
      ],
    )
    const [first, second] = papers
    assert.deepEqual(first?.authors, authors)
    assert.equal(first?.published, published)
    assert.equal(first?.id, id)
    assert.equal(first?.links?.[0]?.href, href)
    assert.equal(second?.authors?.length, authors && 1)
  })

test('the names below the titles of a page without abstracts are no abstracts', () => {
  const page =
    '[1] arXiv:2603.00001 [pdf, html, other]\nTitle: Small Boats in Large Harbours\nAda Bell, Cy Dorn\nSubjects: Robotics (cs.RO)\n[2] arXiv:2603.00002 [pdf]\nTitle: Quiet Engines\nEve Falk\n'
  const { papers, incomplete } = read(page)
  assert.deepEqual([papers.length, incomplete.length], [0, 2])
})

/** Mail by its parts, as programs save it. */
const HEAD =
  'From: Ada Bell <ada@example.org>\nTo: list@example.org\nSubject: =?utf-8?q?Papers?=\nMIME-Version: 1.0\n'
const PAGE = `Small Boats – in Large Harbours\n\n${BOATS} ${BOATS}\n\nQuiet Engines\n\n${ENGINES} ${ENGINES}\n`
const encoded = Buffer.from(PAGE).toString('base64').replace(/.{76}/g, '$&\n')
const quoted = PAGE.replace(/[^\n]{70}(?=[^\n])/g, '$&=\n').replaceAll('–', '=E2=80=93')
const MAILS: Readonly<Record<string, string>> = {
  base64: `${HEAD}Content-Type: text/plain; charset="utf-8"\nContent-Transfer-Encoding: base64\n\n${encoded}`,
  'quoted-printable, in parts': `${HEAD}Content-Type: multipart/alternative; boundary="xx"\n\n--xx\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n${quoted}\n--xx\nContent-Type: text/html\n\n<p>x</p>\n--xx--\n`,
}
for (const [name, text] of Object.entries(MAILS))
  test(`reads mail in ${name}`, () => {
    const { papers, diagnostics, kind } = read(text)
    assert.deepEqual(diagnostics, [])
    assert.match(kind.label, /^e-mail/)
    assert.deepEqual(
      papers.map(({ title }) => title.text),
      ['Small Boats – in Large Harbours', 'Quiet Engines'],
    )
  })

test('reads several messages in one mbox, each a digest', () => {
  const entry = (id: string, title: string, authors: string, abstract: string) =>
    `From no-reply@example.org Thu Mar  5 00:00:00 2026\n${HEAD}\n\\\\\narXiv:${id}\nDate: Thu, 5 Mar 2026 09:12:01 GMT   (31kb)\n\nTitle: ${title}\nAuthors: ${authors}\n\\\\\n  ${abstract}\n\\\\ ( https://arxiv.org/abs/${id} ,  31kb)\n\n`
  const { papers, diagnostics } = read(
    entry('2603.00001', 'Small Boats in Large Harbours', 'Ada Bell, Cy Dorn', BOATS) +
      entry('2603.00002', 'Quiet Engines', 'Eve Falk', ENGINES),
  )
  assert.deepEqual(diagnostics, [])
  assert.deepEqual(
    papers.map(({ title, abstract, authors, id, published }) => [
      title.text,
      abstract.text,
      authors,
      id,
      published,
    ]),
    [
      ['Small Boats in Large Harbours', BOATS, ADA_AND_CY, '2603.00001', DAY],
      ['Quiet Engines', ENGINES, ['Eve Falk'], '2603.00002', DAY],
    ],
  )
})

test('names of an incomplete list are read if there are several; a code without address is reported', () => {
  const entry = (key: string, authors: string, code: string) =>
    `@article{${key}, title={Paper ${key}}, author={${authors}}, code={${code}}, abstract={${BOATS}}}\n`
  const { papers, doubts } = read(
    entry('a', 'Bell, Ada and Dorn, Cy and others', 'on request') +
      entry('b', 'Bell, Ada and et al.', 'https://example.org/code'),
  )
  assert.deepEqual(
    papers.map(({ authors, links }) => [authors, links?.map(({ href }) => href)]),
    [
      [ADA_AND_CY, undefined],
      [undefined, ['https://example.org/code']],
    ],
  )
  assert.match(doubts[0]?.reason ?? '', /code \(“on request”\), author \(“Bell, Ada and et al\.”\)/)
  const record = { title: 'Small Boats', abstract: BOATS }
  const json = read(JSON.stringify([{ ...record, authors: ['Ada Bell', 'Cy Dorn', 'et al.'], code: 'soon' }]))
  assert.deepEqual(json.papers[0]?.authors, ADA_AND_CY)
  assert.match(json.doubts[0]?.reason ?? '', /code \(“soon”\)/)
  const ris = read(`TY  - JOUR\nTI  - Small Boats\nAU  - Bell, Ada\nAU  - others\nAB  - ${BOATS}\nER  - \n`)
  assert.equal(ris.papers[0]?.authors, undefined)
  assert.match(ris.doubts[0]?.reason ?? '', /AU \(“Bell, Ada”\)/)
})
