import type { Schema } from '../source.js'

/** A value that conforms to a schema and uses every field it can, from examples and first codes: to be pasted into an example. */
export function sampleValue(schema: Schema, document: Schema, within: readonly Schema[] = []): unknown {
  const target = schema.$ref === undefined ? undefined : document.$defs?.[schema.$ref.slice('#/$defs/'.length)]
  const [own] = schema.examples ?? []
  if (own !== undefined) return own
  if (target) return within.includes(target) ? undefined : sampleValue(target, document, [...within, target])
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.oneOf) {
    // The branch with the most fields leaves the fewest unused.
    const branches = schema.oneOf.map(({ $ref }) => document.$defs![$ref!.slice('#/$defs/'.length)]!)
    const [largest] = branches.sort((a, b) => Object.keys(b.properties ?? {}).length - Object.keys(a.properties ?? {}).length)
    return sampleValue(largest!, document, within)
  }
  switch ([schema.type].flat()[0]) {
    case 'object': {
      const members = Object.entries(schema.properties ?? {}).map(([name, inner]) => [name, sampleValue(inner, document, within)] as const)
      const used = members.filter(([, value]) => value !== undefined)
      return used.length === 0 ? { key: 1 } : Object.fromEntries(used)
    }
    case 'array':
      return schema.items ? [sampleValue(schema.items, document, within)].filter((item) => item !== undefined) : []
    case 'integer':
    case 'number':
      return schema.minimum ?? 1
    case 'boolean':
      return true
    default:
      return schema.format === 'date' ? '2024-01-01' : schema.format === 'date-time' ? '2024-01-01T09:00:00+08:00' : '示例'
  }
}
