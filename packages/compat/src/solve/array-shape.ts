import type { Literal, Sub } from '../formula/formula.js'
import type { Forms } from '../formula/formula-table.js'

/** What the atoms assigned to an array come to. */
export interface ArrayShape {
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

/** Collects the atoms assigned to an array. */
export function arrayShape(forms: Forms, assigned: ReadonlySet<Literal>): ArrayShape {
  const shape: ArrayShape = { min: 0, max: Number.POSITIVE_INFINITY, items: [], rests: [], demands: [], counts: [], unique: false, repeats: false }
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
