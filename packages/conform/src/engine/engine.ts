import { type Field, type Issue, type Property, pattern, type Validator } from '@shebiao/schemas/runtime'
import { clauseSeverities, fieldClause, overlayClause } from '../model/clauses.js'
import { profileOf, typesOf, UnknownError } from '../model/editions.js'
import type { Finding, FindingPlace, Grade, Waiver } from '../model/finding.js'
import { anyTouched, isTouched } from '../model/paths.js'
import type { Context, ElementRule, ExpectedElement, Problem, ProblemPlace, Rule, Severity } from '../model/rule.js'
import { severityRank, softer } from '../model/severity.js'
import { loadRules } from '../rules/index.js'
import { type ElementNode, elementTree, type Step, walk } from './element-walker.js'
import { gradeOf } from './grade.js'

/** The verdict on one record: its findings, the rules that could not be run on it, and the pointers at which its shape is wrong. */
export interface Checked {
  findings: Finding[]
  notChecked: string[]
  invalid: string[]
}

/** A record that is being checked, and the verdict on it so far. */
export interface RecordState extends Checked {
  data: unknown
  /** The pointers of `invalid` without indices, as rules name their fields. */
  invalidFields: string[]
  /** The object in which the last unknown member was found. */
  unknownIn: string | undefined
}

/**
 * The steps of a check, each on one record, in the order in which `check` takes them. Steps that find things give back whether
 * they were silent: run, and with nothing to report.
 */
export interface Passes {
  begin(data: unknown): RecordState
  /** Holds a record against the schema. `issues` are its breaches, where they are known already. */
  shape(state: RecordState, issues?: readonly Issue[]): void
  /** Holds a record of valid shape against the profile's overlay; absent where there is none. */
  overlay?(state: RecordState, data?: unknown): void
  rules: readonly Rule[]
  rule(number: number, state: RecordState): boolean
  /** The record's own members in which there are data elements with rules. */
  elementMembers: readonly string[]
  elements(number: number, state: RecordState): boolean
}

/** A record type with its rules, ready to check records; made once for any number of them. */
export interface Engine {
  standard: string
  type: string
  profile?: string
  fields: Record<string, Field>
  rules: Map<string, Rule>
  /** What the profile waives, beside what the data's owner does. */
  waivers: Waiver[]
  /** The members of its records, each with its validator, where a record is valid exactly if each of its members is. */
  members: readonly Property[] | undefined
  passes: Passes
  check(data: unknown): Checked
  /** How much of what a record should state is there; undefined where that cannot be told, or nothing is asked for. */
  grade(data: unknown, checked: Pick<Checked, 'invalid'>): Grade | undefined
  /** The verdicts on many records, in their order: cheaper than one by one, best by the hundred. */
  checkAll(list: readonly unknown[]): Checked[]
}

export interface EngineOptions {
  /** `service-item@1.0` */
  standard: string
  type: string
  profile?: string
  /** YYYY-MM-DD */
  asOf: string
}

/**
 * Makes the engine of one record type: loads its validator, its rules and the profile's overlay. Throws UnknownError for a
 * standard, record type or profile that does not exist.
 */
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
  const [validator, overlay, national, local, severityOf] = await Promise.all([
    entry.load(),
    applies?.overlays[entry.path]?.(),
    loadRules(name),
    applies ? loadRules(`profiles/${applies.profile}`) : [],
    clauseSeverities(),
  ])
  const rules = [...national, ...local.filter((rule) => rule.standard === name)].filter(
    (rule) => rule.type === entry.type && (rule.editions?.includes(edition) ?? true),
  )
  const bound = rules.map((rule): BoundRule => {
    const raised = applies?.severities[rule.id]
    const owner = rule.profile ?? entry.standard
    const clause = raised ? `${applies!.profile}#${raised.clause}` : `${owner}#${rule.clause}`
    const severity = (raised?.severity as Severity) ?? severityOf(clause)
    const own = (number: string) => ({ clause: `${owner}#${number}`, severity: severityOf(`${owner}#${number}`) })
    return { rule, clause, severity, raised: raised !== undefined, duty: (number) => (raised || number === undefined ? { clause, severity } : own(number)) }
  })
  const overlayClauses = applies?.overlayClauses[entry.path] ?? {}
  const passes = passesOf({
    validator,
    fields: validator.fields,
    bound,
    context: { asOf: options.asOf, standard: entry.standard },
    overlay: overlay && { validator: overlay, clauseOf: (at) => `${applies!.profile}#${overlayClause(overlayClauses, at)}` },
  })
  const checkAll = (list: readonly unknown[]) => runPasses(passes, list)
  const lists = bound.flatMap(({ rule, duty }) => (rule.elements ? [{ rule, severityOf: ({ clause }: ExpectedElement) => duty(clause).severity }] : []))
  return {
    standard: entry.standard,
    type: entry.type,
    ...(applies && { profile: applies.profile }),
    fields: validator.fields,
    rules: new Map(rules.map((rule) => [rule.id, rule])),
    waivers: applies?.waivers ?? [],
    members: validator.members,
    passes,
    check: (data) => checkAll([data])[0]!,
    grade: (data, checked) => (isNoRecord(checked) ? undefined : gradeOf(data as object, lists, entry.standard, checked.invalid.map(pattern))),
    checkAll,
  }
}

/**
 * Shape, overlay, record rules, element rules: pass by pass over all records, not record by record over all passes. The code of
 * a validator or of sixty rules is larger than the fastest caches, and is fetched anew for every record unless many records are
 * put through it at once.
 */
function runPasses(passes: Passes, list: readonly unknown[]): Checked[] {
  const states = list.map(passes.begin)
  for (const state of states) passes.shape(state)
  if (passes.overlay) for (const state of states) if (isValid(state)) passes.overlay(state)
  for (let number = 0; number < passes.rules.length; number++) for (const state of states) passes.rule(number, state)
  for (const state of states) for (let number = 0; number < passes.elementMembers.length; number++) passes.elements(number, state)
  return states
}

/** Whether the shape of a record is right. */
export function isValid({ invalid }: Checked): boolean {
  return invalid.length === 0
}

/** Whether the data are no record at all: then there is nothing for a rule to look at. */
function isNoRecord({ invalid }: Pick<Checked, 'invalid'>): boolean {
  return invalid.length > 0 && invalid.includes('')
}

/** A rule with the clause that it serves here. */
interface BoundRule {
  rule: Rule
  clause: string
  severity: Severity
  /** Whether the profile raised it: then the rule may not soften itself. */
  raised: boolean
  /** The clause and severity of one of its places or elements, by the number of the clause. A profile raises them all. */
  duty(number: string | undefined): { clause: string; severity: Severity }
}

interface Parts {
  validator: Validator
  fields: Record<string, Field>
  bound: readonly BoundRule[]
  context: Context
  overlay: { validator: Validator; clauseOf(at: string): string } | undefined
}

function passesOf({ validator, fields, bound, context, overlay }: Parts): Passes {
  const elements = elementTree(fields)
  const everyRule = bound.map(({ rule }) => rule.id)
  // What is being run on what. `find` is made once for all rules and records and reads it here: one each would be sixty a
  // record, for findings that there hardly are.
  let current: RecordState
  let running: BoundRule
  let element: ElementRule
  let reported = false
  const path: Step[] = []
  let depth = 0

  return {
    begin: (data) => ({ data, findings: [], notChecked: [], invalid: [], invalidFields: [], unknownIn: undefined }),
    shape(state, issues = validator.issues(state.data)) {
      for (const issue of issues) addIssue(state, issue, fieldClause(issue.at, fields))
    },
    ...(overlay && {
      overlay(state, data = state.data) {
        for (const issue of overlay.validator.issues(data)) addIssue(state, issue, overlay.clauseOf(issue.at))
      },
    }),
    rules: bound.map(({ rule }) => rule),
    rule: runRule,
    elementMembers: elements.names,
    elements: runElements,
  }

  /** A breach of the schema is an error always: data of another shape cannot be read by others. */
  function addIssue(state: RecordState, { rule, at, params }: Issue, clause: string | undefined): void {
    state.findings.push({ rule, severity: 'error', at, params, ...(clause && { clause }) })
    if (rule === 'field-known') {
      // The first unknown member of an object tells that the object is invalid. There may be a million.
      const object = at.slice(0, at.lastIndexOf('/'))
      if (object === state.unknownIn) return
      state.unknownIn = object
    }
    state.invalid.push(at)
    const field = pattern(at)
    if (state.invalidFields.at(-1) !== field) state.invalidFields.push(field)
    if (at === '') state.notChecked = everyRule
  }

  function runRule(number: number, state: RecordState): boolean {
    const { invalid, invalidFields, notChecked } = state
    running = bound[number]!
    const { rule } = running
    if (isNoRecord(state)) return false
    if (invalid.length > 0 && anyTouched(rule.needs, invalidFields)) {
      notChecked.push(rule.id)
      return false
    }
    current = state
    reported = false
    rule.check(state.data, findInRecord, context)
    return !reported
  }

  function findInRecord({ at, severity: own, places, ...params }: Problem): void {
    const { rule, clause, severity, raised } = running
    const { invalid, findings } = current
    reported = true
    // One finding a cause: what the schema already found at this field is not reported again by a rule.
    if (places) findInPlaces(at, places, params)
    else if (!isTouched(at, invalid)) findings.push({ rule: rule.id, severity: raised ? severity : softer(severity, own), at, clause, params })
  }

  function findInPlaces(at: string, places: readonly ProblemPlace[], params: Record<string, unknown>): void {
    const { rule, raised, duty } = running
    const { invalid, findings } = current
    const found = places.flatMap((place): FindingPlace[] => {
      if (isTouched(place.at, invalid)) return []
      const { clause, severity } = duty(place.clause)
      return [{ at: place.at, clause, severity: raised ? severity : softer(severity, place.severity) }]
    })
    const [first] = found.sort((a, b) => severityRank(b.severity) - severityRank(a.severity))
    if (!first) return
    findings.push({
      rule: rule.id,
      severity: first.severity,
      at: found.length === 1 ? first.at : at,
      clause: found.length === 1 ? first.clause : running.clause,
      params,
      places: found,
    })
  }

  function runElements(number: number, state: RecordState): boolean {
    if (isNoRecord(state)) return false
    const value = (state.data as Record<string, unknown>)[elements.names[number]!]
    if (value === undefined) return true
    current = state
    reported = false
    path[0] = elements.names[number]!
    walk(value, elements.nodes[number]!, path, 1, runElementRules)
    return !reported
  }

  function runElementRules({ rules, list, place }: ElementNode, value: unknown, at: number): void {
    depth = at
    if (current.invalid.length > 0 && isTouched(pointer(), current.invalid)) return
    for (let i = 0; i < rules.length; i++) {
      element = rules[i]!
      element.check(list === undefined ? value : { code: value, list }, findInElement, context, place!)
    }
  }

  function findInElement({ at: inner, severity: own, ...params }: Problem): void {
    const { id, severity } = element
    reported = true
    const at = pointer() + inner
    const clause = fieldClause(at, fields)
    current.findings.push({ rule: id, severity: own ?? severity, at, params, ...(clause && { clause }) })
  }

  function pointer(): string {
    return `/${path.slice(0, depth).join('/')}`
  }
}
