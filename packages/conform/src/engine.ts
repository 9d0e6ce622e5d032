import { codes } from '@shebiao/schemas/codes'
import { type ProfileEntry, profiles, type RecordTypeEntry, recordTypes } from '@shebiao/schemas/registry'
import { type Field, type Issue, issues, pattern, type RawValidator, type RecordType, valueAt } from '@shebiao/schemas/runtime'
import type { Finding } from './finding.js'
import type { Context, ElementRule, Rule, Severity } from './rule.js'
import { elementRules, loadRules } from './rules/index.js'

/** The verdict on one record: its findings, and the rules that could not be run on it. */
export interface Checked {
  findings: Finding[]
  notChecked: string[]
}

/** A record type with its rules, ready to check records; made once for any number of them. */
export interface Engine {
  standard: string
  type: string
  profile?: string
  fields: Record<string, Field>
  rules: Map<string, Rule>
  check(data: unknown): Checked
}

export interface EngineOptions {
  /** `service-item@1.0` */
  standard: string
  type: string
  profile?: string
  /** YYYY-MM-DD */
  asOf: string
}

/** What cannot be checked at all: an unknown standard, edition, type or profile. */
export class UnknownError extends Error {}

/** The record types of a standard (`service-guide@2.0`, or without edition: its newest). Throws UnknownError with the nearest that exist. */
export function typesOf(standard: string): RecordTypeEntry[] {
  const exact = recordTypes.filter((entry) => entry.standard === standard)
  if (exact.length > 0) return exact
  const all = [...new Set(recordTypes.map((entry) => entry.standard))].filter((name) => !name.startsWith('common@'))
  const newest = all.filter((name) => name.startsWith(`${standard}@`)).at(-1)
  if (newest) return recordTypes.filter((entry) => entry.standard === newest)
  throw new UnknownError(`没有标准 ${standard}；可用：${all.join('、')} (no such standard)`)
}

/** The profile of that name. Throws UnknownError with those that exist. */
export function profileOf(name: string): ProfileEntry {
  if (Object.hasOwn(profiles, name)) return profiles[name]!
  throw new UnknownError(`没有画像 ${name}；可用：${Object.keys(profiles).join('、')} (no such profile)`)
}

/** Makes the engine of one record type: loads its validator, its rules and the profile's overlay. */
export async function engine(options: EngineOptions): Promise<Engine> {
  const entry = typesOf(options.standard).find(({ type }) => type === options.type)
  if (!entry) {
    const known = typesOf(options.standard).map(({ type }) => type)
    throw new UnknownError(`${options.standard} 没有记录类型 ${options.type}；可用：${known.join('、')} (no such record type)`)
  }
  const profile = options.profile === undefined ? undefined : profileOf(options.profile)
  // A profile speaks of the editions it extends and of no others.
  const applies = profile?.extends.includes(entry.standard) ? profile : undefined
  const [name, edition] = entry.standard.split('@') as [string, string]
  const [record, overlay, national, local] = await Promise.all([
    entry.load(),
    applies?.overlays[entry.path]?.(),
    loadRules(name),
    applies ? loadRules(`profiles/${applies.profile}`) : [],
  ])
  const rules = [...national, ...local.filter((rule) => rule.standard === name)].filter(
    (rule) => rule.type === entry.type && (rule.editions?.includes(edition) ?? true),
  )
  const severities = await clauseSeverities()
  const context: Context = { asOf: options.asOf, standard: entry.standard }
  const run = rules.map((rule) => {
    const raised = applies?.severities[rule.id]
    const clause = raised ? `${applies!.profile}#${raised.clause}` : rule.profile ? `${rule.profile}#${rule.clause}` : `${entry.standard}#${rule.clause}`
    return { rule, clause, severity: (raised?.severity as Severity) ?? severities(clause) ?? 'warning', raised: raised !== undefined }
  })
  const elements = elementPlaces(record.fields)

  return {
    standard: entry.standard,
    type: entry.type,
    ...(applies && { profile: applies.profile }),
    fields: record.fields,
    rules: new Map(rules.map((rule) => [rule.id, rule])),
    check: (data) => checkRecord(data),
  }

  function checkRecord(data: unknown): Checked {
    const shape = record.issues(data)
    const findings: Finding[] = shape.map((issue) => shapeFinding(issue, fieldClause(issue.at, record.fields)))
    const unsound = shape.map(({ at }) => at)
    if (overlay && shape.length === 0) {
      for (const issue of overlayIssues(overlay, data)) {
        findings.push(shapeFinding(issue, `${applies!.profile}#${overlayClause(applies!.overlayClauses[entry!.path] ?? {}, issue.at)}`))
        unsound.push(issue.at)
      }
    }
    const notChecked: string[] = []
    if (unsound.includes('')) return { findings, notChecked: run.map(({ rule }) => rule.id) }
    for (const { rule, clause, severity, raised } of run) {
      if (unsound.length > 0 && rule.needs.some((need) => unsound.some((at) => touches(pattern(at), need)))) {
        notChecked.push(rule.id)
        continue
      }
      for (const { at, severity: own, ...params } of rule.check(data, context)) {
        // One finding a cause: what the schema already found at this field is not said again by a rule.
        if (unsound.some((place) => touches(place, at))) continue
        findings.push({ rule: rule.id, severity: raised ? severity : softer(severity, own), at, clause, params })
      }
    }
    for (const { rules, steps, list } of elements) {
      walk(data, steps, 0, new Array(steps.length), (value, path) => {
        if (unsound.length > 0 && unsound.some((one) => touches(one, `/${path.join('/')}`))) return
        for (const rule of rules) {
          for (const { at: inner, severity: own, ...params } of rule.check(list === undefined ? value : { code: value, list }, context)) {
            const place = `/${path.join('/')}`
            const clause = fieldClause(place + inner, record.fields)
            findings.push({ rule: rule.id, severity: own ?? rule.severity, at: place + inner, params, ...(clause && { clause }) })
          }
        }
      })
    }
    return { findings, notChecked }
  }
}

function overlayIssues(overlay: RawValidator, data: unknown): Issue[] {
  return overlay(data) ? [] : issues(overlay.errors, data)
}

/** A breach of the schema is an error always: data of another shape cannot be read by others. */
function shapeFinding(issue: Issue, clause: string | undefined): Finding {
  return { rule: issue.rule, severity: 'error', at: issue.at, params: issue.params, ...(clause && { clause }) }
}

function fieldClause(at: string, fields: Record<string, Field>): string | undefined {
  let place = pattern(at)
  while (place !== '' && !fields[place]) place = place.slice(0, place.lastIndexOf('/'))
  return fields[place]?.clause
}

function overlayClause(clauses: Record<string, string>, at: string): string {
  let place = pattern(at)
  while (place !== '' && !clauses[place]) place = place.slice(0, place.lastIndexOf('/'))
  return clauses[place] ?? ''
}

/** Whether an unsound place lies on, above or below a needed field. */
function touches(unsound: string, need: string): boolean {
  return unsound === need || unsound.startsWith(`${need}/`) || need.startsWith(`${unsound}/`)
}

const rank: Record<Severity, number> = { error: 2, warning: 1, info: 0 }

/** A rule may be softer than its clause in a case for which the source is softer, never harder. */
function softer(severity: Severity, own: Severity | undefined): Severity {
  return own !== undefined && rank[own] < rank[severity] ? own : severity
}

interface ElementPlace {
  rules: ElementRule[]
  steps: string[]
  /** The code list of the field, where it is its codes that are looked at. */
  list?: string
}

function elementPlaces(fields: Record<string, Field>): ElementPlace[] {
  const out: ElementPlace[] = []
  for (const [at, { element, codeList }] of Object.entries(fields)) {
    const rules = element === undefined ? [] : elementRules.filter(({ elements }) => elements.includes(element))
    const steps = at.split('/').slice(1)
    if (rules.length > 0) out.push({ rules, steps })
    if (codeList !== undefined && isDated(codeList))
      out.push({ rules: elementRules.filter(({ elements }) => elements.includes('code')), steps, list: codeList })
  }
  return out
}

function isDated(list: string): boolean {
  return Object.values(codes[list] ?? {}).some(({ since, until }) => since !== undefined || until !== undefined)
}

/** Calls `visit` with every value at a field's place; `path` holds the steps taken, and is made into a pointer only where it is needed. */
function walk(data: unknown, steps: string[], from: number, path: (string | number)[], visit: (value: unknown, path: (string | number)[]) => void): void {
  if (data === undefined) return
  if (from === steps.length) {
    visit(data, path)
    return
  }
  const step = steps[from]!
  if (step === '*') {
    if (!Array.isArray(data)) return
    for (let i = 0; i < data.length; i++) {
      path[from] = i
      walk(data[i], steps, from + 1, path, visit)
    }
  } else if (typeof data === 'object' && data !== null && Object.hasOwn(data, step)) {
    path[from] = step
    walk((data as Record<string, unknown>)[step], steps, from + 1, path, visit)
  }
}

let modals: ((clause: string) => Severity | undefined) | undefined

/** Severity of a clause by its modal: 应 error, 宜 warning, 可 info; what rests on low confidence is never above a warning. */
async function clauseSeverities(): Promise<(clause: string) => Severity | undefined> {
  if (!modals) {
    const { clauseSeverity } = await import('@shebiao/schemas/severities')
    modals = (clause) => clauseSeverity[clause] as Severity | undefined
  }
  return modals
}

export { codes, type RecordType, recordTypes, valueAt }
