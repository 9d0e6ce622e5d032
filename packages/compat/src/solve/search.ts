import type { Literal } from '../formula/formula.js'
import type { FormulaTable } from '../formula/formula-table.js'
import { canonical, type InstanceType, instanceTypes, type Json } from '../model/json.js'
import type { BilingualText } from '../model/text.js'
import { acceptsAll } from './accepts.js'
import { solveArrays } from './arrays.js'
import { visitBranches } from './branches.js'
import { Budget, defaultLimits, type Limits } from './budget.js'
import { solveNumbers } from './numbers.js'
import { solveObjects } from './objects.js'
import { type SearchResult, SolutionSet, tooLarge } from './solution.js'
import type { Solver } from './solver.js'
import { solveStrings } from './strings.js'

/** Most conjunctions that may be nested in each other. */
const maxDepth = 400

/** A conjunction that is being solved. */
interface Frame {
  wanted: number
  /** The depth of the outermost frame that was assumed to be empty while this one was solved; Infinity where there was none. */
  lowestAssumed: number
  /** Index in `provisionalKeys` of the first result that was found within this frame. */
  provisionalStart: number
  /** Values of the conjunction that are already known. */
  known: Json[]
}

/**
 * Finds values of conjunctions of literals. Whether a value exists is a least fixpoint: a value of least height contains no
 * value of the same conjunction, so a conjunction met again below itself counts as empty there. Results that rest on
 * such an assumption are kept only once it has turned out true.
 */
export class Search implements Solver {
  private readonly results = new Map<string, SearchResult>()
  /** Empty results that hold only if the frames they assume to be empty turn out to be so. */
  private readonly provisional = new Map<string, { result: SearchResult; lowestAssumed: number }>()
  private readonly provisionalKeys: string[] = []
  private readonly stack: Frame[] = []
  /** Index on the stack of each conjunction that is being solved. */
  private readonly frames = new Map<string, number>()
  private readonly budget: Budget

  constructor(
    readonly formulas: FormulaTable,
    limits: Limits = defaultLimits,
  ) {
    this.budget = new Budget(limits)
  }

  readonly consumeBudget = (steps = 1): void => this.budget.consume(steps)

  /** Begins a new question: forgets the frames of a search that was given up. Results that are certain are kept. */
  restart(): void {
    this.budget.restart()
    this.stack.length = 0
    this.frames.clear()
    this.provisional.clear()
    this.provisionalKeys.length = 0
  }

  solve(literals: Iterable<Literal>, wanted = 1): SearchResult {
    const conjunction = this.flatten(literals)
    if (!conjunction) return { values: [], complete: true }
    const key = conjunction.join()
    const isEnough = (result: SearchResult | undefined) => result !== undefined && (result.complete || result.values.length >= wanted)
    const before = this.results.get(key)
    if (before && isEnough(before)) return before
    const provisional = this.provisional.get(key)
    if (provisional && isEnough(provisional.result)) {
      this.assumeEmpty(provisional.lowestAssumed)
      return provisional.result
    }
    const depth = this.frames.get(key)
    if (depth !== undefined) {
      const frame = this.stack[depth]!
      if (frame.wanted > 1) return { values: frame.known, complete: false, reason: tooLarge }
      this.assumeEmpty(depth)
      return { values: [], complete: true }
    }
    if (wanted > 1) {
      const one = this.solve(conjunction)
      if (one.values.length === 0) return one
    }
    this.consumeBudget()
    return this.solveInFrame(key, conjunction, wanted, before?.values ?? [])
  }

  isEmpty(literals: Iterable<Literal>): boolean {
    const { values, complete } = this.solve(literals)
    return values.length === 0 && complete
  }

  private solveInFrame(key: string, conjunction: Literal[], wanted: number, known: Json[]): SearchResult {
    const depth = this.stack.length
    if (depth > maxDepth) return { values: [], complete: false, reason: tooLarge }
    const frame: Frame = {
      wanted,
      lowestAssumed: Number.POSITIVE_INFINITY,
      provisionalStart: this.provisionalKeys.length,
      known: wanted > 1 ? (this.results.get(key)?.values ?? known) : [],
    }
    this.stack.push(frame)
    this.frames.set(key, depth)
    const result = this.solveConjunction(conjunction, wanted)
    this.stack.pop()
    this.frames.delete(key)
    this.keepResult(key, depth, frame, result)
    return result
  }

  private keepResult(key: string, depth: number, frame: Frame, result: SearchResult): void {
    const isEmpty = result.values.length === 0 && result.complete
    const within = this.provisionalKeys.splice(frame.provisionalStart)
    if (frame.lowestAssumed >= depth) {
      // No outer frame was assumed to be empty, so this result is certain, and it decides the assumption that this frame is empty.
      for (const one of within) {
        const provisional = this.provisional.get(one)
        this.provisional.delete(one)
        if (provisional && isEmpty) this.results.set(one, provisional.result)
      }
      this.results.set(key, result)
      return
    }
    if (this.stack.length > 0) this.assumeEmpty(frame.lowestAssumed)
    if (!isEmpty) {
      for (const one of within) this.provisional.delete(one)
      if (result.values.length > 0 && !result.complete) this.results.set(key, result)
      return
    }
    for (const one of within) {
      const provisional = this.provisional.get(one)!
      provisional.lowestAssumed = Math.min(provisional.lowestAssumed, frame.lowestAssumed)
    }
    this.provisional.set(key, { result, lowestAssumed: frame.lowestAssumed })
    this.provisionalKeys.push(...within, key)
  }

  /** Notes that the result of the innermost frame rests on the assumption that the frame at a depth is empty. */
  private assumeEmpty(depth: number): void {
    const top = this.stack.at(-1)
    if (top && depth < top.lowestAssumed) top.lowestAssumed = depth
  }

  /** The literals with nested conjunctions taken apart, sorted. Undefined where they contradict each other. */
  private flatten(literals: Iterable<Literal>): Literal[] | undefined {
    const all = new Set<Literal>()
    const waiting = [...literals]
    for (let literal = waiting.pop(); literal !== undefined; literal = waiting.pop()) {
      if (literal === 1 || all.has(literal)) continue
      if (literal === -1 || all.has(-literal)) return undefined
      all.add(literal)
      const formula = this.formulas.formula(literal)
      if (literal > 0 && formula.kind === 'and') waiting.push(...formula.parts)
    }
    return [...all].sort((a, b) => a - b)
  }

  private solveConjunction(conjunction: Literal[], wanted: number): SearchResult {
    const listed = this.enumValues(conjunction)
    if (listed) return this.filterValues(listed, conjunction)
    const solutions = new SolutionSet(wanted)
    for (const type of instanceTypes) {
      const isEnough = visitBranches(this, conjunction, type, (assigned) => {
        solutions.add(this.solveBranch(assigned, type, wanted === 1 ? 1 : wanted - solutions.values.length + 1, conjunction))
        return solutions.isFull
      })
      if (isEnough) return { values: solutions.values, complete: false }
    }
    return solutions.result()
  }

  /** The values of the shortest enum that the literals assert; no other value can satisfy them. */
  private enumValues(literals: Iterable<Literal>): Json[] | undefined {
    let shortest: Json[] | undefined
    for (const literal of literals) {
      const formula = this.formulas.formula(literal)
      if (literal > 0 && formula.kind === 'enum' && (!shortest || formula.values.length < shortest.length)) shortest = formula.values
    }
    return shortest
  }

  private filterValues(values: Json[], conjunction: Literal[]): SearchResult {
    const verdicts = values.map((value) => {
      this.consumeBudget()
      return acceptsAll(this.formulas, conjunction, value)
    })
    const isOpaque = verdicts.includes(undefined)
    return {
      values: values.filter((_, i) => verdicts[i] === true),
      complete: !isOpaque,
      ...(isOpaque && { reason: this.opaqueReason(conjunction) }),
    }
  }

  private opaqueReason(literals: Iterable<Literal>): BilingualText {
    for (const literal of literals) {
      const formula = this.formulas.formula(literal)
      if (formula.kind === 'opaque') return formula.reason
    }
    return { zh: '含有引擎不支持的内容', en: 'something outside the supported part' }
  }

  /** Values of one branch. Those that do not satisfy the conjunction, checked one by one, are dropped. */
  private solveBranch(assigned: ReadonlySet<Literal>, type: InstanceType, wanted: number, conjunction: Literal[]): SearchResult {
    this.consumeBudget()
    const listed = this.enumValues(assigned)
    if (listed) return this.filterValues(listed, conjunction)
    for (const literal of assigned) {
      const formula = this.formulas.formula(literal)
      if (formula.kind === 'opaque') return { values: [], complete: false, reason: formula.reason }
    }
    // The solvers of one type do not look at a negated enum, so more values are asked for, and its values are dropped.
    const excluded = new Set<string>()
    for (const literal of assigned) {
      const formula = this.formulas.formula(literal)
      if (literal < 0 && formula.kind === 'enum') for (const text of formula.canonicalTexts) excluded.add(text)
    }
    const result = this.solveType(type, assigned, wanted + excluded.size)
    const left = result.values.filter((value) => !excluded.has(canonical(value)))
    const values = left.filter((value) => acceptsAll(this.formulas, conjunction, value) === true)
    return values.length === left.length ? { ...result, values } : { values, complete: false, reason: result.reason ?? tooLarge }
  }

  private solveType(type: InstanceType, assigned: ReadonlySet<Literal>, wanted: number): SearchResult {
    switch (type) {
      case 'null':
        return { values: [null], complete: true }
      case 'boolean':
        return { values: [false, true], complete: true }
      case 'number':
        return solveNumbers(this.formulas, assigned, wanted)
      case 'string':
        return solveStrings(this, assigned, wanted)
      case 'array':
        return solveArrays(this, assigned, wanted)
      case 'object':
        return solveObjects(this, assigned, wanted)
    }
  }
}
