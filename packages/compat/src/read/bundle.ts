import { dialectNamed, latestDialect } from '../model/dialect.js'
import { applicatorShape, definitionKeywords } from '../model/keywords.js'
import { pointerStep } from '../model/pointer.js'
import { CompareError, type Schema } from '../model/schema.js'
import { Resources } from './resources.js'

/** The documents that schemas refer to, by path. The parts of a path are separated by `/`. */
export interface Library {
  /** The document at a path. Throws where there is none. */
  read(path: string): Schema
  /** A subschema of the document at `path` with keywords added, such as the `enum` of a code list. */
  complete?(schema: Record<string, unknown>, path: string): Record<string, unknown>
}

/**
 * One self-contained schema: the document at a path, with every document that it refers to by a relative path under `$defs`, named
 * by its path. References within the document at the path, by `$id`, anchor or pointer, are kept; within the other documents they
 * become pointers, and `$id` and `$anchor` are left out. Throws CompareError for a reference to a document that cannot be read; its `place` begins
 * with the path of the referring document. References to a URL are kept.
 */
export function bundle(path: string, library: Library): Schema {
  const documents = new Map<string, Schema>()
  const resources = new Map<string, Resources>()
  const root = visit(path)
  if (typeof root === 'boolean') return root
  const others = [...documents].filter(([own]) => own !== path)
  return others.length === 0 ? root : { ...root, $defs: { ...(root.$defs as object | undefined), ...Object.fromEntries(others) } }

  function visit(document: string): Schema {
    const known = documents.get(document)
    if (known !== undefined) return known
    // Known before it is read, so that a reference back to it ends here.
    documents.set(document, true)
    const content = library.read(document)
    const named = typeof content === 'object' && typeof content.$schema === 'string' ? dialectNamed(content.$schema) : undefined
    resources.set(document, new Resources(content, named ?? latestDialect))
    const done = rewriteSchema(content, document, '')
    documents.set(document, done)
    return done
  }

  function rewriteSchema(schema: unknown, document: string, pointer: string): Schema {
    if (schema === null || typeof schema !== 'object' || Array.isArray(schema)) return schema as Schema
    const own = schema as Record<string, unknown>
    const complete = library.complete?.(own, document) ?? own
    return Object.fromEntries(
      Object.entries(complete)
        .filter(([keyword]) => document === path || !ownNames.has(keyword))
        .map(([keyword, value]) => [keyword, rewriteKeyword(keyword, value, document, pointer, `${pointer}${pointerStep(keyword)}`)]),
    )
  }

  /** `schema` is the pointer of the schema that has the keyword, `pointer` that of its value. */
  function rewriteKeyword(keyword: string, value: unknown, document: string, schema: string, pointer: string): unknown {
    if (keyword === '$ref' && typeof value === 'string') return rewriteReference(value, document, schema, pointer)
    if (value === null || typeof value !== 'object') return value
    const shape = definitionKeywords.has(keyword) || keyword === 'dependencies' ? 'named' : keyword === 'additionalItems' ? 'one' : applicatorShape(keyword)
    if (shape === undefined) return value
    if (Array.isArray(value)) return shape === 'named' ? value : value.map((inner, i) => rewriteSchema(inner, document, `${pointer}${pointerStep(i)}`))
    if (shape === 'one') return rewriteSchema(value, document, pointer)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, rewriteSchema(inner, document, `${pointer}${pointerStep(name)}`)]))
  }

  function rewriteReference(ref: string, document: string, schema: string, pointer: string): string {
    const target = resources.get(document)!.resolve(ref, schema)
    if (typeof target === 'object' && 'pointer' in target) return document === path ? ref : `${fragmentOf(document)}${toFragment(target.pointer)}`
    const [file = '', fragment = ''] = ref.split('#') as [string, string?]
    // A URL is kept: that it leads out of the document shows when the bundle is read. So does what leads nowhere.
    if (file === '' || /^[a-z][a-z0-9+.-]*:/i.test(file)) return ref
    const other = resolve(document, file)
    try {
      visit(other)
    } catch (error) {
      if (error instanceof CompareError) throw error
      throw new CompareError(`${document}#${pointer}`, `引用的文件读不到：${ref}`, `cannot read the reference ${ref}: ${(error as Error).message}`)
    }
    const inOther = resources.get(other)!.resolve(`#${fragment}`, '')
    return typeof inOther === 'object' && 'pointer' in inOther ? `${fragmentOf(other)}${toFragment(inOther.pointer)}` : `${fragmentOf(other)}/${fragment}`
  }

  /** The reference to a document in the bundle. */
  function fragmentOf(document: string): string {
    return document === path ? '#' : `#/$defs${toFragment(pointerStep(document))}`
  }
}

/** Names that hold within one document only; in a bundle, two documents may have the same. */
const ownNames = new Set(['$id', '$anchor'])

/** A pointer as the fragment of a reference. */
function toFragment(pointer: string): string {
  return pointer.replace(/[%#]/g, encodeURIComponent)
}

/** The path that a relative path means in the document at `from`. A path that begins with `/` means itself. */
function resolve(from: string, relative: string): string {
  const parts = relative.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const part of relative.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}
