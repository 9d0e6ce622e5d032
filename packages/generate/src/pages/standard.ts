import type { Clause, Standard } from '../source.js'
import type { EncodingInput } from './input.js'
import { clauseAnchor, escaped, folded, heading, page, type Site } from './site.js'

/** The normative text of one edition, clause by clause, in the order of GB/T 1.1. */
export function standardPage(site: Site, standard: Standard): string {
  const { t, pick } = site
  const owner = `${standard.standard}@${standard.edition}`
  const records = site.records.filter((one) => one.standard === owner)
  const dates = [
    [t('发布', 'issued'), standard.issued],
    [t('实施', 'in force'), standard.effective],
    [t('废止', 'withdrawn'), standard.withdrawn],
  ].filter(([, date]) => date)
  const about = [
    `${t('标识', 'Identifier')} <code>${owner}</code>`,
    `${t('状态', 'Status')} ${site.status(standard.status)}`,
    ...dates.map(([name, date]) => `${name} ${date}`),
    ...(standard.replaces ? [`${t('代替', 'Replaces')} ${site.standardLink(standard.replaces)}`] : []),
  ]
  return page(
    {
      slug: `/standards/${standard.standard}/${standard.edition}`,
      title: `${pick(standard.title)} ${standard.edition}`,
      label: `${pick(standard.title)} ${standard.edition}`,
      description: t(`${standard.title.zh}标准 ${standard.edition} 全文，逐条列出。`, `${standard.title.en}, edition ${standard.edition}, clause by clause.`),
      keywords: [owner],
      depth: 3,
    },
    [
      `<p class="about">${about.join(' · ')}</p>`,
      records.length > 0 ? `<p>${t('记录类型', 'Record types')}${site.colon}${records.map(({ path }) => site.recordLink(path)).join(site.comma)}</p>` : '',
      ...clauseBlocks(site, owner, standard.clauses),
    ],
  )
}

/** By number: an object with keys that are whole numbers gives those first. */
export function inOrder(clauses: Record<string, Clause>): [string, Clause][] {
  return Object.entries(clauses).sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
}

/** The level of a clause's heading. */
export const clauseLevel = (number: string): number => Math.min(4, number.split('.').length + 1)

/** Clauses as headings and paragraphs, each under its anchor, with what it rests on and what serves it. */
export function clauseBlocks(site: Site, owner: string, clauses: Record<string, Clause>): string[] {
  return inOrder(clauses).flatMap(([number, clause]) => {
    const { pick } = site
    const title = pick(clause.title)
    const level = clauseLevel(number)
    const sentence = clause.text ? `${site.modal(clause.modal)}${escaped(pick(clause.text))}` : ''
    const blocks = title
      ? [heading(level, clauseAnchor(number), `${number}　${title}`), sentence && `<p>${sentence}</p>`]
      : [`<p id="${clauseAnchor(number)}"><a class="number" href="#${clauseAnchor(number)}">${number}</a>　${sentence}</p>`]
    return [...blocks, clauseNotes(site, `${owner}#${number}`, clause)].filter((one): one is string => Boolean(one))
  })
}

function clauseNotes(site: Site, reference: string, clause: Clause): string {
  const { t, pick } = site
  const lines: string[] = []
  if (clause.note) lines.push(`${t('注', 'Note')}${site.colon}${escaped(pick(clause.note))}`)
  if (clause.confidence && clause.confidence !== 'high')
    lines.push(clause.confidence === 'low' ? t('把握低：不高于警告。', 'Low confidence: never above a warning.') : t('把握中等。', 'Medium confidence.'))
  if (clause.sources?.length)
    lines.push(
      `${t('来源', 'Sources')}${site.colon}${folded(site, clause.sources.map(site.sourceLink), t(`${clause.sources.length} 条要求`, `${clause.sources.length} requirements`))}`,
    )
  if (clause.facts?.length)
    lines.push(`${t('事实', 'Facts')}${site.colon}${clause.facts.map((section) => site.sourceLink(`facts/${section}`)).join(site.comma)}`)
  const served = servedBy(site, site.served(reference))
  if (served.length > 0)
    lines.push(`${t('落实', 'Served by')}${site.colon}${folded(site, served, t(`${served.length} 个字段与规则`, `${served.length} fields and rules`))}`)
  return lines.length > 0 ? `<div class="notes">${lines.map((line) => `<div>${line}</div>`).join('')}</div>` : ''
}

/** `实施清单 1.0` */
const editionOf = (site: Site, path: string): string => {
  const found = site.record(path)
  return escaped(`${site.pick(found?.title)} ${found?.standard.split('@')[1] ?? ''}`.trim())
}

/**
 * Fields and rules as links, each once; a field of a field that is there already is left out, and fields of one name say
 * of which record type they are.
 */
export function servedBy(site: Site, by: EncodingInput[]): string[] {
  const shown = new Set(by.filter(({ kind }) => kind === 'field' || kind === 'overlay').map(({ schema, at }) => `${schema}${at}`))
  const inner = ({ schema, at }: EncodingInput) => {
    let parent = at ?? ''
    while (parent !== '') {
      parent = parent.slice(0, parent.lastIndexOf('/'))
      if (shown.has(`${schema}${parent}`)) return true
    }
    return false
  }
  const fields = [...new Map(by.filter((one) => one.rule === undefined && !inner(one)).map((one) => [`${one.schema}${one.at}`, one])).values()]
  const name = ({ schema, at }: EncodingInput) => site.fieldLink(schema!, at!).replace(/<[^>]*>/g, '')
  const names = fields.map(name)
  const links = fields.map((one) => {
    const { schema, at } = one
    const alone = names.indexOf(name(one)) === names.lastIndexOf(name(one))
    return alone
      ? site.fieldLink(schema!, at!)
      : `${site.fieldLink(schema!, at!)}<span class="quiet">${site.t('（', ' (')}${editionOf(site, schema!)}${site.t('）', ')')}</span>`
  })
  const rules = by.flatMap(({ rule }) => rule ?? [])
  return [...links, ...[...new Set(rules)].map((rule) => site.ruleLink(rule))]
}
