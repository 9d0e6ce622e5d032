import { type Field, type Issue, issuesOf, type Property, pattern, type Validator } from '@shebiao/schemas/runtime'
import { hasBit, setBit } from '../cache/bitset.js'
import { type Met, Quiet } from '../cache/rule-cache.js'
import { clauseSeverities, fieldClause, overlayClause } from '../model/clauses.js'
import { membersRead } from '../model/dependencies.js'
import { profileOf, typesOf, UnknownError } from '../model/editions.js'
import type { Finding, Waiver } from '../model/finding.js'
import { anyTouched, isTouched } from '../model/paths.js'
import type { Context, ElementRule, Problem, Rule, Severity } from '../model/rule.js'
import { softer } from '../model/severity.js'
import type { ReadRecord } from '../read/record.js'
import { loadRules } from '../rules/index.js'
import { type ElementNode, elementTree, type Step, walk } from './element-walker.js'

/** The verdict on one record: its findings, the rules that could not be run on it, and the pointers at which its shape is wrong. */
export interface Checked {
  findings: Finding[]
  notChecked: string[]
  unsound: string[]
}

/** A record to be checked, and what is known of it. */
export type Given = Pick<ReadRecord, 'data' | 'shared'>

/** A record type with its rules, ready to check records; made once for any number of them. */
export interface Engine {
  standard: string
  type: string
  profile?: string
  fields: Record<string, Field>
  rules: Map<string, Rule>
  /** What the profile waives, beside what the data's owner does. */
  waivers: Waiver[]
  check(data: unknown): Checked
  /** The verdicts on many records, in their order: cheaper than one by one, best by the hundred. */
  checkAll(list: readonly Given[]): Checked[]
  /** What its records are made of, where each member is judged by itself. */
  members: readonly Property[] | undefined
}

export interface EngineOptions {
  /** `service-item@1.0` */
  standard: string
  type: string
  profile?: string
  /** YYYY-MM-DD */
  asOf: string
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
  const run = rules.map((rule): Run => {
    const raised = applies?.severities[rule.id]
    const clause = raised ? `${applies!.profile}#${raised.clause}` : rule.profile ? `${rule.profile}#${rule.clause}` : `${entry.standard}#${rule.clause}`
    return { rule, clause, severity: (raised?.severity as Severity) ?? severities(clause) ?? 'warning', raised: raised !== undefined }
  })
  const elements = elementTree(record.fields)
  // The rules, and after them the members in which elements are looked at.
  const quiet = record.members && new Quiet([...run.map(({ rule }) => membersRead(rule)), ...elements.names.map((name) => [name])], record.members)
  // What is being run on what: the callbacks of all rules and records are these two, which read it here. One for each rule
  // and record would be sixty a record, for findings that there hardly are.
  let running: Run | undefined
  let element: ElementRule | undefined
  let current: State | undefined
  // Whether something was found, be it told or not: what was not told elsewhere may be.
  let isHeard = false
  let depth = 0
  const path: Step[] = []

  return {
    standard: entry.standard,
    type: entry.type,
    ...(applies && { profile: applies.profile }),
    fields: record.fields,
    rules: new Map(rules.map((rule) => [rule.id, rule])),
    waivers: applies?.waivers ?? [],
    check: (data) => checkAll([{ data }])[0]!,
    checkAll,
    members: record.members,
  }

  // Pass by pass over all records, not record by record over all passes: the code of a validator or of sixty rules is larger
  // than the fastest caches, and is fetched anew for every record unless many records are put through it at once.
  function checkAll(list: readonly Given[]): Checked[] {
    const states = list.map(stateOf)
    states.forEach(runShape)
    const whole = states.filter(isWhole)
    const perRule = waiting(whole)
    for (const [i, one] of run.entries()) {
      running = one
      runOverAll(one.rule, i, perRule[i]!)
    }
    whole.forEach(walkElements)
    for (const state of states) keep(state)
    return states
  }

  /** For each rule the records that it may find something in: all, but those like one in which it found nothing. */
  function waiting(states: readonly State[]): (readonly State[])[] {
    if (!states.some(({ due }) => due)) return run.map(() => states)
    const perRule: State[][] = run.map(() => [])
    for (const state of states) {
      const { due } = state
      for (let check = 0; check < run.length; check++) if (!due || hasBit(due, check)) perRule[check]!.push(state)
    }
    return perRule
  }

  /** Keeps a record for those like it: the first there is, or the first in which nothing was found. */
  function keep({ ids, like, loud, findings }: State): void {
    if (!ids || (like && (like.isPlain || findings.length > 0))) return
    quiet!.keep({ ids, loud: loud ?? quiet!.loud(), isPlain: findings.length === 0 })
  }

  function stateOf({ data, shared }: Given): State {
    // What was split as a record of another type is nothing but data here.
    const isOurs = shared?.members === record.members
    const own = isOurs || !shared ? data : shared.whole()
    return {
      data: own,
      shared: isOurs ? shared : undefined,
      findings: [],
      notChecked: [],
      unsound: [],
      patterns: [],
      ids: undefined,
      like: undefined,
      due: undefined,
      loud: undefined,
    }
  }

  function runShape(state: State): void {
    const { data, shared } = state
    for (const issue of shared ? among(shared.unsound, data as object) : record.issues(data)) found(state, issue, fieldClause(issue.at, record.fields))
    const isSound = state.unsound.length === 0
    if (overlay && isSound) runOverlay(overlay, state)
    // Where the overlay was not asked, a rule may be run on what it would have kept it from: that says nothing of others.
    if (quiet && shared && (isSound || !overlay)) {
      state.ids = shared.ids
      state.like = quiet.like(shared.ids)
      if (state.like) state.due = quiet.due(shared.ids, state.like)
      else state.loud = quiet.loud()
    }
    // What is no record at all has nothing for a rule to look at.
    if (!isWhole(state)) state.notChecked.push(...run.map(({ rule }) => rule.id))
  }

  /** What is wrong with the members of a record that was split, by their numbers: all others are sound. */
  function among(unsound: readonly number[], data: object): Issue[] {
    if (unsound.length === 0) return []
    return issuesOf(
      data,
      unsound.map((number) => record.members![number - 1]!),
    )
  }

  function runOverlay(overlay: Validator, state: State): void {
    for (const issue of overlay.issues(state.shared?.whole() ?? state.data)) {
      found(state, issue, `${applies!.profile}#${overlayClause(applies!.overlayClauses[entry!.path] ?? {}, issue.at)}`)
    }
  }

  function found(state: State, issue: Issue, clause: string | undefined): void {
    state.findings.push(shapeFinding(issue, clause))
    state.unsound.push(issue.at)
    state.patterns.push(pattern(issue.at))
  }

  function runOverAll(rule: Rule, number: number, states: readonly State[]): void {
    for (let i = 0; i < states.length; i++) {
      const state = states[i]!
      const { data, ids, notChecked, patterns, loud } = state
      if (ids && quiet!.has(number, ids)) continue
      if (patterns.length > 0 && anyTouched(rule.needs, patterns)) {
        notChecked.push(rule.id)
        if (loud) setBit(loud, number)
        continue
      }
      current = state
      isHeard = false
      rule.check(data, findInRecord, context)
      if (ids) heed(number, loud)
    }
  }

  /** Remembers whether a check was silent on the record that it was run on last, of which `has` was asked. */
  function heed(check: number, loud: number[] | undefined): void {
    if (!isHeard) quiet!.note(check)
    else if (loud) setBit(loud, check)
  }

  function findInRecord({ at, severity: own, ...params }: Problem): void {
    const { rule, clause, severity, raised } = running!
    const { unsound, findings } = current!
    isHeard = true
    // One finding a cause: what the schema already found at this field is not said again by a rule.
    if (!isTouched(at, unsound)) findings.push({ rule: rule.id, severity: raised ? severity : softer(severity, own), at, clause, params })
  }

  function walkElements(state: State): void {
    const { data, ids, due, loud } = state
    const { names, nodes, members } = elements
    current = state
    for (let i = 0; i < names.length; i++) {
      const check = run.length + i
      if (ids && ((due && !hasBit(due, check)) || quiet!.has(check, ids))) continue
      isHeard = false
      const value = members[i]!(data as Record<string, unknown>)
      path[0] = names[i]!
      if (value !== undefined) walk(value, nodes[i]!, path, 1, runElements)
      if (ids) heed(check, loud)
    }
  }

  function runElements({ rules, list }: ElementNode, value: unknown, at: number): void {
    depth = at
    if (current!.unsound.length > 0 && isTouched(pointer(), current!.unsound)) return
    for (let i = 0; i < rules.length; i++) {
      element = rules[i]!
      element.check(list === undefined ? value : { code: value, list }, findInElement, context)
    }
  }

  function findInElement({ at: inner, severity: own, ...params }: Problem): void {
    const { id, severity } = element!
    isHeard = true
    const place = pointer() + inner
    const clause = fieldClause(place, record.fields)
    current!.findings.push({ rule: id, severity: own ?? severity, at: place, params, ...(clause && { clause }) })
  }

  function pointer(): string {
    return `/${path.slice(0, depth).join('/')}`
  }
}

/** Whether the data are a record at all, whatever is wrong in it. */
function isWhole({ unsound }: State): boolean {
  return !unsound.includes('')
}

/** A rule as it is run here. */
interface Run {
  rule: Rule
  clause: string
  severity: Severity
  raised: boolean
}

/** A record on its way through the passes. */
interface State extends Checked, Given {
  /** The field patterns of its unsound places. */
  patterns: string[]
  /** Where members of it were met before: their values by number, a record that it is like, and the checks that are then to be made. */
  ids: readonly number[] | undefined
  like: Met | undefined
  due: readonly number[] | undefined
  /** Where it is like none: the checks that are not known to find nothing on it. */
  loud: number[] | undefined
}

/** A breach of the schema is an error always: data of another shape cannot be read by others. */
function shapeFinding(issue: Issue, clause: string | undefined): Finding {
  return { rule: issue.rule, severity: 'error', at: issue.at, params: issue.params, ...(clause && { clause }) }
}
