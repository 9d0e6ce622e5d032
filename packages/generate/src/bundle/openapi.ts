import type { Schema, Source } from '../source.js'
import type { Bundle } from './bundle.js'
import { published } from './published.js'

/**
 * All record types as the components of one OpenAPI 3.1 document. A component has the name of its edition and definition,
 * `ServiceGuide_2_0_Guide`: two editions of a type stand beside each other, and what is common stands once.
 */
export function openApi(source: Source, bundles: Bundle[]): Record<string, unknown> {
  const schemas: Record<string, Schema> = {}
  for (const { root, definitions } of bundles) {
    const names = new Map([root, ...definitions.values()].map((one) => [one.name, componentName(one.owner, one.name)]))
    for (const { name, schema } of [root, ...definitions.values()]) {
      const { $schema: _, ...rest } = schema
      schemas[names.get(name)!] ??= published(renamed(rest, names), source)
    }
  }
  const sorted = Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1)))
  return {
    openapi: '3.1.0',
    info: {
      title: source.package.name,
      description: source.package.description,
      version: source.package.version,
      license: { name: 'CC BY 4.0', identifier: 'CC-BY-4.0' },
    },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    paths: {},
    components: { schemas: sorted },
  }
}

/** `service-guide@2.0`, `Guide` → `ServiceGuide_2_0_Guide`. */
function componentName(owner: string, name: string): string {
  const [standard, edition] = owner.split('@') as [string, string]
  return `${standard.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())}_${edition.replaceAll('.', '_')}_${name}`
}

function renamed(node: Schema, names: ReadonlyMap<string, string>): Schema {
  const out: Schema = { ...node }
  if (node.$ref) out.$ref = `#/components/schemas/${names.get(node.$ref.slice('#/$defs/'.length))}`
  if (node.properties) out.properties = Object.fromEntries(Object.entries(node.properties).map(([name, inner]) => [name, renamed(inner, names)]))
  if (node.items) out.items = renamed(node.items, names)
  if (node.oneOf) out.oneOf = node.oneOf.map((inner) => renamed(inner, names))
  return out
}
