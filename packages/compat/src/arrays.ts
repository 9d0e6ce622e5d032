import type { Literal, Sub } from './form.js'
import { chooseDistinct, products } from './matching.js'
import { canonical, type Json } from './schema.js'
import { type Found, Gathered, type Search, tooLarge } from './search.js'

/** What the atoms assigned to an array come to. */
interface Shape {
  min: number
  max: number
  /** What the item at an index must be, and every item from an index on. */
  items: { index: number; value: Literal }[]
  rests: { from: number; value: Literal }[]
  /** Some item at an index in the range must be this. */
  demands: { from: number; to: number; value: Literal }[]
  /** How many items may and must be this. */
  counts: { value: Literal; least: number; most: number }[]
  unique: boolean
  repeats: boolean
}

/** Items looked at one by one; a longer array is filled up with one value. */
const longest = 300

/** Arrays that satisfy the atoms assigned. */
export function findArrays(search: Search, assigned: ReadonlySet<Literal>, wanted: number): Found {
  const shape = shapeOf(search, assigned)
  const gathered = new Gathered(wanted)
  const { demands, counts } = shape
  if (shape.unique && shape.repeats) return gathered.found()
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
  if (least > shape.max) return gathered.found()
  if (last > longest) return findLong(search, shape, last, fixed)
  for (let length = least; length <= last; length++) {
    fill(search, shape, length, gathered)
    if (gathered.isFull) break
  }
  if (!gathered.isFull && last < shape.max && wanted > 1) longer(search, shape, last, fixed, gathered)
  return gathered.found()
}

/** More arrays than the shortest ones, where items may follow. */
function longer(search: Search, shape: Shape, last: number, fixed: number, gathered: Gathered): void {
  // Behind the fixed places every item is of one kind; where none may come twice, that kind runs out.
  const tail = search.find(at(shape, Math.max(last, fixed)), shape.unique ? 24 : 1)
  const left = tail.complete && (shape.unique || tail.values.length === 0) ? tail.values.length : Number.POSITIVE_INFINITY
  const end = Math.min(shape.max, fixed + left)
  for (let length = last + 1; length <= Math.min(end, last + 24) && !gathered.isFull; length++) fill(search, shape, length, gathered)
  if (end > last + 24) gathered.giveUp(tooLarge)
}

/** An array too long to look at item by item: possible only where all further items may be equal. */
function findLong(search: Search, shape: Shape, length: number, fixed: number): Found {
  const giveUp = { values: [], complete: false, why: tooLarge }
  if (shape.unique || shape.repeats || shape.counts.length > 0 || shape.demands.length > 0 || length > 20_000) return giveUp
  const values: Json[] = []
  for (let index = 0; index < length; index++) {
    const { values: some, complete } = index > fixed ? { values: [values[index - 1]!], complete: true } : search.find(at(shape, index))
    if (some.length === 0) return complete ? { values: [], complete: true } : giveUp
    values.push(some[0]!)
  }
  return { values: [values], complete: false, why: tooLarge }
}

const at = (shape: Shape, index: number): Literal[] => [
  ...shape.items.filter((item) => item.index === index).map(({ value }) => value),
  ...shape.rests.filter(({ from }) => index >= from).map(({ value }) => value),
]

/** Arrays of one length: each demand takes a place, then each place takes a side in each count. */
function fill(search: Search, shape: Shape, length: number, gathered: Gathered): void {
  const places: Literal[][] = Array.from({ length }, (_, index) => at(shape, index))
  const fixed = Math.max(0, ...shape.items.map(({ index }) => index + 1), ...shape.rests.map(({ from }) => from))
  if (shape.repeats) {
    for (let i = 0; i < length; i++) {
      for (let j = i + 1; j < length && !gathered.isFull; j++) {
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
    if (gathered.isFull) return
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
    search.spend()
    if (gathered.isFull) return
    if (index === length) {
      if (shape.counts.every(({ least }, c) => yes[c]! >= least)) choose(taken, equal)
      return
    }
    const { counts } = shape
    if (counts.some(({ least }, c) => yes[c]! + (length - index) < least)) return
    if (search.isEmpty(taken[index]!)) return
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
    const each = shape.unique ? Math.max(length, gathered.missing) : gathered.missing
    const lists = taken.map((literals) => search.find(literals, each))
    if (lists.some(({ values, complete }) => values.length === 0 && complete)) return
    const doubtful = lists.find(({ complete }) => !complete)
    const texts = lists.map(({ values }) => new Map(values.map((value) => [canonical(value), value])))
    if (shape.unique) {
      const first = chooseDistinct(texts.map((map) => [...map.keys()]))
      if (!first) {
        // Where a list holds as many values as there are places, it is never the reason.
        if (lists.some(({ values, complete }) => !complete && values.length < length)) gathered.giveUp(doubtful?.why ?? tooLarge)
        return
      }
      gathered.add({ values: [first.map((text, i) => texts[i]!.get(text)!)], complete: true })
    }
    let tried = 0
    for (const values of products(lists.map(({ values }) => values))) {
      if (gathered.isFull || tried++ > 5000) {
        gathered.giveUp(tooLarge)
        return
      }
      const array = equal ? values.map((value, i) => (i === equal[1] ? values[equal[0]]! : value)) : values
      if (shape.unique && new Set(array.map(canonical)).size < array.length) continue
      gathered.add({ values: [array], complete: true })
    }
    if (doubtful) gathered.giveUp(doubtful.why ?? tooLarge)
  }
}

function put(taken: Literal[][], index: number, extra: Literal[], equal: [number, number] | undefined): Literal[][] {
  if (extra.length === 0) return taken
  const both = equal?.includes(index) ? equal : [index]
  return taken.map((place, k) => (both.includes(k) ? [...place, ...extra] : place))
}

function shapeOf(search: Search, assigned: ReadonlySet<Literal>): Shape {
  const { forms } = search
  const shape: Shape = { min: 0, max: Number.POSITIVE_INFINITY, items: [], rests: [], demands: [], counts: [], unique: false, repeats: false }
  const value = (sub: Sub) => forms.unfold(sub)
  const counted = new Map<Literal, { value: Literal; least: number; most: number }>()
  const count = (literal: Literal) => {
    if (!counted.has(literal)) counted.set(literal, { value: literal, least: 0, most: Number.POSITIVE_INFINITY })
    return counted.get(literal)!
  }
  for (const literal of assigned) {
    const form = forms.form(literal)
    const yes = literal > 0
    switch (form.kind) {
      case 'minItems':
        if (yes) shape.min = Math.max(shape.min, form.count)
        else shape.max = Math.min(shape.max, form.count - 1)
        break
      case 'maxItems':
        if (yes) shape.max = Math.min(shape.max, form.count)
        else shape.min = Math.max(shape.min, form.count + 1)
        break
      case 'item':
        if (yes) shape.items.push({ index: form.index, value: value(form.value) })
        else shape.demands.push({ from: form.index, to: form.index, value: -value(form.value) })
        break
      case 'rest':
        if (yes) shape.rests.push({ from: form.from, value: value(form.value) })
        else shape.demands.push({ from: form.from, to: Number.POSITIVE_INFINITY, value: -value(form.value) })
        break
      case 'atLeast':
      case 'atMost': {
        const one = count(value(form.value))
        // Not at least m is at most m − 1, and the other way round.
        if ((form.kind === 'atLeast') === yes) one.least = Math.max(one.least, form.kind === 'atLeast' ? form.count : form.count + 1)
        else one.most = Math.min(one.most, form.kind === 'atMost' ? form.count : form.count - 1)
        break
      }
      case 'unique':
        if (yes) shape.unique = true
        else shape.repeats = true
    }
  }
  shape.counts = [...counted.values()]
  return shape
}
