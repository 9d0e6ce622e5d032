import { compile } from 'json-schema-to-typescript'
import { type Bundle, type Definition, typeName } from '../bundle/bundle.js'
import type { CodeList, Schema } from '../source.js'

/** The type name of a code list: `common/item-type` → `ItemType`. */
export function listType(list: string): string {
  return typeName(list.slice(list.indexOf('/') + 1))
}

/**
 * Declarations of every definition that `owner` (`service-item@1.0`) writes itself, and of the code lists it uses;
 * what is common is imported, so that it exists once in a program that uses several editions.
 */
export async function types(owner: string, bundles: Bundle[], lists: Map<string, CodeList>, commonModule: string | undefined): Promise<string> {
  const own = new Map<string, Definition>()
  const imported = new Set<string>()
  // The module of what is common declares every common list, also one that only standards use.
  const usedLists = new Set(commonModule === undefined ? [...lists.keys()].filter((list) => list.startsWith('common/')) : [])
  for (const bundle of bundles) {
    for (const definition of [bundle.root, ...bundle.definitions.values()]) {
      if (definition.owner === owner) own.set(definition.name, definition)
    }
  }
  const prepared: Record<string, Schema> = {}
  for (const [name, definition] of own) prepared[name] = { ...prepare(definition.schema, true), title: name }

  const declared = await compile({ $id: 'Root', title: 'Root', type: 'object', additionalProperties: false, $defs: prepared } as never, 'Root', {
    unreachableDefinitions: true,
    additionalProperties: false,
    bannerComment: '',
    format: false,
    ignoreMinAndMaxItems: true,
  })
  const body = declared
    .replace(/( \*\s*\n)? \* This interface was referenced by .*\n( \* via .*\n)?/g, '')
    .replace(/\/\*\*\n \*\/\n/g, '')
    .replace(/[ \t]+$/gm, '')
    .replace(/export interface Root \{\s*\}\n*/, '')
  const ownLists = [...usedLists].sort().filter((list) => commonModule === undefined || !list.startsWith('common/'))
  for (const list of usedLists) if (!ownLists.includes(list)) imported.add(listType(list))
  const unions = ownLists.map((list) => {
    const codes = lists.get(list)!.codes
    return [`/** 代码表 ${list} */`, `export type ${listType(list)} =`, ...codes.map(({ code, title }) => `  /** ${title} */\n  | '${code}'`), ''].join('\n')
  })
  const head = imported.size > 0 ? `import type { ${[...imported].sort().join(', ')} } from '${commonModule}'\n\n` : ''
  return `${head}${unions.join('\n')}${unions.length > 0 ? '\n' : ''}${indent(body.trim())}\n`

  function prepare(schema: Schema, root: boolean): Schema {
    const out: Schema & { tsType?: string } = {}
    const note = comment(schema, root)
    if (note) out.description = note
    if (schema['x-codelist'] && (schema.enum as unknown[]).length === lists.get(schema['x-codelist'])!.codes.length) {
      usedLists.add(schema['x-codelist'])
      return { ...out, tsType: listType(schema['x-codelist']) } as Schema
    }
    if (schema.$ref) {
      const name = schema.$ref.slice('#/$defs/'.length)
      if (own.has(name)) return note ? ({ ...out, tsType: name } as Schema) : { $ref: schema.$ref }
      imported.add(name)
      return { ...out, tsType: name } as Schema
    }
    for (const keyword of ['type', 'const', 'enum', 'required', 'additionalProperties'] as const) {
      if (schema[keyword] !== undefined) (out as Record<string, unknown>)[keyword] = schema[keyword]
    }
    if (schema.properties) out.properties = Object.fromEntries(Object.entries(schema.properties).map(([key, inner]) => [key, prepare(inner, false)]))
    if (schema.items) out.items = prepare(schema.items, true)
    if (schema.oneOf) {
      out.oneOf = schema.oneOf.map((inner) => prepare({ $ref: inner.$ref! }, true))
      delete out.type
      delete out.required
    }
    return out
  }

  function comment(schema: Schema, root: boolean): string | undefined {
    if (!schema.title) return undefined
    const lines = [`${schema.title}${schema['x-en'] ? ` (${schema['x-en']})` : ''}`]
    if (schema.description) lines.push('', schema.description)
    if (schema['x-clause'] && !root) lines.push('', `条款 ${owner} ${schema['x-clause']}`)
    if (schema.examples?.[0] !== undefined && typeof schema.examples[0] !== 'object') lines.push('', `@example ${JSON.stringify(schema.examples[0])}`)
    return lines.join('\n').replaceAll('*/', '* /')
  }
}

/** Two spaces a level: the compiler's own formatter costs more than everything else together. */
function indent(text: string): string {
  let depth = 0
  return text
    .split('\n')
    .map((line) => {
      if (line.startsWith('}')) depth--
      const out = line === '' ? '' : `${'  '.repeat(depth)}${line}`
      if (line.endsWith('{')) depth++
      return out
    })
    .join('\n')
}
