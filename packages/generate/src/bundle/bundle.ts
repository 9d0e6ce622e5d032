import { SourceError } from '../problem.js'
import type { Schema, Source } from '../source.js'

/** One definition of a bundle: where it was written, and its schema with every reference local. */
export interface Definition {
  name: string
  /** `common/1.0/time-limit`: the file it stands in. */
  file: string
  /** `service-item@1.0`: the edition whose clauses it cites. */
  owner: string
  /** Whether it is the file itself, not one of its inner definitions. */
  isFile: boolean
  schema: Schema
}

/** One self-contained schema for a record type: code lists as enums, every reference local. */
export interface Bundle {
  /** `service-item/1.0/implementation` */
  path: string
  standard: string
  edition: string
  type: string
  root: Definition
  /** In order of first use, without the root. */
  definitions: Map<string, Definition>
}

/** The PascalCase type name of a file stem: `time-limit` → `TimeLimit`. */
export function typeName(stem: string): string {
  return stem.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

/** Whether a reference leads to a definition in another file: a field that several record types share. */
export function isSharedField(ref: string): boolean {
  return !ref.startsWith('#') && ref.includes('#/$defs/')
}

/** What a field that refers to a shared one takes from it, unless it has its own. */
const sharedWords = ['title', 'x-en', 'description', 'x-source-field'] as const

/** Bundles the record type at `path`. Throws SourceError for a reference or code list that does not exist. */
export function bundle(source: Source, path: string): Bundle {
  const definitions = new Map<string, Definition>()
  const root = define(path, undefined)
  definitions.delete(root.name)
  const [standard, edition, type] = path.split('/') as [string, string, string]
  return { path, standard, edition, type, root, definitions }

  function define(file: string, inner: string | undefined): Definition {
    const stem = file.slice(file.lastIndexOf('/') + 1)
    // A definition may name its own type where the file's stem is taken in the language: `Date`.
    const name = inner ?? (source.schemas.get(file)?.['x-name'] as string | undefined) ?? typeName(stem)
    const known = definitions.get(name)
    if (known) {
      if (known.file !== file) throw new SourceError([`schemas/${path}.schema.json:1:1: two definitions named ${name}: in ${known.file} and ${file}`])
      return known
    }
    const root = source.schemas.get(file)
    const schema = inner === undefined ? root : root?.$defs?.[inner]
    if (!schema) throw new SourceError([`schemas/${path}.schema.json:1:1: nothing at ${file}${inner ? `#/$defs/${inner}` : ''}`])
    const [standard, edition] = file.split('/')
    const definition: Definition = { name, file, owner: `${standard}@${edition}`, isFile: inner === undefined, schema: {} }
    definitions.set(name, definition)
    const { $defs: _, ...rest } = schema
    definition.schema = localise(rest, file)
    return definition
  }

  function localise(schema: Schema, file: string): Schema {
    const out: Schema = {}
    for (const [keyword, value] of Object.entries(schema)) {
      if (keyword === '$ref') {
        const { name, schema: shared } = target(value as string, file)
        // A field that several record types share is written once, with its names.
        if (isSharedField(value as string)) for (const word of sharedWords) out[word] ??= shared[word]
        out.$ref = `#/$defs/${name}`
      } else if (keyword === 'properties') {
        out.properties = Object.fromEntries(Object.entries(value as Record<string, Schema>).map(([key, inner]) => [key, localise(inner, file)]))
      } else if (keyword === 'items') out.items = localise(value as Schema, file)
      else if (keyword === 'oneOf') out.oneOf = (value as Schema[]).map((inner) => localise(inner, file))
      else out[keyword] = value
    }
    const list = schema['x-codelist']
    if (list !== undefined) {
      const codes = source.codeLists.get(list)
      if (!codes) throw new SourceError([`schemas/${file}.schema.json:1:1: no code list ${list}`])
      // A narrowed list (a profile's overlay) keeps its own enum.
      out.enum ??= codes.codes.map(({ code }) => code)
    }
    return out
  }

  function target(ref: string, file: string): Definition {
    const [path, fragment] = ref.split('#') as [string, string | undefined]
    const inner = fragment?.replace('/$defs/', '')
    if (path === '') return inner ? define(file, inner) : define(file, undefined)
    const to = new URL(path, `file:///${file}`).pathname.slice(1).replace(/\.schema\.json$/, '')
    return define(to, inner || undefined)
  }
}

/** The bundle as one JSON Schema document under its `$id`. */
export function document(bundle: Bundle, base: string): Schema {
  const { $schema, ...rest } = bundle.root.schema
  return {
    $schema: $schema ?? 'https://json-schema.org/draft/2020-12/schema',
    $id: `${base}${bundle.path}.schema.json`,
    ...rest,
    $defs: Object.fromEntries(
      [...bundle.definitions].map(
        ([
          name,
          {
            schema: { $schema: _, ...schema },
          },
        ]) => [name, schema],
      ),
    ),
  }
}
