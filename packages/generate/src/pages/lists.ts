import type { CodeList } from '../source.js'
import { code, escaped, folded, link, page, type Site, table } from './site.js'

/** One code list: codes, titles, every code system, validity, source. */
export function codeListPage(site: Site, list: CodeList): string {
  const { t, language } = site
  const systems = [...new Set(list.codes.flatMap((one) => Object.keys(one.systems)))]
  const dated = list.codes.some(({ since, until }) => since || until)
  const noted = list.codes.some(({ note }) => note)
  const users = site.records.flatMap((record) =>
    Object.entries(record.fields).flatMap(([at, field]) =>
      field.codeList === list.name ? [`${site.recordLink(record.path)} ${record.standard.split('@')[1]} · ${site.fieldLink(record.path, at)}`] : [],
    ),
  )
  const columns = [
    t('代码', 'Code'),
    t('名称', 'Title'),
    t('英文', 'Chinese'),
    ...systems.map((one) => code(one)),
    ...(dated ? [t('启用', 'Since'), t('停用', 'Until')] : []),
    t('来源', 'Source'),
    ...(noted ? [t('注', 'Note')] : []),
  ]
  const rows = list.codes.map((one) => ({
    id: `v-${one.code}`,
    cells: [
      code(one.code),
      escaped(language === 'zh' ? one.title : one.title_en),
      language === 'zh' ? `<span lang="en">${escaped(one.title_en)}</span>` : `<span lang="zh-Hans">${escaped(one.title)}</span>`,
      ...systems.map((system) => escaped(one.systems[system])),
      ...(dated ? [escaped(one.since), escaped(one.until)] : []),
      source(site, one.source),
      ...(noted ? [`<span lang="zh-Hans">${escaped(one.note)}</span>`] : []),
    ],
  }))
  const title = site.listTitle(list.name)
  return page(
    {
      slug: `/codes/${list.name}`,
      title: t(`代码表：${title}`, `Code list: ${title}`),
      label: title,
      description: t(`${title}的代码、名称、对应的代码体系、有效期与来源。`, `Codes of ${title}: titles, code systems, validity, sources.`),
      keywords: [list.name],
      toc: false,
    },
    [
      `<p class="about">${code(list.name)} · ${t(`${list.codes.length} 个代码`, `${list.codes.length} codes`)}</p>`,
      table(columns, rows),
      users.length > 0 ? `<p>${t('用它的字段', 'Fields that use it')}${site.colon}${folded(site, users, t(`${users.length} 个`, `${users.length}`))}</p>` : '',
    ],
  )
}

function source(site: Site, id: string): string {
  const [document] = id.split('/')
  if (site.documents.some((one) => one.id === document)) return site.sourceLink(id)
  return id === '' ? '' : `<span class="quiet">${escaped(id)}</span>`
}

/** Every schema at its `$id`. */
export function schemasPage(site: Site): string {
  const { t } = site
  const rows = site.records.map((record) => ({
    cells: [
      link(`pathname:///schemas/${record.path}.schema.json`, code(`${site.base}${record.path}.schema.json`)),
      site.recordLink(record.path),
      code(record.standard),
    ],
  }))
  return page(
    {
      slug: '/schemas',
      title: t('模式', 'Schemas'),
      description: t('每个记录类型的 JSON Schema，都在其 $id 所写的网址上。', 'The JSON Schema of every record type, each at its $id.'),
      toc: false,
    },
    [
      `<p>${t('每个模式都在其 <code>$id</code> 所写的网址上，自成一体，不再引用别处。同样的目录有一份供程序读取：', 'Every schema answers at its <code>$id</code> and refers to nothing outside itself. The same index for programs: ')}${link('pathname:///schemas/index.json', code('index.json'))}</p>`,
      table(['$id', t('记录类型', 'Record type'), t('标准', 'Standard')], rows),
    ],
  )
}

/** The schemas folder's index, for programs. */
export function schemaIndex(site: Site): string {
  const schemas = site.records.map(({ standard, type, path, title }) => ({ $id: `${site.base}${path}.schema.json`, standard, type, title }))
  return `${JSON.stringify({ base: site.base, schemas }, null, 2)}\n`
}
