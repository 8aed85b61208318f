/** The meaning of a record's field. */
export type Role =
  | 'title'
  | 'abstract'
  | 'authors'
  | 'published'
  | 'day'
  | 'id'
  | 'doi'
  | 'address'
  | 'code'
  | 'project'
  | 'upvotes'

/** Names of fields in tables, catalogues and people's lists, as letters and digits alone. */
const NAMES: Readonly<Record<Role, string>> = {
  title:
    'title papertitle documenttitle articletitle itemtitle titles displayname name headline dctitle paper 标题 题目 论文标题 タイトル titel titre título',
  abstract:
    'abstract abstracts abstractnote abstracttext summary summaries abstractinvertedindex dcdescription contenthtml contenttext descriptions description markdown 摘要 论文摘要 概要 zusammenfassung résumé resumen',
  authors:
    'authors author authorfullnames authornames authorsfull authorship authorships authorshipsauthordisplayname authorstring authorlist fullauthors creators creator dccreator by 作者 著者 autoren auteurs autores',
  published:
    'published firstonarxiv publishedat publishedon publisheddate publicationdate publishdate datepublished firstpublicationdate coverdate coverdisplaydate prismcoverdate prismpublicationdate publisheddates dates submittedon submitted submitteddate onlinedate date pubdate issued posted pdate odate preprintdate 发布时间 发布日期 发表日期 日期',
  day: 'edition',
  id: 'arxivid arxiv arxivnumber arxiveprints id paperid eprint externalids identifier identifiers ids number',
  doi: 'doi dois articledoi doilink',
  address:
    'url urls link links pdf pdflink pdfurl pdfurls paperurl paperlink arxivurl arxivlink absurl urlabs entryid articleurl fulltexturl sourceurls landingpageurl htmlurl paperpage 链接 论文链接',
  code: 'code codeurl codelink github githubrepo githuburl repo repository officialcode sourcecode 代码',
  project: 'project projectpage projecturl homepage website demo 项目',
  upvotes: 'upvotes upvote votes likes',
}

const ROLES = new Map(
  Object.entries(NAMES).flatMap(([role, names]) => names.split(' ').map(name => [name, role] as const)),
)

const isRole = (role: string | undefined): role is Role => role !== undefined && role in NAMES

/** The meaning of a field, by its name in any spelling (`Abstract Note`, `abstract_note`). */
export function roleOf(name: string): Role | undefined {
  const role = ROLES.get(
    name
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ''),
  )
  return isRole(role) ? role : undefined
}
