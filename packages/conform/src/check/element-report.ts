import { recordTypes } from '@shebiao/schemas/registry'
import { type Language, visible } from '@shebiao/schemas/runtime'
import type { ElementRow, ElementTable } from '../dataset/element-counts.js'
import { divisionText } from '../domain/divisions.js'
import { clauseSeverities } from '../model/clauses.js'
import type { ElementReport, ElementReportRow } from '../model/finding.js'
import type { Rule } from '../model/rule.js'
import { loadRules, ruleGroups } from '../rules/index.js'

/** Puts the tables of elements into words. Tables of a single record are left out: its file has its grade. */
export async function elementReports(tables: readonly ElementTable[], language: Language): Promise<ElementReport[]> {
  const severityOf = await clauseSeverities()
  const reports: ElementReport[] = []
  for (const table of tables.filter(({ whole }) => whole.records > 1)) {
    const [standard, type] = table.type.split('/') as [string, string]
    const [name, edition] = standard.split('@') as [string, string]
    const entry = recordTypes.find((one) => one.standard === standard && one.type === type)!
    const { fields } = await entry.load()
    const rule = await ruleOf(table.rule, name)
    const asked = (rule.elements ?? []).map((element, i) => ({ ...element, i })).filter(({ editions }) => editions?.includes(edition) ?? true)
    const row = (kind: ElementReportRow['kind'], of: string, counts: ElementRow): ElementReportRow => ({
      kind,
      of: visible(of),
      records: counts.records,
      asked: asked.map(({ i }) => counts.asked[i]!),
      given: asked.map(({ i }) => counts.given[i]!),
    })
    reports.push({
      standard,
      type,
      title: entry.title[language],
      rule: rule.id,
      elements: asked.map(({ at, clause: number }) => {
        const clause = `${rule.profile ?? standard}#${number}`
        return { at, field: fields[at]?.[language === 'zh' ? 'title' : 'en'] ?? at, severity: severityOf(clause), clause }
      }),
      rows: [
        row('all', language === 'zh' ? '全部' : 'all', table.whole),
        ...[...table.divisions].map(([key, counts]) => row('division', divisionText(key)[language], counts)),
        ...table.bodies.map(({ division, body, row: counts }) => row('body', `${divisionText(division)[language]} ${body}`, counts)),
      ],
      bodiesNotListed: table.otherBodies,
    })
  }
  return reports
}

async function ruleOf(id: string, standard: string): Promise<Rule> {
  for (const group of [standard, ...ruleGroups]) {
    const rule = (await loadRules(group)).find((one) => one.id === id)
    if (rule) return rule
  }
  throw new Error(`no rule ${id}`)
}
