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
  if (document === 'facts' || site.documents.some((one) => one.id === document)) return site.sourceLink(id)
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
  const local = tightened(site).map(({ path, profile, record }) => ({
    cells: [link(`pathname:///schemas/${path}.schema.json`, code(`${site.base}${path}.schema.json`)), site.recordLink(record), site.standardLink(profile)],
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
      `<p>${t('地方细则有加严的，模式各有一份，含国家模式在内：', 'Where a local profile tightens a schema, it has one of its own, which holds the national one: ')}</p>`,
      table(['$id', t('记录类型', 'Record type'), t('细则', 'Profile')], local),
      `<p>${t('程序用：', 'For programs: ')}${link('pathname:///schemas/openapi.json', code('openapi.json'))}${t('（OpenAPI 3.1，全部模式为组件）、', ' (OpenAPI 3.1, all schemas as components), ')}${link('pathname:///schemas/codes.json', code('codes.json'))}${t('（全部代码表）。', ' (all code lists).')}</p>`,
    ],
  )
}

/** The record types that a profile tightens, with the path of the schema of both. */
function tightened(site: Site): { path: string; profile: string; record: string }[] {
  return site.profiles.flatMap(({ profile, overlays = {}, extends: editions }) =>
    site.records
      .filter(({ standard, type }) => editions.includes(standard) && Object.hasOwn(overlays, `${standard.split('@')[0]}/${type}`))
      .map(({ path: record }) => ({ path: `profiles/${profile}/${record}`, profile, record })),
  )
}

/** The schemas folder's index, for programs. */
export function schemaIndex(site: Site): string {
  const schemas = site.records.map(({ standard, type, path, title }) => ({ $id: `${site.base}${path}.schema.json`, standard, type, title }))
  const profiles = tightened(site).map(({ path, profile, record }) => ({
    $id: `${site.base}${path}.schema.json`,
    profile,
    tightens: `${site.base}${record}.schema.json`,
  }))
  return `${JSON.stringify({ base: site.base, schemas, profiles }, null, 2)}\n`
}
