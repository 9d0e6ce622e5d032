import { recordTypes } from '@shebiao/schemas/registry'
import { type Sentence, shapeRules } from '@shebiao/schemas/runtime'
import { clauseSeverity } from '@shebiao/schemas/severities'
import { clauseSeverities } from '../model/clauses.js'
import type { DataRule } from '../model/data-rule.js'
import { fieldsRead } from '../model/dependencies.js'
import { fileRules } from '../model/file-rules.js'
import type { Rule, Severity } from '../model/rule.js'
import { dataRules } from '../rules/dataset/index.js'
import { elementRules, loadRules, ruleGroups } from '../rules/index.js'

/** A rule as it is listed. */
export interface ListedRule {
  id: string
  kind: 'file' | 'shape' | 'element' | 'record' | 'dataset'
  /** Whether the rule checks single records or the data set. */
  scope: 'record' | 'dataset'
  severity: Severity
  title: Sentence
  message: Sentence
  mend: Sentence
  standard?: string
  type?: string
  /** For a data rule, the record types that it folds: `service-item/implementation`. */
  types?: string[]
  profile?: string
  /** `service-item@1.0#A.4.10`, one for each edition to which the rule belongs. */
  clauses: string[]
  /** Pointers, without indices, of fields that must be valid. */
  needs: string[]
  /** By record type (`service-item/implementation`) every field that is read, those of `needs` first. */
  reads: { type: string; fields: string[] }[]
}

// Rules of files, shapes and elements rest on no clause and belong to no record type.
const noClause = { clauses: [], needs: [], reads: [] }

/** Returns all rules, in this order: of files, schemas, data elements, records and data sets. */
export async function listRules(): Promise<ListedRule[]> {
  const out: ListedRule[] = []
  const severityOf = await clauseSeverities()
  for (const [id, rule] of Object.entries(fileRules)) out.push({ id, kind: 'file', scope: 'record', ...rule, ...noClause })
  for (const [id, rule] of Object.entries(shapeRules)) out.push({ id, kind: 'shape', scope: 'record', severity: 'error', ...rule, ...noClause })
  for (const { id, severity, title, message, mend } of elementRules)
    out.push({ id, kind: 'element', scope: 'record', severity, title, message, mend, ...noClause })
  for (const group of ruleGroups) {
    for (const rule of await loadRules(group)) {
      const editions = recordTypes
        .filter((entry) => entry.standard.startsWith(`${rule.standard}@`) && entry.type === rule.type)
        .map((entry) => entry.standard)
        .filter((standard) => rule.editions?.includes(standard.split('@')[1]!) ?? true)
      const clauses = clausesOf(rule, rule.profile ? [rule.profile] : editions)
      const { id, standard, type, profile, title, message, mend, needs } = rule
      const severity = severityOf(clauses[0]!)
      const reads = [{ type: `${standard}/${type}`, fields: fieldsRead(rule) }]
      out.push({ id, kind: 'record', scope: 'record', severity, title, message, mend, standard, type, ...(profile && { profile }), clauses, needs, reads })
    }
  }
  return [...out, ...dataRules.map((rule) => listedDataRule(rule, severityOf))]
}

/** The clauses that a rule serves in some editions, or in its profile: first its own in each, then those of its elements. */
function clausesOf({ clause, elements = [] }: Rule, owners: readonly string[]): string[] {
  const own = owners.map((owner) => `${owner}#${clause}`)
  const ofElements = owners.flatMap((owner) =>
    elements.filter(({ editions }) => editions?.includes(owner.split('@')[1]!) ?? true).map((element) => `${owner}#${element.clause}`),
  )
  return [...new Set([...own, ...ofElements])]
}

function listedDataRule(rule: DataRule, severityOf: (clause: string) => Severity): ListedRule {
  const { id, standard, edition, profiles, clause, folds, title, message, mend } = rule
  // A national data rule serves its edition and every later one that has the clause.
  const editions = [...new Set(recordTypes.map((entry) => entry.standard))].filter((name) => name.startsWith(`${standard}@`))
  const served = editions.slice(editions.indexOf(`${standard}@${edition}`)).map((name) => `${name}#${clause}`)
  const clauses = profiles ? profiles.map((profile) => `${profile}#${clause}`) : served.filter((one, i) => i === 0 || one in clauseSeverity)
  const severity = severityOf(clauses[0]!)
  const types = [...new Set(folds.map(({ of }) => of))]
  const needs = [...new Set(folds.flatMap((fold) => fold.needs))]
  const reads = types.map((type) => ({ type, fields: [...new Set(folds.filter(({ of }) => of === type).flatMap(fieldsRead))] }))
  return {
    id,
    kind: 'dataset',
    scope: 'dataset',
    severity,
    title,
    message,
    mend,
    standard,
    types,
    ...(profiles && { profile: profiles[0] }),
    clauses,
    needs,
    reads,
  }
}
