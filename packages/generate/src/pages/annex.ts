import type { Clause, Standard } from '../source.js'
import type { RecordInput } from './input.js'
import { clauseNotes } from './notes.js'
import { fieldPointers, nameOf, parentOf, values } from './record.js'
import { clauseAnchor, code, escaped, heading, link, type Site, table } from './site.js'

/** Whether a clause is one of an annex: `A.1.3`. */
export const isAnnexed = (number: string): boolean => /^[A-Z]/.test(number)

/** Annex A, the data elements by record type, and annex B, the code lists that they use. */
export function annexBlocks(site: Site, standard: Standard): string[] {
  const { t } = site
  const owner = `${standard.standard}@${standard.edition}`
  const records = site.records.filter((one) => one.standard === owner)
  if (records.length === 0) return []
  const lists = listsOf(records)
  // The first field of a clause bears its anchor and what the clause rests on.
  const told = new Set<string>()
  return [
    `## ${t('附录 A（规范性）数据元', 'Annex A (normative) Data elements')} <!-- #annex-a -->`,
    `<p>${t(
      '约束：M 必备，缺则记录不能读；C 有条件必备，以所列条款的要求为准；O 可选。次数为最少与最多，n 为不限。编号即条款号。',
      'Obligation: M mandatory, without it the record cannot be read; C conditional, as the clause asks; O optional. Occurrence is from least to most, n without limit. The number is that of the clause.',
    )}</p>`,
    ...records.flatMap((record, i) => [
      heading(3, `annex-a-${record.type}`, `A.${i + 1}　${site.pick(record.title)}`),
      table(
        [t('编号', 'No.'), t('名称', 'Name'), t('定义', 'Definition (in Chinese)'), t('约束', 'Obligation'), t('次数', 'Occurrence'), t('值域', 'Values')],
        elementPointers(record).map((at) => elementRow(site, standard, record, at, lists, told)),
      ),
    ]),
    ...(lists.length > 0
      ? [`## ${t('附录 B（规范性）代码表', 'Annex B (normative) Code lists')} <!-- #annex-b -->`, ...lists.map((name, i) => listBlock(site, name, i))]
      : []),
  ]
}

/** The fields of a record type, and the entries of lists that stand on a clause of their own. */
function elementPointers(record: RecordInput): string[] {
  const { fields } = record
  const own = new Set(fieldPointers(record))
  return Object.keys(fields).filter((at) => own.has(at) || (at.endsWith('/*') && fields[at]!.clause !== fields[at.slice(0, -2)]?.clause))
}

/** The code lists of some record types by name, each once. */
function listsOf(records: RecordInput[]): string[] {
  return [...new Set(records.flatMap(({ fields }) => Object.values(fields).flatMap(({ codeList }) => codeList ?? [])))].sort()
}

function elementRow(site: Site, standard: Standard, record: RecordInput, at: string, lists: string[], told: Set<string>) {
  const isEntry = at.endsWith('/*')
  const field = record.fields[at]!
  const item = record.fields[`${at}/*`]
  const number = field.clause?.startsWith(`${record.standard}#`) ? field.clause.split('#')[1]! : undefined
  const clause = number === undefined ? undefined : standard.clauses[number]
  const isFirst = number !== undefined && isAnnexed(number) && !told.has(number)
  if (isFirst) told.add(number)
  const depth = at.split('/').filter((step) => step !== '' && step !== '*').length - (isEntry ? 0 : 1)
  const name = at.split('/').findLast((step) => step !== '*')
  const list = field.codeList ?? item?.codeList
  const annex = list ? `${link(`#b-${lists.indexOf(list) + 1}`, `${site.t('附录', 'annex')} B.${lists.indexOf(list) + 1}`)} ` : ''
  const range = isEntry
    ? ''
    : field.type === 'array'
      ? `${field.minItems ?? (field.required ? 1 : 0)}..${field.maxItems ?? 'n'}`
      : field.required
        ? '1..1'
        : '0..1'
  return {
    ...(isFirst && { id: clauseAnchor(number) }),
    cells: [
      number === undefined ? '' : link(`#${clauseAnchor(number)}`, escaped(number)),
      `${'　'.repeat(depth)}${site.fieldLink(record.path, at)}<div class="quiet">${code(name)}${isEntry ? ` ${site.t('每项', 'each entry')}` : depth > 0 ? ` ${site.t('属于', 'of')} ${escaped(nameOf(site, record.fields[parentOf(at)] ?? field))}` : ''}</div>`,
      `<span lang="zh-Hans">${escaped(field.description ?? field.title)}</span>`,
      field.required ? 'M' : clause?.modal === '应' ? 'C' : 'O',
      range,
      annex + (list ? '' : values(site, field, item)),
    ],
    ...(isFirst && clause && { below: elementText(site, clause) + clauseNotes(site, `${record.standard}#${number}`, clause) }),
  }
}

/** The words of a data element's clause. */
function elementText({ pick }: Site, { title, text }: Clause): string {
  return `<div><strong>${escaped(pick(title))}</strong>　${escaped(pick(text))}</div>`
}

function listBlock(site: Site, name: string, i: number): string {
  const { t, language } = site
  const codes = site.codeLists.find((one) => one.name === name)?.codes ?? []
  const rows = codes.map((one) => `<li>${code(one.code)} ${escaped(language === 'zh' ? one.title : one.title_en)}</li>`)
  const size = t(`${codes.length} 个代码`, `${codes.length} codes`)
  return [
    `<p id="b-${i + 1}"><strong>B.${i + 1}　${escaped(site.listTitle(name))}</strong> ${code(name)}</p>`,
    `<details><summary>${size}</summary><ul class="codes">${rows.join('')}</ul><p>${link(`/codes/${name}`, t('各代码体系的数字、有效期和来源', 'Digits of each code system, validity and sources'))}</p></details>`,
  ].join('\n\n')
}
