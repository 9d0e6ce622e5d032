import type { SourceDocument } from '../source.js'
import { servedBy } from './notes.js'
import { escaped, folded, link, page, requirementAnchor, type Site, table } from './site.js'

export const dispositions = ['encoded', 'planned', 'external', 'notEncodable'] as const

export function dispositionName({ t }: Site, one: string): string {
  const names: Record<string, string> = {
    encoded: t('已编码', 'encoded'),
    planned: t('计划', 'planned'),
    external: t('外部', 'external'),
    notEncodable: t('不可编码', 'not encodable'),
  }
  return names[one] ?? one
}

/** Requirement → the clauses that rest on it. */
function clausesOf(site: Site): Map<string, string[]> {
  const out = new Map<string, string[]>()
  const owners = [
    ...site.standards.map((one) => [`${one.standard}@${one.edition}`, one.clauses] as const),
    ...site.profiles.map((one) => [one.profile, one.clauses] as const),
  ]
  for (const [owner, clauses] of owners) {
    for (const [number, { sources }] of Object.entries(clauses))
      for (const source of sources ?? []) out.set(source, [...(out.get(source) ?? []), `${owner}#${number}`])
  }
  return out
}

/** One source document: each requirement with what became of it. */
export function documentPage(site: Site, document: SourceDocument): string {
  const { t, pick } = site
  const clauses = clausesOf(site)
  const traced = new Map(site.trace.requirements.map((one) => [one.id, one]))
  const rows = Object.entries(document.requirements).map(([number, requirement]) => {
    const id = `${document.id}/${number}`
    const found = traced.get(id)
    const served = servedBy(site, found?.by ?? [])
    const outcome =
      requirement.disposition === 'encoded'
        ? [
            (clauses.get(id) ?? []).map(site.clauseLink).join(site.comma),
            folded(site, served, t(`${served.length} 个字段与规则`, `${served.length} fields and rules`), 4),
            found
              ? `<span class="quiet">${t(`用例：接受 ${found.cases.accepted}，拒绝 ${found.cases.refused}`, `cases: ${found.cases.accepted} accepted, ${found.cases.refused} refused`)}</span>`
              : '',
          ]
        : [escaped(pick(requirement.reason))]
    return {
      id: requirementAnchor(number),
      cells: [
        `<a href="#${requirementAnchor(number)}">${escaped(number)}</a><div class="quiet" lang="zh-Hans">${escaped(requirement.locator)}</div>`,
        `${escaped(site.language === 'zh' ? requirement.zh : requirement.en)}${requirement.wording ? `<div class="quiet">${t('用词', 'Word')}${site.colon}<span lang="zh-Hans">${escaped(requirement.wording)}</span></div>` : ''}`,
        `<span class="tag tag--${requirement.disposition}">${dispositionName(site, requirement.disposition)}</span>`,
        outcome
          .filter(Boolean)
          .map((one) => `<div>${one}</div>`)
          .join(''),
      ],
    }
  })
  return page(
    {
      slug: `/trace/${document.id}`,
      title: pick(document.title),
      label: document.documentNumber ?? document.id,
      description: t(
        `${document.title.zh}：每条要求与它的条款、字段、规则、用例，或不编码的理由。`,
        `${document.title.en}: each requirement with its clauses, fields, rules and cases, or why it has none.`,
      ),
      keywords: [document.id],
      toc: false,
    },
    [
      `<p class="about">${[document.documentNumber, document.date, `<code>${document.id}</code>`, counts(site, document)].filter(Boolean).join(' · ')}</p>`,
      document.note ? `<p>${escaped(pick(document.note))}</p>` : '',
      table(
        [t('出处', 'Place'), t('要求', 'Requirement'), t('去向', 'Disposition'), t('条款、字段与规则；或理由', 'Clauses, fields and rules; or the reason')],
        rows,
      ),
    ],
  )
}

function counts(site: Site, document: SourceDocument): string {
  const all = Object.values(document.requirements)
  return dispositions
    .map((name) => [name, all.filter(({ disposition }) => disposition === name).length] as const)
    .filter(([, n]) => n > 0)
    .map(([name, n]) => `${dispositionName(site, name)} ${n}`)
    .join(site.t('，', ', '))
}

/** The documents, and the way to the matrix. */
export function traceIndexPage(site: Site): string {
  const { t, pick } = site
  const rows = site.documents.map((document) => ({
    cells: [
      link(`/trace/${document.id}`, escaped(pick(document.title))),
      escaped(document.documentNumber ?? ''),
      ...dispositions.map((name) => String(Object.values(document.requirements).filter(({ disposition }) => disposition === name).length)),
    ],
  }))
  return page(
    {
      slug: '/trace',
      title: t('追溯', 'Traceability'),
      label: t('全部来源', 'All sources'),
      description: t(
        '从来源文件的一句话到条款、字段、规则、用例，再回来。',
        'From a sentence of a source document to clause, field, rule and cases, and back.',
      ),
      toc: false,
    },
    [
      `<p>${t('来源文件的每一条要求都有去向：落实为条款与字段、规则，或写明为什么没有。要按文件、去向、类别筛选，见', 'Every requirement of the sources has a disposition: clauses with fields and rules, or the reason why not. To filter by document, disposition and kind, see the ')}${link('/trace/matrix', t('矩阵', 'matrix'))}${t('。', '.')}</p>`,
      site.facts || site.strength
        ? `<p>${[
            site.strength ? link('/trace/strength', t('来源的用词怎样成为应、宜、可', 'How the words of the sources become shall, should and may')) : '',
            site.facts ? link('/trace/facts', t('来源文件之外的事实', 'Facts beyond the source documents')) : '',
          ]
            .filter(Boolean)
            .join(' · ')}</p>`
        : '',
      table([t('来源文件', 'Source document'), t('文号', 'Number'), ...dispositions.map((one) => dispositionName(site, one))], rows),
    ],
  )
}

/** The rows of the matrix, for the page that filters them. */
export function matrix(site: Site): string {
  const clauses = clausesOf(site)
  const traced = new Map(site.trace.requirements.map((one) => [one.id, one]))
  const rows = site.documents.flatMap((document) =>
    Object.entries(document.requirements).map(([number, one]) => {
      const id = `${document.id}/${number}`
      const found = traced.get(id)
      const encoded = one.disposition === 'encoded'
      return {
        id,
        document: document.id,
        to: `/trace/${document.id}#${requirementAnchor(number)}`,
        text: site.language === 'zh' ? one.zh : one.en,
        kind: one.kind,
        disposition: one.disposition,
        clauses: encoded ? (clauses.get(id) ?? []) : [],
        fields: new Set(found?.by.filter(({ rule }) => rule === undefined).map(({ schema, at }) => `${schema}${at}`)).size,
        rules: [...new Set(found?.by.flatMap(({ rule }) => rule ?? []))],
        cases: found?.cases ?? { accepted: 0, refused: 0 },
        ...(one.reason && { reason: site.pick(one.reason) }),
      }
    }),
  )
  return `${JSON.stringify({ documents: site.documents.map(({ id, title }) => ({ id, title: site.pick(title) })), rows })}\n`
}
