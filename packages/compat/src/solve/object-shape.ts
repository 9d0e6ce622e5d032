import type { Literal, Names } from '../formula/formula.js'
import type { Forms } from '../formula/formula-table.js'

/** What the atoms assigned to an object come to. */
export interface ObjectShape {
  /** Each property that is meant has such a value. */
  every: { names: Names; value: Literal }[]
  /** Each name satisfies these. */
  names: Literal[]
  required: Set<string>
  absent: Set<string>
  min: number
  max: number
  /** Some property that is meant, with a name such as this, has such a value. */
  demands: { names: Names | undefined; name: Literal[]; value: Literal[] }[]
}

/** Collects the atoms assigned to an object. */
export function objectShape(forms: Forms, assigned: ReadonlySet<Literal>): ObjectShape {
  const shape: ObjectShape = { every: [], names: [], required: new Set(), absent: new Set(), min: 0, max: Number.POSITIVE_INFINITY, demands: [] }
  for (const literal of assigned) {
    const form = forms.form(literal)
    const yes = literal > 0
    switch (form.kind) {
      case 'every': {
        const value = forms.unfold(form.value)
        if (yes) shape.every.push({ names: form.names, value })
        else shape.demands.push({ names: form.names, name: [], value: [-value] })
        break
      }
      case 'names': {
        const name = forms.unfold(form.value)
        if (yes) shape.names.push(name)
        else shape.demands.push({ names: undefined, name: [-name], value: [] })
        break
      }
      case 'has':
        ;(yes ? shape.required : shape.absent).add(form.name)
        break
      case 'minProperties':
        if (yes) shape.min = Math.max(shape.min, form.count)
        else shape.max = Math.min(shape.max, form.count - 1)
        break
      case 'maxProperties':
        if (yes) shape.max = Math.min(shape.max, form.count)
        else shape.min = Math.max(shape.min, form.count + 1)
    }
  }
  return shape
}
