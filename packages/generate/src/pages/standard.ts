import type { Clause, Reference, Standard, Text } from '../source.js'
import { annexBlocks, isAnnexed } from './annex.js'
import { clauseNotes } from './notes.js'
import { clauseAnchor, escaped, heading, page, type Site } from './site.js'

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
      ...paragraphs(site, t('前言', 'Foreword'), 'foreword', standard.foreword),
      ...paragraphs(site, t('引言', 'Introduction'), 'introduction', standard.introduction),
      ...clauseBlocks(site, owner, body(standard), new Map([['2', references(site, standard.normativeReferences)]])),
      ...annexBlocks(site, standard),
      ...(standard.bibliography ? [`## ${t('参考文献', 'Bibliography')} <!-- #bibliography -->`, references(site, standard.bibliography)] : []),
    ],
  )
}

/** The clauses outside the annexes; a term is told in both languages, as in any standard. */
function body({ clauses }: Standard): Record<string, Clause> {
  const own = Object.entries(clauses).filter(([number]) => !isAnnexed(number))
  const isTerm = (number: string) => number.startsWith('3.')
  return Object.fromEntries(
    own.map(([number, clause]) => [
      number,
      isTerm(number) && clause.title
        ? { ...clause, title: { zh: `${clause.title.zh}　${clause.title.en}`, en: `${clause.title.en}　${clause.title.zh}` } }
        : clause,
    ]),
  )
}

function paragraphs(site: Site, title: string, anchor: string, texts: Text[] | undefined): string[] {
  return texts?.length ? [`## ${title} <!-- #${anchor} -->`, ...texts.map((one) => `<p>${escaped(site.pick(one))}</p>`)] : []
}

function references({ pick, t }: Site, documents: Reference[] | undefined): string {
  if (!documents?.length) return ''
  const lines = documents.map(
    ({ id, title, note }) =>
      `<li>${escaped(id)}　${escaped(pick(title))}${note ? `<span class="quiet">${t('（', ' (')}${escaped(pick(note))}${t('）', ')')}</span>` : ''}</li>`,
  )
  return `<ul class="references">${lines.join('')}</ul>`
}

/** By number: an object with keys that are whole numbers gives those first. */
export function inOrder(clauses: Record<string, Clause>): [string, Clause][] {
  return Object.entries(clauses).sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
}

/** The level of a clause's heading. */
export const clauseLevel = (number: string): number => Math.min(4, number.split('.').length + 1)

/** Clauses as headings and paragraphs, each under its anchor, with what it rests on and what serves it; `after` is put below a clause. */
export function clauseBlocks(site: Site, owner: string, clauses: Record<string, Clause>, after: Map<string, string> = new Map()): string[] {
  return inOrder(clauses).flatMap(([number, clause]) => {
    const { pick } = site
    const title = pick(clause.title)
    const level = clauseLevel(number)
    const sentence = clause.text ? `${site.modal(clause.modal)}${escaped(pick(clause.text))}` : ''
    const blocks = title
      ? [heading(level, clauseAnchor(number), `${number}　${title}`), sentence && `<p>${sentence}</p>`]
      : [`<p id="${clauseAnchor(number)}"><a class="number" href="#${clauseAnchor(number)}">${number}</a>　${sentence}</p>`]
    return [...blocks, after.get(number), clauseNotes(site, `${owner}#${number}`, clause)].filter((one): one is string => Boolean(one))
  })
}
