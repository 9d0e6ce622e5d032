import { recordTypes } from '@shebiao/schemas/registry'
import { regionName } from '../domain/divisions.js'
import { byCharacters } from '../model/compare.js'
import type { Comparison, DataProblem, DataRule, Measure } from '../model/data-rule.js'
import type { FactLocation, Group } from '../model/fact.js'
import { pack, unpack } from '../model/fact-key.js'
import type { Finding } from '../model/finding.js'
import type { Severity, Text } from '../model/rule.js'
import { softer } from '../model/severity.js'
import { recordCounts } from './data-set.js'
import { type FactTable, firstPlaces } from './fact-table.js'

/** A finding of a data rule, with the records that deviate. */
export interface DataFinding {
  finding: Finding
  rule: DataRule
  /** The item code, division or whatever else the records were compared under. */
  key: string
  /** Facts that deviate, counted over all records. */
  records: number
  /** The first of them; the finding stands at the first. */
  places: FactLocation[]
  comparison?: Comparison
}

/** What became of a data rule: silence is not a pass. */
export interface Assessment {
  rule: DataRule
  status: 'assessed' | 'notAssessed' | 'nothingToCompare'
  /** Keys under which records were compared. */
  keys: number
  findings: number
  /** What the data lack, where the rule could not be assessed. */
  missing?: Text
}

export interface Conclusion {
  /** Records folded, by `service-item/implementation`. */
  records: Record<string, number>
  assessments: Assessment[]
  measures: { rule: DataRule; measure: Measure }[]
  /** Records that a rule could not take, by rule id. */
  unsound: Map<string, number>
}

/**
 * The findings of a table of facts, one by one, and in the end what was assessed. Groups are taken as they come and let go.
 * Fewer than two records are no data set: then there is no conclusion. `unread`: records and files that are not in the table,
 * so that of nothing it can be said that it is nowhere. `ordered`: the findings are to come in one compareLocations, however the table was made.
 */
export function* conclude(
  table: FactTable,
  rules: readonly DataRule[],
  asOf: string,
  severityOf: (clause: string) => Severity,
  unread = 0,
  ordered = false,
): Generator<DataFinding, Conclusion | undefined> {
  const counted = { records: new Map<string, number>(), unsound: new Map<string, number>() }
  const byId = new Map(rules.map((rule) => [rule.id, rule]))
  const assessments = new Map<string, Assessment>()
  const measures = new Map<string, Measured>()
  const marked = new Map<string, Set<string>>()
  let total = 0

  for (const { rule: id, ...group } of table.groups(ordered, isSoundAlone)) {
    if (id === recordCounts) {
      const into = group.key === 'records' ? counted.records : counted.unsound
      for (const { fact, count } of group.facts) into.set(fact, count)
      if (group.key === 'records') for (const { count } of group.facts) total += count
      continue
    }
    if (total < 2) return undefined
    const rule = byId.get(id)
    if (!rule) continue
    if (group.key === '') marked.set(id, new Set(group.facts.map(({ fact }) => fact)))
    const marks = marked.get(id) ?? none
    const assessment = assessmentOf(rule)
    if (group.key === '' || assessment.missing) continue
    const context = { asOf, marks }
    if (rule.concerns && !rule.concerns(group, context)) continue
    assessment.keys++
    for (const problem of rule.findings(group, context)) {
      assessment.findings++
      yield dataFinding(rule, group, problem, severityOf)
    }
    for (const measure of rule.measures?.(group, context) ?? []) addMeasure(rule, group.key, measure)
  }
  if (total < 2) return undefined

  for (const rule of rules) {
    const assessment = assessments.get(rule.id)
    if (!assessment && isConcerned(rule)) assessmentOf(rule)
  }
  for (const one of assessments.values()) if (one.status === 'assessed' && one.keys === 0) one.status = 'nothingToCompare'
  const records: Record<string, number> = {}
  for (const [fact, count] of counted.records) {
    const [type] = unpack(fact) as [string]
    records[type] = (records[type] ?? 0) + count
  }
  const inOrderOfRules = rules.flatMap(({ id }) => assessments.get(id) ?? [])
  const unsound = new Map<string, number>()
  for (const [fact, count] of counted.unsound) {
    const [id] = unpack(fact) as [string]
    unsound.set(id, (unsound.get(id) ?? 0) + count)
  }
  return { records, assessments: inOrderOfRules, measures: [...measures.values()].sort(inOrder), unsound }

  // Most keys of millions are met once, and nothing but their number is asked.
  function isSoundAlone(id: string): boolean {
    const rule = byId.get(id)
    if (rule?.alone !== 'sound') return false
    const assessment = assessmentOf(rule)
    if (!assessment.missing) assessment.keys++
    return true
  }

  // What is measured of one thing group by group is added up.
  function addMeasure(rule: DataRule, key: string, measure: Measure): void {
    const of = pack(rule.id, measure.name.zh, measure.of.zh)
    const before = measures.get(of)
    const total = measure.total === undefined ? undefined : (before?.measure.total ?? 0) + measure.total
    const added = { ...measure, value: (before?.measure.value ?? 0) + measure.value, ...(total !== undefined && { total }) }
    measures.set(of, { rule, measure: added, key: before && before.key < key ? before.key : key })
  }

  function assessmentOf(rule: DataRule): Assessment {
    let assessment = assessments.get(rule.id)
    if (!assessment) {
      const missing = missingOf(rule, marked.get(rule.id) ?? none)
      assessment = { rule, status: missing ? 'notAssessed' : 'assessed', keys: 0, findings: 0, ...(missing && { missing }) }
      assessments.set(rule.id, assessment)
    }
    return assessment
  }

  function missingOf(rule: DataRule, marked: ReadonlySet<string>): Text | undefined {
    for (const requirement of rule.requires ?? []) {
      if ('mark' in requirement) {
        if (!marked.has(requirement.mark)) return requirement.missing
      } else if (!requirement.types.some((type) => hasRecords(type, rule))) return noneOf(requirement.types)
      else if (requirement.whole) {
        const left = requirement.types.reduce((sum, type) => sum + (counted.unsound.get(pack(rule.id, type)) ?? 0), 0)
        if (left > 0) return leftOut(requirement.types, left)
        if (unread > 0) return notRead(unread)
      }
    }
    return undefined
  }

  function hasRecords(type: string, { profiles }: DataRule): boolean {
    for (const fact of counted.records.keys()) {
      const [of, profile] = unpack(fact)
      if (of === type && (profiles === undefined || profiles.includes(profile!))) return true
    }
    return false
  }

  function isConcerned(rule: DataRule): boolean {
    return rule.folds.some(({ of }) => hasRecords(of, rule))
  }
}

const none: ReadonlySet<string> = new Set()

interface Measured {
  rule: DataRule
  measure: Measure
  /** The first of the keys under which it was measured. */
  key: string
}

function inOrder(a: Measured, b: Measured): number {
  return byCharacters(a.rule.id, b.rule.id) || byCharacters(a.key, b.key)
}

/** `service-item@1.0#10.1.1`, or of the first of its profiles `sichuan#3.1`. */
export function clauseOf({ standard, edition, profiles, clause }: DataRule): string {
  return profiles ? `${profiles[0]}#${clause}` : `${standard}@${edition}#${clause}`
}

function dataFinding(rule: DataRule, { key }: Group, problem: DataProblem, severityOf: (clause: string) => Severity): DataFinding {
  const { deviating, severity: own, comparison, ...params } = problem
  const clause = clauseOf(rule)
  const places = firstPlaces(deviating)
  const records = deviating.reduce((sum, { count }) => sum + count, 0)
  const severity = softer(severityOf(clause), own)
  const said = { ...params, records, regions: regionsOf(places) }
  const finding: Finding = { rule: rule.id, severity, at: places[0]?.at ?? '', clause, params: said }
  return { finding, rule, key, records, places, ...(comparison && { comparison }) }
}

/** The divisions of places by name, each once. */
function regionsOf(places: readonly FactLocation[]): Text {
  const names = [...new Set(places.flatMap(({ region }) => (region === undefined ? [] : [regionName(region)])))]
  return { zh: names.length > 0 ? `（${names.join('、')}）` : '', en: names.length > 0 ? ` (${names.join(', ')})` : '' }
}

function noneOf(types: readonly string[]): Text {
  const { zh, en } = titlesOf(types)
  return { zh: `数据中没有${zh}`, en: `the data hold no ${en}` }
}

function leftOut(types: readonly string[], records: number): Text {
  const { zh, en } = titlesOf(types)
  return { zh: `${zh}有 ${records} 条因字段有误未能读取，不能据以判定`, en: `${records} records of ${en} could not be taken, a field is unsound` }
}

function notRead(records: number): Text {
  return {
    zh: `有 ${records} 处未能读取或识别，不能据以判定没有`,
    en: `${records} records or files could not be read or recognized: nothing is known to be nowhere`,
  }
}

function titlesOf(types: readonly string[]): Text {
  const titles = types.map((type) => recordTypes.find((entry) => `${entry.standard.split('@')[0]}/${entry.type}` === type)?.title ?? { zh: type, en: type })
  return { zh: titles.map(({ zh }) => zh).join('或'), en: titles.map(({ en }) => en.toLowerCase()).join(' or ') }
}
