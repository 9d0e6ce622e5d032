import type { Bundle } from '../bundle/bundle.js'
import { fields } from '../bundle/fields.js'
import type { Field } from '../runtime/field.js'
import { type CaseDraft, concretePointers, graft, put } from './violations.js'

/**
 * For every field each code, and the last value within each limit, accepted: an implementation that refuses too much is noticed
 * field by field. What rules find of such data is not stated.
 */
export function acceptedValues(bundle: Bundle, minimal: unknown, full: unknown): CaseDraft[] {
  const pointers = concretePointers(full)
  const tags = tagNames(bundle)
  const cases: CaseDraft[] = []
  for (const [at, field] of Object.entries(fields(bundle))) {
    const found = pointers.get(at)
    // Another tag is another branch of a union, with other fields.
    if (found === undefined || tags.has(at.slice(at.lastIndexOf('/') + 1))) continue
    for (const [what, value] of valuesOf(field)) {
      const instance = structuredClone(minimal) as Record<string, unknown>
      graft(instance, full, found)
      // An entry is alone in its list: beside another it could repeat it.
      if (at.endsWith('/*')) put(instance, found.slice(0, found.lastIndexOf('/')), [value])
      else put(instance, found, value)
      cases.push({ it: `accepts ${at}: ${what}`, schema: bundle.path, instance })
    }
  }
  return cases
}

function valuesOf(field: Field): [what: string, value: unknown][] {
  if (field.values) return field.values.map((code) => [code, code])
  if (field.type === 'boolean') return [true, false].map((value) => [String(value), value])
  const out: [string, unknown][] = []
  if (field.minimum !== undefined) out.push(['minimum', field.minimum])
  if (field.maximum !== undefined) out.push(['maximum', field.maximum])
  if (field.pattern || field.format) return out
  if (field.minLength) out.push(['minLength', '字'.repeat(field.minLength)])
  // A character beyond the basic plane is one character, not two.
  if (field.maxLength) out.push(['maxLength', '字'.repeat(field.maxLength)], ['maxLength, U+20000', '𠀀'.repeat(field.maxLength)])
  return out
}

function tagNames({ root, definitions }: Bundle): Set<string> {
  return new Set([root, ...definitions.values()].flatMap(({ schema }) => schema.discriminator?.propertyName ?? []))
}
