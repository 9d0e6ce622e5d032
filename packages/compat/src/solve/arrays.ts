import type { Literal } from '../formula/formula.js'
import { canonical } from '../model/json.js'
import { type ArrayShape, arrayShape, fixedLength, freeFrom, literalsAt } from './array-shape.js'
import { solveLongArray, solveLongUnique } from './long-arrays.js'
import { cartesianProduct, chooseDistinct } from './matching.js'
import { type SearchResult, SolutionSet, tooLarge } from './solution.js'
import type { Solver } from './solver.js'

/** Longest array whose items are solved one by one. A longer one is found by way of a shorter one. */
const maxSolvedLength = 300
/** How many lengths beyond the least ones are tried for further arrays. */
const moreLengths = 24
/** Most combinations of item values that are tried for one array. */
const maxCombinations = 5000

/** The indices of two items that must be equal. */
type EqualPair = [number, number]

/** Up to `wanted` arrays that satisfy the assigned atoms. */
export function solveArrays(solver: Solver, assigned: ReadonlySet<Literal>, wanted: number): SearchResult {
  return solveShape(solver, arrayShape(solver.formulas, assigned), wanted)
}

function solveShape(solver: Solver, shape: ArrayShape, wanted: number): SearchResult {
  const solutions = new SolutionSet(wanted)
  const { demands, counts } = shape
  if (shape.isUnique && shape.hasDuplicates) return solutions.result()
  if (counts.some(({ least, most }) => least > most)) return solutions.result()
  const fixed = fixedLength(shape)
  const least = Math.max(shape.min, ...demands.map(({ from }) => from + 1), ...counts.map((count) => count.least), shape.hasDuplicates ? 2 : 0)
  const last = Math.min(shape.max, Math.max(least, freeFrom(shape)))
  if (least > shape.max) return solutions.result()
  if (last > maxSolvedLength) return shape.isUnique ? solveLongUnique(solver, shape, least) : solveLongArray(solver, shape, solveShape)
  for (let length = least; length <= last; length++) {
    addArraysOfLength(solver, shape, length, solutions)
    if (solutions.isFull) break
  }
  if (!solutions.isFull && last < shape.max && wanted > 1) addLongerArrays(solver, shape, last, fixed, solutions)
  return solutions.result()
}

/** Adds arrays longer than `last`. */
function addLongerArrays(solver: Solver, shape: ArrayShape, last: number, fixed: number, solutions: SolutionSet): void {
  // All items after the fixed ones satisfy the same literals. Where items must be unique, their values may run out.
  const tail = solver.solve(literalsAt(shape, Math.max(last, fixed)), shape.isUnique ? 24 : 1)
  const left = tail.complete && (shape.isUnique || tail.values.length === 0) ? tail.values.length : Number.POSITIVE_INFINITY
  const end = Math.min(shape.max, fixed + left)
  for (let length = last + 1; length <= Math.min(end, last + moreLengths) && !solutions.isFull; length++) addArraysOfLength(solver, shape, length, solutions)
  if (end > last + moreLengths) solutions.markIncomplete(tooLarge)
}

/** Adds arrays of one length. First each demand is given to an item, then it is decided for each item which counts include it. */
function addArraysOfLength(solver: Solver, shape: ArrayShape, length: number, solutions: SolutionSet): void {
  const start: Literal[][] = Array.from({ length }, (_, index) => literalsAt(shape, index))
  const fixed = fixedLength(shape)
  if (shape.hasDuplicates) {
    for (let i = 0; i < length; i++) {
      for (let j = i + 1; j < length && !solutions.isFull; j++) {
        // Any two items after the fixed ones are like the first two of them.
        if (i > fixed || j > Math.max(fixed, i) + 1) continue
        const both = [...new Set([...start[i]!, ...start[j]!])]
        assignDemands(
          0,
          start.map((item, k) => (k === i || k === j ? both : item)),
          [i, j],
        )
      }
    }
  } else assignDemands(0, start, undefined)

  function assignDemands(next: number, items: Literal[][], equal: EqualPair | undefined): void {
    if (solutions.isFull) return
    const demand = shape.demands[next]
    if (!demand) {
      const zero = shape.counts.map(() => 0)
      decideCounts(0, items, equal, zero, zero)
      return
    }
    const last = Math.min(demand.to, length - 1, Math.max(fixed, demand.from) + shape.demands.length + (equal ? 2 : 0))
    for (let index = demand.from; index <= last; index++) assignDemands(next + 1, withLiterals(items, index, [demand.value], equal), equal)
  }

  /** `certain` and `possible` hold, for each count, how many of the items before `index` satisfy it for certain, or may satisfy it. */
  function decideCounts(index: number, items: Literal[][], equal: EqualPair | undefined, certain: number[], possible: number[]): void {
    solver.consumeBudget()
    if (solutions.isFull) return
    if (index === length) {
      if (shape.counts.every(({ least }, c) => certain[c]! >= least)) chooseValues(items, equal)
      return
    }
    const { counts } = shape
    if (counts.some(({ least }, c) => certain[c]! + (length - index) < least)) return
    if (solver.isEmpty(items[index]!)) return
    if (equal && index === equal[1]) {
      // The value is that of the earlier item, and so are the counts that include it.
      const earlier = items[equal[0]]!
      const choice = counts.map(({ value }) => (earlier.includes(value) ? 1 : earlier.includes(-value) ? -1 : 0))
      const next = counted(choice, certain, possible)
      if (counts.some(({ most }, c) => next.possible[c]! > most)) return
      decideCounts(index + 1, items, equal, next.certain, next.possible)
      return
    }
    // 1: the item satisfies the literal of the count, -1: it does not, 0: left open, where neither bound of the count needs to know.
    const options = counts.map(({ least, most }) => (least > 0 ? (most < Number.POSITIVE_INFINITY ? [1, -1] : [1, 0]) : [-1, 0]))
    for (const choice of counts.length === 0 ? [[]] : cartesianProduct(options)) {
      const next = counted(choice, certain, possible)
      if (counts.some(({ most }, c) => next.possible[c]! > most)) continue
      const extra = counts.flatMap(({ value }, c) => (choice[c] === 0 ? [] : [choice[c] === 1 ? value : -value]))
      decideCounts(index + 1, withLiterals(items, index, extra, equal), equal, next.certain, next.possible)
    }
  }

  function chooseValues(items: Literal[][], equal: EqualPair | undefined): void {
    const each = shape.isUnique ? Math.max(length, solutions.missing) : solutions.missing
    const lists = items.map((literals) => solver.solve(literals, each))
    if (lists.some(({ values, complete }) => values.length === 0 && complete)) return
    const incomplete = lists.find(({ complete }) => !complete)
    const byText = lists.map(({ values }) => new Map(values.map((value) => [canonical(value), value])))
    if (shape.isUnique) {
      const first = chooseDistinct(byText.map((values) => [...values.keys()]))
      if (!first) {
        // A list with as many values as there are items is never the reason why no distinct values can be chosen.
        if (lists.some(({ values, complete }) => !complete && values.length < length)) solutions.markIncomplete(incomplete?.reason ?? tooLarge)
        return
      }
      solutions.add({ values: [first.map((text, i) => byText[i]!.get(text)!)], complete: true })
    }
    let tried = 0
    for (const values of cartesianProduct(lists.map((list) => list.values))) {
      if (solutions.isFull || tried++ > maxCombinations) {
        solutions.markIncomplete(tooLarge)
        return
      }
      const array = equal ? values.map((value, i) => (i === equal[1] ? values[equal[0]]! : value)) : values
      if (shape.isUnique && new Set(array.map(canonical)).size < array.length) continue
      solutions.add({ values: [array], complete: true })
    }
    if (incomplete) solutions.markIncomplete(incomplete.reason ?? tooLarge)
  }
}

/** The numbers of items so far, after one more item with such a choice for each count. */
function counted(choice: number[], certain: number[], possible: number[]): { certain: number[]; possible: number[] } {
  return {
    certain: certain.map((count, c) => count + (choice[c] === 1 ? 1 : 0)),
    possible: possible.map((count, c) => count + (choice[c] === -1 ? 0 : 1)),
  }
}

/** The items with further literals for one of them; of two equal items, for both. */
function withLiterals(items: Literal[][], index: number, extra: Literal[], equal: EqualPair | undefined): Literal[][] {
  if (extra.length === 0) return items
  const indices = equal?.includes(index) ? equal : [index]
  return items.map((literals, k) => (indices.includes(k) ? [...literals, ...extra] : literals))
}
