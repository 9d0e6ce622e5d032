import type { Field } from '../runtime/field.js'
import type { Schema } from '../source.js'
import type { Bundle } from './bundle.js'

/** Every field of a record type by its pointer, array positions as `*`: titles, types, code lists and clauses resolved. */
export function fields(bundle: Bundle): Record<string, Field> {
  const out: Record<string, Field> = {}
  const root = bundle.root
  visit(root.schema, '', root.owner, undefined, { title: root.schema.title ?? root.name, en: root.schema['x-en'] ?? root.name }, false, [])
  return out

  function visit(
    node: Schema,
    at: string,
    owner: string,
    clause: string | undefined,
    name: { title: string; en: string },
    required: boolean,
    stack: string[],
  ): void {
    const here = node['x-clause'] !== undefined ? `${owner}#${node['x-clause']}` : clause
    const field: Field = { title: node.title ?? name.title, en: node['x-en'] ?? name.en }
    if (node.description) field.description = node.description
    if (here) field.clause = here
    if (required) field.required = true
    if (node['x-source-field']) field.sourceField = node['x-source-field'] as string
    let target: Schema = node
    let inner = stack
    let elementOwner = owner
    while (target.$ref) {
      const definition = bundle.definitions.get(target.$ref.slice('#/$defs/'.length)) ?? root
      if (definition.file.startsWith('common/') && definition.isFile) field.element ??= definition.file.slice(definition.file.lastIndexOf('/') + 1)
      if (inner.includes(definition.name)) return
      inner = [...inner, definition.name]
      target = definition.schema
      elementOwner = definition.owner
      field.description ??= target.description
      if (target.examples && !field.example) field.example = target.examples[0]
    }
    if (node.examples) field.example = node.examples[0]
    if (target['x-codelist']) field.codeList = target['x-codelist']
    if (target.enum) field.values = target.enum as string[]
    if (target.const !== undefined) field.values = [target.const as string]
    if (target.format) field.format = target.format
    if (target.pattern) field.pattern = target.pattern
    for (const bound of ['minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems'] as const) {
      if (target[bound] !== undefined) field[bound] = target[bound]
    }
    if (target.uniqueItems) field.uniqueItems = true
    if (target['x-identity']) field.identity = target['x-identity']
    field.type = (target.type as string | undefined) ?? (target.oneOf ? 'object' : undefined)
    const known = out[at]
    // Two branches of a tagged union share a field: the values are those of both, what is required in one alone is not required.
    if (known) {
      if (field.values) known.values = [...new Set([...(known.values ?? []), ...field.values])]
      if (!required) delete known.required
    } else out[at] = field
    // A common element's own fields inherit the clause of the field that uses it.
    const walk = (schema: Schema, names: string[], by: string, isRequired: boolean): void => {
      for (const [key, child] of Object.entries(schema.properties ?? {})) {
        visit(child, `${at}/${key}`, by, here, { title: key, en: key }, isRequired && (schema.required ?? []).includes(key), names)
      }
      for (const branch of schema.oneOf ?? []) {
        const definition = bundle.definitions.get(branch.$ref!.slice('#/$defs/'.length))!
        if (!names.includes(definition.name)) walk(definition.schema, [...names, definition.name], definition.owner, isRequired)
      }
      if (schema.items) visit(schema.items, `${at}/*`, by, here, { title: field.title, en: field.en }, false, names)
    }
    walk(target, inner, elementOwner, true)
  }
}
