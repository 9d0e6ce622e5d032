import type { Literal } from '../formula/formula.js'
import type { Forms } from '../formula/formula-table.js'
import { canonical, type Json, type Type, types } from '../model/json.js'
import type { BilingualText } from '../model/text.js'
import { acceptsAll } from './accepts.js'
import { findArrays } from './arrays.js'
import { branches } from './branches.js'
import { findInNumbers } from './numbers.js'
import { findObjects } from './objects.js'
import { BudgetError, type SearchResult, SolutionSet, tooLarge } from './solution.js'
import type { Solver } from './solver.js'
import { findInStrings } from './strings.js'

interface Frame {
  wanted: number
  /** The lowest frame whose emptiness was taken for granted on the way. */
  lowest: number
  /** Where the provisional results of this frame begin. */
  since: number
  known: Json[]
}

/**
 * Finds values of conjunctions of literals. Whether a value exists is a least fixpoint: a value of least height contains no
 * value of the same conjunction, so a conjunction met again below itself counts as empty there. Results that rest on
 * such an assumption are kept only once it has turned out true.
 */
export class Search implements Solver {
  private readonly results = new Map<string, SearchResult>()
  private readonly provisional = new Map<string, { found: SearchResult; lowest: number }>()
  private readonly provisionalKeys: string[] = []
  private readonly open = new Map<string, number>()
  private readonly stack: Frame[] = []
  private steps = 0

  constructor(
    readonly forms: Forms,
    private readonly budget = 300_000,
  ) {}

  /** Counts a step of work. Throws BudgetError when there have been too many. */
  consumeBudget(): void {
    if (++this.steps > this.budget) throw new BudgetError()
  }

  /** Starts the count of steps anew, and forgets what a search that was cut short has left open. */
  restart(): void {
    this.steps = 0
    this.stack.length = 0
    this.open.clear()
    this.provisional.clear()
    this.provisionalKeys.length = 0
  }

  /** Up to `wanted` different values that satisfy all literals. */
  solve(literals: Iterable<Literal>, wanted = 1): SearchResult {
    const conjunction = this.flatten(literals)
    if (!conjunction) return { values: [], complete: true }
    const key = conjunction.join()
    const enough = (found: SearchResult | undefined) => found !== undefined && (found.complete || found.values.length >= wanted)
    const before = this.results.get(key)
    if (before && enough(before)) return before
    const kept = this.provisional.get(key)
    if (kept && enough(kept.found)) {
      this.assume(kept.lowest)
      return kept.found
    }
    const at = this.open.get(key)
    if (at !== undefined) {
      const frame = this.stack[at]!
      if (frame.wanted > 1) return { values: frame.known, complete: false, why: tooLarge }
      this.assume(at)
      return { values: [], complete: true }
    }
    if (wanted > 1) {
      const one = this.solve(conjunction)
      if (one.values.length === 0) return one
    }
    this.consumeBudget()
    return this.descend(key, conjunction, wanted, before?.values ?? [])
  }

  /** Whether no value satisfies all literals; false also where that is not known. */
  isEmpty(literals: Iterable<Literal>): boolean {
    const { values, complete } = this.solve(literals)
    return values.length === 0 && complete
  }

  private descend(key: string, conjunction: Literal[], wanted: number, known: Json[]): SearchResult {
    const depth = this.stack.length
    if (depth > 400) return { values: [], complete: false, why: tooLarge }
    const frame: Frame = {
      wanted,
      lowest: Number.POSITIVE_INFINITY,
      since: this.provisionalKeys.length,
      known: wanted > 1 ? (this.results.get(key)?.values ?? known) : [],
    }
    this.stack.push(frame)
    this.open.set(key, depth)
    const found = this.solveConjunction(conjunction, wanted)
    this.stack.pop()
    this.open.delete(key)
    this.settle(key, depth, frame, found)
    return found
  }

  private settle(key: string, depth: number, frame: Frame, found: SearchResult): void {
    const isEmpty = found.values.length === 0 && found.complete
    const since = this.provisionalKeys.splice(frame.since)
    if (frame.lowest >= depth) {
      // Nothing below is still open: what was assumed of this conjunction is now known.
      for (const one of since) {
        const kept = this.provisional.get(one)
        this.provisional.delete(one)
        if (kept && isEmpty) this.results.set(one, kept.found)
      }
      this.results.set(key, found)
      return
    }
    if (this.stack.length > 0) this.assume(frame.lowest)
    if (!isEmpty) {
      for (const one of since) this.provisional.delete(one)
      if (found.values.length > 0 && !found.complete) this.results.set(key, found)
      return
    }
    for (const one of since) this.provisional.get(one)!.lowest = Math.min(this.provisional.get(one)!.lowest, frame.lowest)
    this.provisional.set(key, { found, lowest: frame.lowest })
    this.provisionalKeys.push(...since, key)
  }

  private assume(depth: number): void {
    const top = this.stack.at(-1)
    if (top && depth < top.lowest) top.lowest = depth
  }

  /** The conjunction with its inner conjunctions laid open, sorted; undefined where it contradicts itself. */
  private flatten(literals: Iterable<Literal>): Literal[] | undefined {
    const all = new Set<Literal>()
    const waiting = [...literals]
    for (let literal = waiting.pop(); literal !== undefined; literal = waiting.pop()) {
      if (literal === 1 || all.has(literal)) continue
      if (literal === -1 || all.has(-literal)) return undefined
      all.add(literal)
      const form = this.forms.form(literal)
      if (literal > 0 && form.kind === 'and') waiting.push(...form.parts)
    }
    return [...all].sort((a, b) => a - b)
  }

  private solveConjunction(conjunction: Literal[], wanted: number): SearchResult {
    const listed = this.listed(conjunction)
    if (listed) return listed.length <= 4000 ? this.among(listed, conjunction) : { values: [], complete: false, why: tooLarge }
    const solutions = new SolutionSet(wanted)
    for (const type of types) {
      const enough = branches(this, conjunction, type, (assigned) => {
        solutions.add(this.solveBranch(assigned, type, wanted === 1 ? 1 : wanted - solutions.values.length + 1, conjunction))
        return solutions.values.length >= wanted
      })
      if (enough) return { values: solutions.values, complete: false }
    }
    return solutions.found()
  }

  /** The values of an enum among the literals: then nothing else can be meant. */
  private listed(literals: Iterable<Literal>): Json[] | undefined {
    let least: Json[] | undefined
    for (const literal of literals) {
      const form = this.forms.form(literal)
      if (literal > 0 && form.kind === 'enum' && (!least || form.values.length < least.length)) least = form.values
    }
    return least
  }

  private among(values: Json[], conjunction: Literal[]): SearchResult {
    const verdicts = values.map((value) => acceptsAll(this.forms, conjunction, value))
    const isOpaque = verdicts.includes(undefined)
    return { values: values.filter((_, i) => verdicts[i] === true), complete: !isOpaque, ...(isOpaque && { why: this.opaqueReason(conjunction) }) }
  }

  private opaqueReason(literals: Iterable<Literal>): BilingualText {
    for (const literal of literals) {
      const form = this.forms.form(literal)
      if (form.kind === 'opaque') return form.why
    }
    return { zh: '含有引擎不支持的内容', en: 'something outside the supported part' }
  }

  private solveBranch(assigned: ReadonlySet<Literal>, type: Type, wanted: number, conjunction: Literal[]): SearchResult {
    this.consumeBudget()
    const listed = this.listed(assigned)
    if (listed) return this.among(listed, conjunction)
    for (const literal of assigned) {
      const form = this.forms.form(literal)
      if (form.kind === 'opaque') return { values: [], complete: false, why: form.why }
    }
    // Values that an enum rules out are asked for beyond those wanted, and dropped.
    const ruledOut = new Set<string>()
    for (const literal of assigned) {
      const form = this.forms.form(literal)
      if (literal < 0 && form.kind === 'enum') for (const text of form.texts) ruledOut.add(text)
    }
    const found = this.ofType(type, assigned, wanted + ruledOut.size)
    const left = found.values.filter((value) => !ruledOut.has(canonical(value)))
    const values = left.filter((value) => acceptsAll(this.forms, conjunction, value) === true)
    return values.length === left.length ? { ...found, values } : { values, complete: false, why: tooLarge }
  }

  private ofType(type: Type, assigned: ReadonlySet<Literal>, wanted: number): SearchResult {
    switch (type) {
      case 'null':
        return { values: [null], complete: true }
      case 'boolean':
        return { values: [false, true], complete: true }
      case 'number':
        return findInNumbers(this.forms, assigned, wanted)
      case 'string':
        return findInStrings(this.forms, assigned, wanted)
      case 'array':
        return findArrays(this, assigned, wanted)
      case 'object':
        return findObjects(this, assigned, wanted)
    }
  }
}
