import { canonical } from '../model/json.js'
import { applicatorShape, definitionKeywords, isAnnotation, valueKeywords } from '../model/keywords.js'
import { pointerStep, unescapeStep } from '../model/pointer.js'
import { CompareError, type Schema } from '../model/schema.js'
import { isKnownFormat } from '../pattern/formats.js'
import { assertSafePattern, invalidValue, normaliseKeyword } from './keyword-values.js'

/** One subschema of a document, with its references resolved. */
export interface LinkedSchema {
  /** JSON Pointer of the subschema in its document. */
  pointer: string
  schema: Schema
  /** The keywords that are neither subschemas nor annotations, normalised, as canonical text. */
  ownText: string
  /** Subschemas by role: `properties/name`, `allOf/0`, `$ref`. */
  children: Map<string, LinkedSchema>
  /** Keywords that the engine does not support; a format or dialect with its value. */
  unsupported: string[]
  /** Whether it asserts nothing but its `$ref`. */
  isReference: boolean
}

const dialect = 'https://json-schema.org/draft/2020-12/schema'

/** Most subschemas nested in each other, those behind references included. */
const maxDepth = 1000

/**
 * Reads a document into subschemas that refer to each other. Throws CompareError for a reference that leads out of the document
 * or nowhere, for an invalid value of a keyword, and for a pattern that backtracks catastrophically.
 */
export function link(document: Schema): LinkedSchema {
  const known = new Map<string, LinkedSchema>()
  const rootId = typeof document === 'object' && typeof document.$id === 'string' ? document.$id : undefined
  let depth = 0
  return visit('', '')

  /** `from` is the pointer of what leads to the subschema, for an error. */
  function visit(pointer: string, from: string): LinkedSchema {
    const before = known.get(pointer)
    if (before) return before
    const schema = lookUp(pointer, from)
    if (depth > maxDepth) throw new CompareError(`#${pointer}`, '嵌套过深', 'nested too deep')
    const linked: LinkedSchema = {
      pointer,
      schema,
      ownText: '',
      children: new Map(),
      unsupported: [],
      isReference: typeof schema !== 'boolean' && isPureReference(schema),
    }
    known.set(pointer, linked)
    if (typeof schema === 'boolean') {
      linked.ownText = String(schema)
      return linked
    }
    const own: Record<string, unknown> = {}
    depth++
    for (const keyword of Object.keys(schema).sort()) readKeyword(linked, own, schema, keyword)
    depth--
    linked.ownText = canonical(Object.keys(own).length === 0 && linked.children.size === 0 ? true : own)
    return linked
  }

  /** Adds a keyword to the subschema, or to its `own` keywords. */
  function readKeyword(linked: LinkedSchema, own: Record<string, unknown>, schema: Record<string, unknown>, keyword: string): void {
    const { pointer } = linked
    const value = schema[keyword]
    if (value === undefined || isAnnotation(keyword)) {
      if (keyword === '$id' && pointer !== '') linked.unsupported.push('$id')
      if (keyword === '$schema' && value !== dialect) linked.unsupported.push(`$schema ${String(value)}`)
      return
    }
    if (definitionKeywords.has(keyword)) return
    if (keyword === 'format' && typeof value === 'string' && !isKnownFormat(value)) {
      linked.unsupported.push(`format ${value}`)
      own[keyword] = value
      return
    }
    if (keyword === 'patternProperties') {
      for (const source of Object.keys(value as object)) assertSafePattern(source, `${pointer}${pointerStep(keyword)}${pointerStep(source)}`)
    }
    if (valueKeywords.has(keyword)) {
      const normal = normaliseKeyword(keyword, value, pointer, schema)
      // `const` and `enum` normalise to the same keyword. Where a schema has both, both values are kept.
      if (normal !== undefined) own[normal[0]] = own[normal[0]] === undefined ? normal[1] : [own[normal[0]], normal[1]]
      return
    }
    const shape = applicatorShape(keyword)
    if (shape === undefined) {
      linked.unsupported.push(keyword)
      own[keyword] = value
      return
    }
    if ((keyword === 'then' || keyword === 'else') && schema.if === undefined) return
    const at = `${pointer}${pointerStep(keyword)}`
    if (keyword === '$ref') {
      if (typeof value !== 'string') throw invalidValue(at, keyword)
      linked.children.set('$ref', visit(resolve(value, pointer), at))
    } else if (shape === 'one') linked.children.set(keyword, visit(at, pointer))
    else if (shape === 'list') {
      if (!Array.isArray(value)) throw invalidValue(at, keyword)
      for (let i = 0; i < value.length; i++) linked.children.set(`${keyword}/${i}`, visit(`${at}${pointerStep(i)}`, pointer))
    } else {
      if (value === null || typeof value !== 'object' || Array.isArray(value)) throw invalidValue(at, keyword)
      for (const name of Object.keys(value).sort()) linked.children.set(`${keyword}/${name}`, visit(`${at}${pointerStep(name)}`, pointer))
    }
  }

  /** The pointer that a reference leads to. */
  function resolve(ref: string, from: string): string {
    const [path = '', fragment = ''] = ref.split('#') as [string, string?]
    if (path !== '' && path !== rootId) {
      throw new CompareError(`#${from}/$ref`, `引用在文档之外：${ref}；请先打包成一个文档`, `reference out of the document: ${ref}; bundle it first`)
    }
    if (fragment !== '' && !fragment.startsWith('/')) return resolveAnchor(fragment, from, ref)
    try {
      return decodeURIComponent(fragment)
    } catch {
      throw new CompareError(`#${from}/$ref`, `引用写法有误：${ref}`, `malformed reference: ${ref}`)
    }
  }

  function resolveAnchor(name: string, from: string, ref: string): string {
    const pointers: string[] = []
    const search = (value: unknown, pointer: string): void => {
      if (value === null || typeof value !== 'object') return
      if ((value as Record<string, unknown>).$anchor === name) pointers.push(pointer)
      for (const [key, inner] of Object.entries(value)) if (key !== 'enum' && key !== 'const') search(inner, `${pointer}${pointerStep(key)}`)
    }
    search(document, '')
    if (pointers.length !== 1) throw new CompareError(`#${from}/$ref`, `引用指向的内容不存在：${ref}`, `nothing at ${ref}`)
    return pointers[0]!
  }

  function lookUp(pointer: string, from: string): Schema {
    let at: unknown = document
    for (const part of pointer.split('/').slice(1)) {
      const key = unescapeStep(part)
      at = at !== null && typeof at === 'object' && Object.hasOwn(at, key) ? (at as Record<string, unknown>)[key] : undefined
    }
    if (typeof at === 'boolean' || (at !== null && typeof at === 'object' && !Array.isArray(at))) return at as Schema
    if (at === undefined) throw new CompareError(`#${from}`, `引用指向的内容不存在：#${pointer}`, `nothing at #${pointer}`)
    throw new CompareError(`#${pointer}`, '这里应是一个模式（对象或 true、false）', 'a schema is an object, true or false')
  }
}

function isPureReference(schema: Record<string, unknown>): boolean {
  return (
    typeof schema.$ref === 'string' && Object.keys(schema).every((keyword) => keyword === '$ref' || isAnnotation(keyword) || definitionKeywords.has(keyword))
  )
}
