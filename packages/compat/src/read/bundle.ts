import { applicatorShape, definitionKeywords } from '../model/keywords.js'
import { pointerStep } from '../model/pointer.js'
import { CompareError, type Schema } from '../model/schema.js'

/** The documents that schemas refer to, by path. The parts of a path are separated by `/`. */
export interface Library {
  /** The document at a path. Throws where there is none. */
  read(path: string): Schema
  /** A subschema of the document at `path` with keywords added, such as the `enum` of a code list. */
  complete?(schema: Record<string, unknown>, path: string): Record<string, unknown>
}

/**
 * One self-contained schema: the document at a path, with every document that it refers to by a relative path under `$defs`, named
 * by its path. Throws CompareError for a reference to a document that cannot be read; its `place` begins with the path of the
 * referring document. References to a URL are kept.
 */
export function bundle(path: string, library: Library): Schema {
  const documents = new Map<string, Schema>()
  const root = visit(path)
  if (typeof root === 'boolean') return root
  const others = [...documents].filter(([own]) => own !== path)
  return others.length === 0 ? root : { ...root, $defs: { ...(root.$defs as object | undefined), ...Object.fromEntries(others) } }

  function visit(document: string): Schema {
    const known = documents.get(document)
    if (known !== undefined) return known
    // Known before it is read, so that a reference back to it ends here.
    documents.set(document, true)
    const done = rewriteSchema(library.read(document), document, '')
    documents.set(document, done)
    return done
  }

  function rewriteSchema(schema: unknown, document: string, pointer: string): Schema {
    if (schema === null || typeof schema !== 'object' || Array.isArray(schema)) return schema as Schema
    const own = schema as Record<string, unknown>
    const complete = library.complete?.(own, document) ?? own
    return Object.fromEntries(
      Object.entries(complete).map(([keyword, value]) => [keyword, rewriteKeyword(keyword, value, document, `${pointer}${pointerStep(keyword)}`)]),
    )
  }

  function rewriteKeyword(keyword: string, value: unknown, document: string, pointer: string): unknown {
    if (keyword === '$ref' && typeof value === 'string') return rewriteReference(value, document, pointer)
    const shape = definitionKeywords.has(keyword) ? 'named' : applicatorShape(keyword)
    if (shape === undefined || value === null || typeof value !== 'object') return value
    if (shape === 'one') return rewriteSchema(value, document, pointer)
    if (shape === 'list') return (value as unknown[]).map((inner, i) => rewriteSchema(inner, document, `${pointer}${pointerStep(i)}`))
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, rewriteSchema(inner, document, `${pointer}${pointerStep(name)}`)]))
  }

  function rewriteReference(ref: string, document: string, pointer: string): string {
    const [file = '', fragment = ''] = ref.split('#') as [string, string?]
    let target = document
    if (file !== '') {
      // A URL is kept: whether it is the `$id` of the bundle itself shows when the bundle is read.
      if (/^[a-z][a-z0-9+.-]*:/i.test(file)) return ref
      target = resolve(document, file)
      try {
        visit(target)
      } catch (error) {
        if (error instanceof CompareError) throw error
        throw new CompareError(`${document}#${pointer}`, `引用的文件读不到：${ref}`, `cannot read the reference ${ref}: ${(error as Error).message}`)
      }
    }
    return `#${target === path ? '' : `/$defs${pointerStep(target)}`}${fragment}`
  }
}

/** The path that a relative path means in the document at `from`. */
function resolve(from: string, relative: string): string {
  const parts = from.split('/').slice(0, -1)
  for (const part of relative.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}
