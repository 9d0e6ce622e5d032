import { issuesOf } from '@shebiao/schemas/runtime'
import { type Checked, type Engine, isValid, type RecordState } from '../engine/engine.js'
import { membersRead } from '../model/dependencies.js'
import type { ReadRecord } from '../read/record.js'
import { hasBit, setBit } from './bitset.js'
import { RuleCache, type Similar } from './rule-cache.js'
import { type SplitMembers, SplitRecord } from './split-record.js'

/** A record on its way through the passes of an engine, and what the cache knows of it. */
interface CachedState {
  state: RecordState
  /** The values of its members, where rules may be looked up by them. */
  ids: readonly number[] | undefined
  similar: Similar | undefined
  /** Checks that must be run although there is a similar record; all where absent. */
  pending: readonly number[] | undefined
  /** Where there is no similar record: checks that were not silent, or not run. */
  notSilent: number[] | undefined
}

/**
 * Runs an engine's passes on records, without those that were silent on the same values. Checks are the engine's rules in their
 * order, and behind them the members in which elements are looked at.
 */
export class CachedEngine {
  private readonly cache: RuleCache | undefined

  constructor(private readonly engine: Engine) {
    const { members, passes } = engine
    const dependencies = [...passes.rules.map(membersRead), ...passes.elementMembers.map((name) => [name])]
    this.cache = members && new RuleCache(dependencies, members)
  }

  /** The verdicts on records, in their order: those that the engine gives. */
  checkAll(records: readonly ReadRecord[]): Checked[] {
    const { rules, elementMembers, rule, elements } = this.engine.passes
    const states = records.map((record) => this.begin(record))
    const pending = this.pendingByCheck(states)
    for (let i = 0; i < rules.length; i++) for (const one of pending[i]!) this.run(i, rule, i, one)
    for (const one of states) {
      for (let i = 0; i < elementMembers.length; i++) {
        const check = rules.length + i
        if (!one.pending || hasBit(one.pending, check)) this.run(check, elements, i, one)
      }
    }
    for (const one of states) this.keep(one)
    return states.map(({ state }) => state)
  }

  /** Shape and overlay of a record, and what is known of records like it. */
  private begin(record: ReadRecord): CachedState {
    const { passes, members } = this.engine
    // A record that was split as one of another type is nothing but data here.
    const split = record instanceof SplitRecord && record.split.members === members ? record.split : undefined
    const state = passes.begin(split ? record.data : (record.whole?.() ?? record.data))
    if (split) passes.shape(state, this.issues(split, state.data as object))
    else passes.shape(state)
    const isShapeValid = isValid(state)
    if (isShapeValid) passes.overlay?.(state, split?.whole())
    // Without the overlay a rule may run that the overlay would have kept from running: that says nothing of other records.
    if (!this.cache || !split || (passes.overlay && !isShapeValid))
      return { state, ids: undefined, similar: undefined, pending: undefined, notSilent: undefined }
    const { ids } = split
    const similar = this.cache.similar(ids)
    return { state, ids, similar, pending: similar && this.cache.pending(ids, similar), notSilent: similar ? undefined : this.cache.uncached() }
  }

  /** The breaches of a record that was split: only its invalid members are held against the schema again. */
  private issues({ invalid, members }: SplitMembers, data: object) {
    if (invalid.length === 0) return []
    return issuesOf(
      data,
      invalid.map((number) => members[number - 1]!),
    )
  }

  /** For each rule the records on which it must be run. */
  private pendingByCheck(states: readonly CachedState[]): (readonly CachedState[])[] {
    const { rules } = this.engine.passes
    if (!states.some(({ pending }) => pending)) return rules.map(() => states)
    const byRule: CachedState[][] = rules.map(() => [])
    for (const one of states) {
      const { pending } = one
      for (let check = 0; check < rules.length; check++) if (!pending || hasBit(pending, check)) byRule[check]!.push(one)
    }
    return byRule
  }

  private run(check: number, pass: (number: number, state: RecordState) => boolean, number: number, { state, ids, notSilent }: CachedState): void {
    if (ids && this.cache!.isSilent(check, ids)) return
    const isSilent = pass(number, state)
    if (!ids) return
    if (isSilent) this.cache!.keepSilent(check)
    else if (notSilent) setBit(notSilent, check)
  }

  /** Keeps a record for others to be held against: the first there is, or the first without findings. */
  private keep({ state, ids, similar, notSilent }: CachedState): void {
    const isClean = state.findings.length === 0
    if (!ids || (similar && (similar.isClean || !isClean))) return
    this.cache!.keep({ ids, notSilent: notSilent ?? this.cache!.uncached(), isClean })
  }
}
