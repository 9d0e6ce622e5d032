import { subschemas } from '../model/keywords.js'
import { step } from '../model/pointer.js'
import { CompareError, type Schema } from '../model/schema.js'

/** Where the documents that a schema refers to are read: each by its path, `/` between its parts. */
export interface Library {
  /** The document at a path; throws where there is none. */
  read(path: string): Schema
  /** What a subschema says beyond its keywords, such as an enum from a code list. */
  complete?(schema: Record<string, unknown>, path: string): Record<string, unknown>
}

/**
 * One self-contained schema from a document and all it refers to by relative paths, each kept under `$defs` by its path.
 * Throws CompareError, its place beginning with the path, for a reference that leads nowhere or to another host.
 */
export function bundle(path: string, library: Library): Schema {
  const documents = new Map<string, Schema>()
  const root = visit(path)
  if (typeof root === 'boolean') return root
  const others = [...documents].filter(([own]) => own !== path)
  return others.length === 0 ? root : { ...root, $defs: { ...(root.$defs as object | undefined), ...Object.fromEntries(others) } }

  function visit(at: string): Schema {
    const known = documents.get(at)
    if (known !== undefined) return known
    // A reference back to this document finds it by its name.
    documents.set(at, true)
    const done = localise(library.read(at), at, '')
    documents.set(at, done)
    return done
  }

  function localise(schema: unknown, at: string, place: string): Schema {
    if (schema === null || typeof schema !== 'object' || Array.isArray(schema)) return schema as Schema
    const own = schema as Record<string, unknown>
    const whole = library.complete?.(own, at) ?? own
    return Object.fromEntries(Object.entries(whole).map(([keyword, value]) => [keyword, part(keyword, value, at, `${place}${step(keyword)}`)]))
  }

  function part(keyword: string, value: unknown, at: string, place: string): unknown {
    if (keyword === '$ref' && typeof value === 'string') return reference(value, at, place)
    const shape = keyword === '$defs' || keyword === 'definitions' ? 'named' : Object.hasOwn(subschemas, keyword) ? subschemas[keyword] : undefined
    if (shape === undefined || value === null || typeof value !== 'object') return value
    if (shape === 'one') return localise(value, at, place)
    if (shape === 'list') return (value as unknown[]).map((inner, i) => localise(inner, at, `${place}${step(i)}`))
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, localise(inner, at, `${place}${step(name)}`)]))
  }

  function reference(ref: string, at: string, place: string): string {
    const [file = '', fragment = ''] = ref.split('#') as [string, string?]
    let to = at
    if (file !== '') {
      // An address is left as it is: whether it is the document's own is seen when the schema is read.
      if (/^[a-z][a-z0-9+.-]*:/i.test(file)) return ref
      to = resolve(at, file)
      try {
        visit(to)
      } catch (error) {
        if (error instanceof CompareError) throw error
        throw new CompareError(`${at}#${place}`, `引用的文件读不到：${ref}`, `cannot read the reference ${ref}: ${(error as Error).message}`)
      }
    }
    return `#${to === path ? '' : `/$defs${step(to)}`}${fragment}`
  }
}

/** A relative path seen from another. */
function resolve(from: string, relative: string): string {
  const parts = from.split('/').slice(0, -1)
  for (const part of relative.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}
