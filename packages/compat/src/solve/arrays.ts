import type { Literal } from '../formula/formula.js'
import { canonical, type Json } from '../model/json.js'
import { type ArrayShape, arrayShape } from './array-shape.js'
import { chooseDistinct, products } from './matching.js'
import { type SearchResult, SolutionSet, tooLarge } from './solution.js'
import type { Solver } from './solver.js'

/** Items looked at one by one; a longer array is filled up with one value. */
const longest = 300

/** Arrays that satisfy the atoms assigned. */
export function findArrays(solver: Solver, assigned: ReadonlySet<Literal>, wanted: number): SearchResult {
  const shape = arrayShape(solver.forms, assigned)
  const solutions = new SolutionSet(wanted)
  const { demands, counts } = shape
  if (shape.unique && shape.repeats) return solutions.found()
  const fixed = Math.max(
    0,
    ...shape.items.map(({ index }) => index + 1),
    ...shape.rests.map(({ from }) => from),
    ...demands.map(({ from, to }) => (to === from ? to + 1 : from)),
  )
  const least = Math.max(shape.min, ...demands.map(({ from }) => from + 1), shape.repeats ? 2 : 0)
  // In a longer array some item behind the fixed ones serves no demand and no count: it can be left out.
  const needed = Math.max(shape.min, fixed + demands.length + counts.reduce((sum, count) => sum + count.least, 0) + (shape.repeats ? 2 : 0))
  const last = Math.min(shape.max, Math.max(least, needed))
  if (least > shape.max) return solutions.found()
  if (last > longest) return findLong(solver, shape, last, fixed)
  for (let length = least; length <= last; length++) {
    fill(solver, shape, length, solutions)
    if (solutions.isFull) break
  }
  if (!solutions.isFull && last < shape.max && wanted > 1) longer(solver, shape, last, fixed, solutions)
  return solutions.found()
}

/** More arrays than the shortest ones, where items may follow. */
function longer(solver: Solver, shape: ArrayShape, last: number, fixed: number, solutions: SolutionSet): void {
  // Behind the fixed places every item is of one kind; where none may come twice, that kind runs out.
  const tail = solver.solve(at(shape, Math.max(last, fixed)), shape.unique ? 24 : 1)
  const left = tail.complete && (shape.unique || tail.values.length === 0) ? tail.values.length : Number.POSITIVE_INFINITY
  const end = Math.min(shape.max, fixed + left)
  for (let length = last + 1; length <= Math.min(end, last + 24) && !solutions.isFull; length++) fill(solver, shape, length, solutions)
  if (end > last + 24) solutions.giveUp(tooLarge)
}

/** An array too long to look at item by item: possible only where all further items may be equal. */
function findLong(solver: Solver, shape: ArrayShape, length: number, fixed: number): SearchResult {
  const giveUp = { values: [], complete: false, why: tooLarge }
  if (shape.unique || shape.repeats || shape.counts.length > 0 || shape.demands.length > 0 || length > 20_000) return giveUp
  const values: Json[] = []
  for (let index = 0; index < length; index++) {
    const { values: some, complete } = index > fixed ? { values: [values[index - 1]!], complete: true } : solver.solve(at(shape, index))
    if (some.length === 0) return complete ? { values: [], complete: true } : giveUp
    values.push(some[0]!)
  }
  return { values: [values], complete: false, why: tooLarge }
}

const at = (shape: ArrayShape, index: number): Literal[] => [
  ...shape.items.filter((item) => item.index === index).map(({ value }) => value),
  ...shape.rests.filter(({ from }) => index >= from).map(({ value }) => value),
]

/** Arrays of one length: each demand takes a place, then each place takes a side in each count. */
function fill(solver: Solver, shape: ArrayShape, length: number, solutions: SolutionSet): void {
  const places: Literal[][] = Array.from({ length }, (_, index) => at(shape, index))
  const fixed = Math.max(0, ...shape.items.map(({ index }) => index + 1), ...shape.rests.map(({ from }) => from))
  if (shape.repeats) {
    for (let i = 0; i < length; i++) {
      for (let j = i + 1; j < length && !solutions.isFull; j++) {
        // Behind the fixed places any two are like the first two.
        if (i > fixed || j > Math.max(fixed, i) + 1) continue
        const both = [...new Set([...places[i]!, ...places[j]!])]
        takeDemands(
          0,
          places.map((place, k) => (k === i || k === j ? both : place)),
          [i, j],
        )
      }
    }
  } else takeDemands(0, places, undefined)

  function takeDemands(next: number, taken: Literal[][], equal: [number, number] | undefined): void {
    if (solutions.isFull) return
    const demand = shape.demands[next]
    if (!demand) {
      const none = shape.counts.map(() => 0)
      takeSides(0, taken, equal, none, none)
      return
    }
    const last = Math.min(demand.to, length - 1, Math.max(fixed, demand.from) + shape.demands.length + (equal ? 2 : 0))
    for (let index = demand.from; index <= last; index++) takeDemands(next + 1, put(taken, index, [demand.value], equal), equal)
  }

  function takeSides(index: number, taken: Literal[][], equal: [number, number] | undefined, yes: number[], may: number[]): void {
    solver.consumeBudget()
    if (solutions.isFull) return
    if (index === length) {
      if (shape.counts.every(({ least }, c) => yes[c]! >= least)) choose(taken, equal)
      return
    }
    const { counts } = shape
    if (counts.some(({ least }, c) => yes[c]! + (length - index) < least)) return
    if (solver.isEmpty(taken[index]!)) return
    if (equal && index === equal[1]) {
      // The same value as before, so the same sides.
      const earlier = taken[equal[0]]!
      const sides = counts.map(({ value }) => (earlier.includes(value) ? 1 : earlier.includes(-value) ? -1 : 0))
      const nextYes = yes.map((count, c) => count + (sides[c] === 1 ? 1 : 0))
      const nextMay = may.map((count, c) => count + (sides[c] === -1 ? 0 : 1))
      if (counts.some(({ most }, c) => nextMay[c]! > most)) return
      takeSides(index + 1, taken, equal, nextYes, nextMay)
      return
    }
    // Only what matters is decided: a side is left open where no count asks for it.
    const options = counts.map(({ least, most }) => (least > 0 ? (most < Number.POSITIVE_INFINITY ? [1, -1] : [1, 0]) : [-1, 0]))
    for (const sides of counts.length === 0 ? [[]] : products(options)) {
      const nextYes = yes.map((count, c) => count + (sides[c] === 1 ? 1 : 0))
      const nextMay = may.map((count, c) => count + (sides[c] === -1 ? 0 : 1))
      if (counts.some(({ most }, c) => nextMay[c]! > most)) continue
      const extra = counts.flatMap(({ value }, c) => (sides[c] === 0 ? [] : [sides[c] === 1 ? value : -value]))
      takeSides(index + 1, put(taken, index, extra, equal), equal, nextYes, nextMay)
    }
  }

  function choose(taken: Literal[][], equal: [number, number] | undefined): void {
    const each = shape.unique ? Math.max(length, solutions.missing) : solutions.missing
    const lists = taken.map((literals) => solver.solve(literals, each))
    if (lists.some(({ values, complete }) => values.length === 0 && complete)) return
    const doubtful = lists.find(({ complete }) => !complete)
    const texts = lists.map(({ values }) => new Map(values.map((value) => [canonical(value), value])))
    if (shape.unique) {
      const first = chooseDistinct(texts.map((map) => [...map.keys()]))
      if (!first) {
        // Where a list holds as many values as there are places, it is never the reason.
        if (lists.some(({ values, complete }) => !complete && values.length < length)) solutions.giveUp(doubtful?.why ?? tooLarge)
        return
      }
      solutions.add({ values: [first.map((text, i) => texts[i]!.get(text)!)], complete: true })
    }
    let tried = 0
    for (const values of products(lists.map(({ values }) => values))) {
      if (solutions.isFull || tried++ > 5000) {
        solutions.giveUp(tooLarge)
        return
      }
      const array = equal ? values.map((value, i) => (i === equal[1] ? values[equal[0]]! : value)) : values
      if (shape.unique && new Set(array.map(canonical)).size < array.length) continue
      solutions.add({ values: [array], complete: true })
    }
    if (doubtful) solutions.giveUp(doubtful.why ?? tooLarge)
  }
}

function put(taken: Literal[][], index: number, extra: Literal[], equal: [number, number] | undefined): Literal[][] {
  if (extra.length === 0) return taken
  const both = equal?.includes(index) ? equal : [index]
  return taken.map((place, k) => (both.includes(k) ? [...place, ...extra] : place))
}
