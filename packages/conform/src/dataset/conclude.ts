import { recordTypes } from '@shebiao/schemas/registry'
import { regionName } from '../domain/divisions.js'
import { byCharacters } from '../model/compare.js'
import type { Comparison, DataProblem, DataRule, Measure } from '../model/data-rule.js'
import type { FactLocation, Group } from '../model/fact.js'
import { pack, unpack } from '../model/fact-key.js'
import type { Finding } from '../model/finding.js'
import type { Severity, Text } from '../model/rule.js'
import { softer } from '../model/severity.js'
import { recordCountKeys, recordCounts } from './data-set.js'
import { type ElementTable, ElementTally, elementCounts } from './element-counts.js'
import { type FactTable, firstPlaces } from './fact-table.js'

/** A finding of a data rule, with the records that deviate. */
export interface DataFinding {
  finding: Finding
  rule: DataRule
  /** The key under which the records were compared: an item code, a division. */
  key: string
  /** The facts that deviate. */
  facts: string
  /** Number of facts that deviate, over all records. */
  records: number
  /** The first locations of deviating facts; the finding is reported at the first. */
  places: FactLocation[]
  comparison?: Comparison
}

/** The outcome of a data rule: silence is not a pass. */
export interface Assessment {
  rule: DataRule
  status: 'assessed' | 'notAssessed' | 'nothingToCompare'
  /** Number of keys under which records were compared. */
  keys: number
  findings: number
  /** Why the rule could not be assessed. */
  missing?: Text
}

/** The outcome of the data rules, apart from their findings. */
export interface Conclusion {
  /** Number of records by type: `service-item/implementation`. */
  records: Record<string, number>
  assessments: Assessment[]
  measures: { rule: DataRule; measure: Measure }[]
  /** Which elements records state. */
  elements: ElementTable[]
  /** Number of records for which a rule was skipped, by rule id: a field that it needs is invalid. */
  skipped: Map<string, number>
}

/**
 * Yields the findings of a table of facts and returns the outcome of every rule. Groups are processed one at a time and not kept.
 * Returns undefined for fewer than two records: they are no data set. `unread`: number of records and files that are missing from
 * the table; if there are any, rules that report something missing from the whole data set are not assessed. `ordered`: yield the
 * findings in an order that does not depend on how the table was made.
 */
export function* conclude(
  table: FactTable,
  rules: readonly DataRule[],
  asOf: string,
  severityOf: (clause: string) => Severity,
  unread = 0,
  ordered = false,
): Generator<DataFinding, Conclusion | undefined> {
  const counted = { folded: new Map<string, number>(), skipped: new Map<string, number>() }
  const byId = new Map(rules.map((rule) => [rule.id, rule]))
  const assessments = new Map<string, Assessment>()
  const measures = new Map<string, Measured>()
  const marksOfRule = new Map<string, Set<string>>()
  const elements = new ElementTally()
  let total = 0

  for (const { rule: id, ...group } of table.groups(ordered, skipUnique)) {
    if (id === recordCounts) {
      const counts = group.key === recordCountKeys.folded ? counted.folded : counted.skipped
      for (const { fact, count } of group.facts) counts.set(fact, count)
      if (group.key === recordCountKeys.folded) for (const { count } of group.facts) total += count
      continue
    }
    if (total < 2) return undefined
    if (id === elementCounts) {
      elements.add(group)
      continue
    }
    const rule = byId.get(id)
    if (!rule) continue
    if (group.key === '') marksOfRule.set(id, new Set(group.facts.map(({ fact }) => fact)))
    const marks = marksOfRule.get(id) ?? noMarks
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
    if (!assessment && hasFoldedRecords(rule)) assessmentOf(rule)
  }
  for (const assessment of assessments.values()) if (assessment.status === 'assessed' && assessment.keys === 0) assessment.status = 'nothingToCompare'
  const records: Record<string, number> = {}
  for (const [fact, count] of counted.folded) {
    const [type] = unpack(fact) as [string]
    records[type] = (records[type] ?? 0) + count
  }
  const inOrderOfRules = rules.flatMap(({ id }) => assessments.get(id) ?? [])
  const skipped = new Map<string, number>()
  for (const [fact, count] of counted.skipped) {
    const [id] = unpack(fact) as [string]
    skipped.set(id, (skipped.get(id) ?? 0) + count)
  }
  return { records, assessments: inOrderOfRules, measures: [...measures.values()].sort(byRuleAndKey), elements: elements.result(), skipped }

  // Most of millions of keys occur once, and only their number matters.
  function skipUnique(id: string): boolean {
    const rule = byId.get(id)
    if (!rule?.uniqueIsValid) return false
    const assessment = assessmentOf(rule)
    if (!assessment.missing) assessment.keys++
    return true
  }

  // Adds up measures of the same rule, name and subject from several groups.
  function addMeasure(rule: DataRule, key: string, measure: Measure): void {
    const id = pack(rule.id, measure.name.zh, measure.of.zh)
    const before = measures.get(id)
    const total = measure.total === undefined ? undefined : (before?.measure.total ?? 0) + measure.total
    const added = { ...measure, value: (before?.measure.value ?? 0) + measure.value, ...(total !== undefined && { total }) }
    measures.set(id, { rule, measure: added, key: before && before.key < key ? before.key : key })
  }

  function assessmentOf(rule: DataRule): Assessment {
    let assessment = assessments.get(rule.id)
    if (!assessment) {
      const missing = missingOf(rule, marksOfRule.get(rule.id) ?? noMarks)
      assessment = { rule, status: missing ? 'notAssessed' : 'assessed', keys: 0, findings: 0, ...(missing && { missing }) }
      assessments.set(rule.id, assessment)
    }
    return assessment
  }

  function missingOf(rule: DataRule, marks: ReadonlySet<string>): Text | undefined {
    for (const requirement of rule.requires ?? []) {
      if ('mark' in requirement) {
        if (!marks.has(requirement.mark)) return requirement.missing
      } else if (!requirement.types.some((type) => hasRecords(type, rule))) return noneOf(requirement.types)
      else if (requirement.whole) {
        const left = requirement.types.reduce((sum, type) => sum + (counted.skipped.get(pack(rule.id, type)) ?? 0), 0)
        if (left > 0) return leftOut(requirement.types, left)
        if (unread > 0) return notRead(unread)
      }
    }
    return undefined
  }

  function hasRecords(type: string, { profiles }: DataRule): boolean {
    for (const fact of counted.folded.keys()) {
      const [of, profile] = unpack(fact)
      if (of === type && (profiles === undefined || profiles.includes(profile!))) return true
    }
    return false
  }

  function hasFoldedRecords(rule: DataRule): boolean {
    return rule.folds.some(({ of }) => hasRecords(of, rule))
  }
}

const noMarks: ReadonlySet<string> = new Set()

/** A measure with its rule. */
interface Measured {
  rule: DataRule
  measure: Measure
  /** The first of the keys from which it was added up, for the order of the report. */
  key: string
}

function byRuleAndKey(a: Measured, b: Measured): number {
  return byCharacters(a.rule.id, b.rule.id) || byCharacters(a.key, b.key)
}

/** The clause of a data rule: `service-item@1.0#10.1.1`, or that of its first profile: `sichuan#3.1`. */
export function clauseOf({ standard, edition, profiles, clause }: DataRule): string {
  return profiles ? `${profiles[0]}#${clause}` : `${standard}@${edition}#${clause}`
}

function dataFinding(rule: DataRule, { key }: Group, problem: DataProblem, severityOf: (clause: string) => Severity): DataFinding {
  const { deviating, severity: own, comparison, ...params } = problem
  const clause = clauseOf(rule)
  const places = firstPlaces(deviating)
  const records = deviating.reduce((sum, { count }) => sum + count, 0)
  const severity = softer(severityOf(clause), own)
  const finding: Finding = { rule: rule.id, severity, at: places[0]?.at ?? '', clause, params: { ...params, records, regions: regionsOf(places) } }
  const facts = deviating.map(({ fact }) => fact).join(' ')
  return { finding, rule, key, facts, records, places, ...(comparison && { comparison }) }
}

/** The names of the divisions of some locations, each once. */
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
