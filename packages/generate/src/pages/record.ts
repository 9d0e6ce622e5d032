import { visiblePattern } from '../emit/text.js'
import type { Field } from '../runtime/field.js'
import type { RecordInput } from './input.js'
import { code, escaped, fieldAnchor, link, page, type Site, table } from './site.js'

/** One record type as a field table; nested fields unfold under theirs. */
export function recordPage(site: Site, record: RecordInput): string {
  const { t, pick } = site
  const { fields } = record
  const children = new Map<string, string[]>()
  const all = fieldPointers(record)
  for (const at of all) children.set(parentOf(at), [...(children.get(parentOf(at)) ?? []), at])
  const [standard, edition] = record.standard.split('@')
  const own = site.rules.filter((rule) => rule.standard === standard && rule.type === record.type && appliesTo(rule.clauses, record.standard))
  const hasText = site.standards.some((one) => `${one.standard}@${one.edition}` === record.standard)
  return page(
    {
      slug: `/records/${record.path}`,
      title: `${pick(record.title)} ${edition}`,
      label: `${pick(record.title)} ${edition}`,
      description: t(
        `${record.title.zh}（${record.standard}）的全部字段：名称、类型、必填、取值、条款、说明与例。`,
        `Every field of ${record.title.en} (${record.standard}).`,
      ),
      keywords: [record.path, record.type],
      toc: false,
    },
    [
      `<p class="about">${[
        hasText ? site.standardLink(record.standard) : code(record.standard),
        `${t('记录类型', 'Record type')} ${code(record.type)}`,
        t(`${all.length} 个字段`, `${all.length} fields`),
        link(`pathname:///schemas/${record.path}.schema.json`, 'JSON Schema'),
      ].join(' · ')}</p>`,
      fields['']?.description ? `<p lang="zh-Hans">${escaped(fields[''].description)}</p>` : '',
      site.language === 'en'
        ? '<p>The description of a field is normative and in Chinese; there is no English version of it. Names, types, values and codes are given in English.</p>'
        : '',
      `## ${t('字段', 'Fields')} <!-- #fields -->`,
      fieldTable(''),
      own.length > 0 ? `## ${t('规则', 'Rules')} <!-- #rules -->` : '',
      own.length > 0
        ? table(
            [t('规则', 'Rule'), t('严重程度', 'Severity'), t('所问', 'What it asks')],
            own.map((rule) => ({
              cells: [
                site.ruleLink(rule.id),
                site.severity(rule.severity),
                `${escaped(pick(rule.title))}${rule.profile ? ` ${site.standardLink(rule.profile)}` : ''}`,
              ],
            })),
            'index',
          )
        : '',
    ],
  )

  function fieldTable(parent: string): string {
    const columns = [
      t('字段', 'Field'),
      t('名称', 'Title'),
      t('类型', 'Type'),
      t('必填', 'Required'),
      t('取值', 'Values'),
      t('条款', 'Clause'),
      t('说明', 'Description (in Chinese)'),
      t('例', 'Example'),
    ]
    const rows = (children.get(parent) ?? []).map((at) => ({ id: fieldAnchor(at), cells: cells(at), below: inner(at) }))
    return table(columns, rows, 'fields')
  }

  function inner(at: string): string {
    const own = children.get(at)
    if (!own) return ''
    const title = escaped(nameOf(site, fields[at]!))
    return `<details><summary>${t(`“${title}”的 ${own.length} 个下级字段`, `${own.length} fields of ${title}`)}</summary>${fieldTable(at).replaceAll('\n', '')}</details>`
  }

  function cells(at: string): string[] {
    const field = fields[at]!
    const item = fields[`${at}/*`]
    const clause = field.clause && !field.clause.startsWith('common@') ? site.clauseLink(field.clause) : ''
    const description = [
      field.description ? `<span lang="zh-Hans">${escaped(field.description)}</span>` : '',
      field.sourceField ? `<p class="quiet">${t('国家平台字段', 'National platform field')} ${code(field.sourceField)}</p>` : '',
    ]
    // The example of the common element is the address of some record type; here it is this one's.
    const example = at === '/$schema' ? `${site.base}${record.path}.schema.json` : field.example
    return [
      link(`#${fieldAnchor(at)}`, `<span class="name">${escaped(at.slice(at.lastIndexOf('/') + 1)).replace(/(?<=[a-z])(?=[A-Z])/g, '<wbr />')}</span>`),
      `<strong>${escaped(nameOf(site, field))}</strong>${site.language === 'en' ? `<p class="quiet" lang="zh-Hans">${escaped(field.title)}</p>` : ''}`,
      typeName(site, field, item),
      field.required ? t('必填', 'required') : '',
      values(site, field, item),
      clause.replace(`>${record.standard}#`, '>'),
      description.join(''),
      example === undefined || children.has(at) ? '' : code(typeof example === 'string' ? example : JSON.stringify(example)),
    ]
  }
}

/** The pointers of a record type's fields, without those of list entries, which have no name. */
export function fieldPointers(record: RecordInput): string[] {
  return Object.keys(record.fields).filter((at) => at !== '' && !at.endsWith('/*'))
}

/** The field a field is part of, past the entries of lists; empty for a field of the record itself. */
export function parentOf(at: string): string {
  return at.slice(0, at.lastIndexOf('/')).replace(/(?:\/\*)+$/, '')
}

/** A field's title in the language of the page. */
export function nameOf({ language }: Site, field: Field): string {
  return language === 'zh' ? field.title : field.en
}

/** Whether a rule belongs to an edition: by its clauses, or everywhere where it is a profile's. */
export function appliesTo(clauses: string[], edition: string): boolean {
  return clauses.some((clause) => clause.startsWith(`${edition}#`) || !clause.includes('@'))
}

function typeName({ t }: Site, field: Field, item: Field | undefined): string {
  const names: Record<string, string> = {
    string: t('文字', 'text'),
    number: t('数字', 'number'),
    integer: t('整数', 'whole number'),
    boolean: t('是或否', 'true or false'),
    object: t('一组字段', 'object'),
  }
  const formats: Record<string, string> = { date: t('日期', 'date'), 'date-time': t('日期时间', 'date and time'), uri: t('网址', 'web address') }
  const one = (it: Field): string => (it.codeList ? t('代码', 'code') : (formats[it.format ?? ''] ?? names[it.type ?? ''] ?? t('任意', 'any')))
  return field.type === 'array' ? `${t('列表', 'list')}${item ? `${t('：', ': ')}${one(item)}` : ''}` : one(field)
}

/** What a field may hold, in short: its code list, its bounds, its pattern. */
export function values(site: Site, field: Field, item: Field | undefined): string {
  const { t } = site
  const out: string[] = []
  const list = field.codeList ?? item?.codeList
  if (!list) for (const it of [field, item]) if (it?.values) out.push(it.values.map((one) => code(one)).join(' '))
  const range = (low: number | undefined, high: number | undefined, unit: string) => {
    if (low === undefined && high === undefined) return
    out.push(low === high ? `${low}${unit}` : low === undefined ? `≤ ${high}${unit}` : high === undefined ? `≥ ${low}${unit}` : `${low}–${high}${unit}`)
  }
  range(field.minItems, field.maxItems, t(' 项', ' entries'))
  if (field.uniqueItems) out.push(t('不重复', 'no repetition'))
  for (const it of [field, item]) {
    if (!it || it.values) continue
    range(it.minLength, it.maxLength, t(' 字', ' characters'))
    range(it.minimum, it.maximum, '')
    if (it.pattern) out.push(code(visiblePattern(it.pattern)))
  }
  if (list) out.unshift(codesOf(site, list))
  return out.join(t('；', '; ')) + (list ? fewCodes(site, list) : '')
}

/** A code list by its name. */
function codesOf(site: Site, name: string): string {
  const size = site.codeLists.find((one) => one.name === name)?.codes.length ?? 0
  return `${link(`/codes/${name}`, escaped(site.listTitle(name)))}${site.t(`（${size} 个代码）`, ` (${size} codes)`)}`
}

/** The codes of a list with what they mean, where they are few; more are read in their own page. */
function fewCodes(site: Site, name: string): string {
  const codes = site.codeLists.find((one) => one.name === name)?.codes ?? []
  if (codes.length > 6) return ''
  return `<ul class="codes">${codes.map((one) => `<li>${code(one.code)} ${escaped(site.t(one.title, one.title_en))}</li>`).join('')}</ul>`
}
