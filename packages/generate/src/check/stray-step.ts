import { pointerSteps } from '../runtime/pointer.js'
import type { Schema } from '../source.js'

/** The first step of a pointer that no record of a schema can have, and the names it could have been; undefined where all lead on. */
export function strayStep(document: Schema, pointer: string): { step: string; known: string[] } | undefined {
  let nodes = alternatives(document, document)
  for (const step of pointerSteps(pointer)) {
    // In an open object (extensions) every name is allowed.
    if (nodes.some(({ type, additionalProperties }) => type === 'object' && additionalProperties === true)) return undefined
    const next = nodes.flatMap(({ properties = {}, items }) => {
      const inner = Object.hasOwn(properties, step) ? properties[step] : /^(?:\d+|-)$/.test(step) ? items : undefined
      return inner ? alternatives(inner, document) : []
    })
    if (next.length === 0) return { step, known: nodes.flatMap(({ properties = {} }) => Object.keys(properties)) }
    nodes = next
  }
  return undefined
}

/** A schema and, of a tagged union, its branches, with references followed. */
function alternatives(schema: Schema, document: Schema): Schema[] {
  const target = schema.$ref === undefined ? undefined : document.$defs?.[schema.$ref.slice('#/$defs/'.length)]
  return [schema, ...(target ? alternatives(target, document) : []), ...(schema.oneOf ?? []).flatMap((branch) => alternatives(branch, document))]
}
