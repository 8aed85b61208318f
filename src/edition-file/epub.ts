import AdmZip from 'adm-zip'
import { fromHtml } from 'hast-util-from-html'
import { toXast } from 'hast-util-to-xast'
import { visit } from 'unist-util-visit'
import type { Element } from 'xast'
import { type Raw, toXml } from 'xast-util-to-xml'
import { x } from 'xastscript'
import { scriptAttributes } from '../site/script.ts'

/** A book; each of its chapters is a paper. */
export interface Book {
  /** Permanent address, which identifies it. */
  readonly address: string
  readonly title: string
  readonly author: string
  /** Who gathered the papers. */
  readonly editors: readonly string[]
  /** Addresses of the sources from which the papers were copied. */
  readonly sources: readonly string[]
  /** BCP 47 */
  readonly language: string
  /** ISO date. It also stands for the time of the last change, since that of the build would differ each time. */
  readonly date: string
  readonly css: string
  /** PNG. */
  readonly cover: Uint8Array
  /** Its fonts; the style sheet refers to them as `<name>.woff2`. */
  readonly fonts: readonly { readonly name: string; readonly bytes: Uint8Array }[]
  readonly chapters: readonly Chapter[]
}

export interface Chapter {
  /** ASCII, unique in the book. */
  readonly id: string
  readonly title: string
  /** The title as HTML with MathML. */
  readonly heading: string
  readonly authors: readonly string[]
  /** The abstract as HTML with MathML. */
  readonly html: string
  readonly links: readonly { readonly href: string; readonly label: string }[]
  /** Permanent address of the paper's page. */
  readonly address: string
}

const XHTML = 'http://www.w3.org/1999/xhtml'
const MATHML = 'http://www.w3.org/1998/Math/MathML'
const OPS = 'http://www.idpf.org/2007/ops'
const OPF = 'http://www.idpf.org/2007/opf'
const DC = 'http://purl.org/dc/elements/1.1/'
const CONTAINER = 'urn:oasis:names:tc:opendocument:xmlns:container'
/** The time of all files in the archive, the earliest in ZIP: that of the build would differ from build to build. */
const TIME = new Date(1980, 0, 1)
/** “Made by” Unix, version 2.0 of the format: otherwise it would depend on the system of the build. */
const MADE = 0x0314
/** ZIP's number for uncompressed content. */
const STORED = 0

/** Accessibility metadata, as EPUB requires it (https://www.w3.org/TR/epub-a11y-11/). */
const ACCESS = {
  'schema:accessMode': ['textual', 'visual'],
  'schema:accessModeSufficient': ['textual'],
  'schema:accessibilityFeature': [
    'structuralNavigation',
    'alternativeText',
    'tableOfContents',
    'readingOrder',
    'displayTransformability',
  ],
  'schema:accessibilityHazard': ['none'],
  'schema:accessibilitySummary': [
    'All of it but the cover is text in reading order with a table of contents.',
  ],
} as const
const FORMULAS = ['MathML', 'latex'] as const

/** The bytes of a book as EPUB 3.3 (https://www.w3.org/TR/epub-33/); one book always gives the same bytes. */
export function writeEpub(book: Book): Uint8Array<ArrayBuffer> {
  // Order matters: readers expect the media type at the very start, uncompressed.
  const zip = new AdmZip(undefined, { noSort: true })
  const add = (path: string, content: string | Uint8Array) => {
    const entry = zip.addFile(path, Buffer.from(content))
    entry.header.time = TIME
    entry.header.made = MADE
    return entry
  }
  add('mimetype', 'application/epub+zip').header.method = STORED
  add('META-INF/container.xml', xml(container()))
  add('EPUB/package.opf', xml(packageOf(book)))
  add('EPUB/nav.xhtml', xml(navigation(book)))
  add('EPUB/style.css', book.css)
  add('EPUB/cover.png', book.cover)
  add('EPUB/cover.xhtml', xml(coverPage(book)))
  for (const { name, bytes } of book.fonts) add(`EPUB/${name}.woff2`, bytes).header.method = STORED
  for (const chapter of book.chapters)
    add(`EPUB/${itemId(chapter.id)}.xhtml`, xml(page(book, chapter.title, chapterBody(chapter), 'style.css')))
  return new Uint8Array(zip.toBuffer())
}

function container(): Element {
  const rootfile = x('rootfile', {
    'full-path': 'EPUB/package.opf',
    'media-type': 'application/oebps-package+xml',
  })
  return x('container', { xmlns: CONTAINER, version: '1.0' }, [x('rootfiles', [rootfile])])
}

function packageOf({
  address,
  title,
  author,
  editors,
  sources,
  language,
  date,
  fonts,
  chapters,
}: Book): Element {
  const items = chapters.map(chapter =>
    x('item', {
      id: itemId(chapter.id),
      href: `${itemId(chapter.id)}.xhtml`,
      'media-type': 'application/xhtml+xml',
      properties: hasFormulas(chapter) ? 'mathml' : null,
    }),
  )
  return x('package', { xmlns: OPF, version: '3.0', 'unique-identifier': 'id', 'xml:lang': language }, [
    x('metadata', { 'xmlns:dc': DC }, [
      x('dc:identifier', { id: 'id' }, address),
      x('dc:title', title),
      x('dc:creator', author),
      ...editors.flatMap((editor, index) => [
        x('dc:contributor', { id: `editor-${index}` }, editor),
        x('meta', { refines: `#editor-${index}`, property: 'role', scheme: 'marc:relators' }, 'edt'),
      ]),
      ...sources.map(source => x('dc:source', source)),
      x('dc:language', language),
      x('dc:date', date),
      x('meta', { property: 'dcterms:modified' }, `${date}T00:00:00Z`),
      ...Object.entries(ACCESS).flatMap(([property, values]) =>
        values.map(value => x('meta', { property }, value)),
      ),
      ...(chapters.some(hasFormulas) ? FORMULAS : []).map(feature =>
        x('meta', { property: 'schema:accessibilityFeature' }, feature),
      ),
    ]),
    x('manifest', [
      x('item', {
        id: 'nav',
        href: 'nav.xhtml',
        'media-type': 'application/xhtml+xml',
        properties: 'nav',
      }),
      x('item', { id: 'style', href: 'style.css', 'media-type': 'text/css' }),
      x('item', {
        id: 'cover-image',
        href: 'cover.png',
        'media-type': 'image/png',
        properties: 'cover-image',
      }),
      x('item', { id: 'cover', href: 'cover.xhtml', 'media-type': 'application/xhtml+xml' }),
      ...fonts.map(({ name }) => x('item', { id: name, href: `${name}.woff2`, 'media-type': 'font/woff2' })),
      ...items,
    ]),
    x('spine', [
      x('itemref', { idref: 'cover' }),
      x('itemref', { idref: 'nav' }),
      ...chapters.map(({ id }) => x('itemref', { idref: itemId(id) })),
    ]),
  ])
}

function coverPage(book: Book): Element {
  const picture = x('img', { src: 'cover.png', alt: book.title })
  return page(book, book.title, [x('p', { class: 'cover', 'epub:type': 'cover' }, [picture])], 'style.css')
}

function navigation(book: Book): Element {
  const entries = book.chapters.map(({ id, title }) =>
    x('li', [x('a', { href: `${itemId(id)}.xhtml` }, title)]),
  )
  return page(
    book,
    book.title,
    [x('nav', { 'epub:type': 'toc' }, [x('h1', book.title), x('ol', entries)])],
    'style.css',
  )
}

function page({ language }: Book, title: string, body: Element['children'], style: string): Element {
  return x('html', { xmlns: XHTML, 'xmlns:epub': OPS, lang: language, 'xml:lang': language }, [
    x('head', [x('title', title), x('link', { rel: 'stylesheet', type: 'text/css', href: style })]),
    x('body', body),
  ])
}

/** The attributes for the script of a text, as XHTML spells them. */
function xmlAttributes(text: string): Record<string, string> {
  const { lang, dir } = scriptAttributes(text)
  return { ...(lang && { lang, 'xml:lang': lang }), ...(dir && { dir }) }
}

function chapterBody({ title, heading, authors, html, links, address }: Chapter): Body {
  return [
    x('h1', xmlAttributes(title), bodyOf(heading)),
    ...(authors.length > 0 ? [x('p', { class: 'authors' }, authors.join(', '))] : []),
    ...bodyOf(html),
    ...(links.length > 0
      ? [
          x(
            'ul',
            { class: 'links' },
            links.map(({ href, label }) => x('li', [x('a', { href }, label)])),
          ),
        ]
      : []),
    x('p', { class: 'online' }, [x('a', { href: address }, address)]),
  ]
}

function hasFormulas({ heading, html }: Chapter): boolean {
  return `${heading}${html}`.includes('<math')
}

/** A formula with its TeX in an annotation. */
const FORMULA = /<math([^>]*)>((?:(?!<\/math>).)*?<annotation[^>]*>([^<]*)<\/annotation>)/gs

/** Gives formulas their TeX as alternative text, for readers without MathML. */
function withAlternatives(html: string): string {
  return html.replace(
    FORMULA,
    (_, attributes: string, content: string, tex: string) =>
      `<math${attributes} alttext="${tex.replaceAll('"', '&quot;')}">${content}`,
  )
}

type Body = (Element['children'][number] | Raw)[]

/** HTML that is also XML if its elements are closed: it has no void elements, and all attribute values are quoted. */
const XHTML_ALREADY =
  /^(?:[^<>&]|&(?:amp|lt|gt|quot|#\d+|#x[\dA-F]+);|<\/?(?!(?:br|hr|img|input|wbr)\b)[a-z][a-z\d]*(?: [a-zA-Z:-]+="[^"<&]*")*>)*$/

/** The children of an XHTML element. Trees of HTML do not name the namespace of MathML, which XML requires. */
function bodyOf(source: string): Body {
  const html = withAlternatives(source)
  const xml = html
    .replaceAll('<math', `<math xmlns="${MATHML}"`)
    .replaceAll(` xmlns="${MATHML}" xmlns="${MATHML}"`, ` xmlns="${MATHML}"`)
    .replaceAll(' tabindex="0"', '')
  // Only HTML that the site has not written itself has to be parsed, which takes longer than all other steps.
  if (XHTML_ALREADY.test(xml)) return [{ type: 'raw', value: xml }]
  const tree = fromHtml(html, { fragment: true })
  visit(tree, 'element', element => {
    if (element.tagName === 'math') element.properties['xmlns'] = MATHML
    delete element.properties['tabIndex']
  })
  const root = toXast(tree, { space: 'html' })
  const children = root.type === 'root' ? root.children : [root]
  return children.flatMap(child => {
    if (child.type === 'doctype' || child.type === 'instruction') return []
    // The root element names this namespace.
    if (child.type === 'element' && child.attributes['xmlns'] === XHTML) delete child.attributes['xmlns']
    return [child]
  })
}

/** Prefixed: an XML name does not begin with a digit, and a paper may have the name of another file. */
function itemId(id: string): string {
  return `paper-${id}`
}

function xml(root: Element): string {
  const declaration = {
    type: 'instruction',
    name: 'xml',
    value: 'version="1.0" encoding="utf-8"',
  } as const
  const text = toXml(
    { type: 'root', children: [declaration, root] },
    { allowDangerousXml: true, closeEmptyElements: true },
  )
  // There are no CDATA sections here, and text must not contain what ends one.
  return text.replaceAll(']]>', ']]&gt;')
}
