import { canonical } from '../model/json.js'
import { containers, isAnnotation, plain, subschemas } from '../model/keywords.js'
import { step } from '../model/pointer.js'
import { CompareError, type Schema } from '../model/schema.js'
import { isKnownFormat } from '../pattern/formats.js'
import { normalise, usablePattern, wrong } from './keyword-values.js'

/** One subschema of a document, its references followed. */
export interface Linked {
  /** JSON Pointer of the subschema in its document. */
  place: string
  schema: Schema
  /** What it says without its subschemas, as canonical text. */
  local: string
  /** Subschemas by role: `properties/name`, `allOf/0`, `$ref`. */
  children: Map<string, Linked>
  /** Keywords that the engine does not know. */
  foreign: string[]
  /** Whether it says nothing but what it refers to. */
  isReference: boolean
}

const dialect = 'https://json-schema.org/draft/2020-12/schema'

/** Subschemas within subschemas, references followed. */
const deepest = 1000

/**
 * Reads a document into subschemas that know each other. Throws CompareError for a reference that leads out of the document
 * or nowhere, and for a keyword whose value is not what the keyword takes.
 */
export function link(document: Schema): Linked {
  const known = new Map<string, Linked>()
  const root = document
  const rootId = typeof root === 'object' && typeof root.$id === 'string' ? root.$id : undefined
  let depth = 0
  return visit('', '')

  function visit(place: string, from: string): Linked {
    const before = known.get(place)
    if (before) return before
    const schema = lookUp(place, from)
    if (depth > deepest) throw new CompareError(`#${place}`, '嵌套过深', 'nested too deep')
    const linked: Linked = { place, schema, local: '', children: new Map(), foreign: [], isReference: typeof schema !== 'boolean' && isPureReference(schema) }
    known.set(place, linked)
    if (typeof schema === 'boolean') {
      linked.local = String(schema)
      return linked
    }
    const said: Record<string, unknown> = {}
    depth++
    for (const keyword of Object.keys(schema).sort()) read(linked, said, schema, keyword)
    depth--
    linked.local = canonical(Object.keys(said).length === 0 && linked.children.size === 0 ? true : said)
    return linked
  }

  function read(linked: Linked, said: Record<string, unknown>, schema: Record<string, unknown>, keyword: string): void {
    const { place } = linked
    const value = schema[keyword]
    if (value === undefined || isAnnotation(keyword)) {
      if (keyword === '$id' && place !== '') linked.foreign.push('$id')
      if (keyword === '$schema' && value !== dialect) linked.foreign.push(`$schema ${String(value)}`)
      return
    }
    if (containers.has(keyword)) return
    if (keyword === 'format' && typeof value === 'string' && !isKnownFormat(value)) {
      linked.foreign.push(`format ${value}`)
      said[keyword] = value
      return
    }
    if (keyword === 'patternProperties') for (const source of Object.keys(value as object)) usablePattern(source, `${place}${step(keyword)}${step(source)}`)
    if (plain.has(keyword)) {
      const normal = normalise(keyword, value, place, schema)
      if (normal !== undefined) said[normal[0]] = said[normal[0]] === undefined ? normal[1] : [said[normal[0]], normal[1]]
      return
    }
    const shape = Object.hasOwn(subschemas, keyword) ? subschemas[keyword] : undefined
    if (shape === undefined) {
      linked.foreign.push(keyword)
      said[keyword] = value
      return
    }
    if ((keyword === 'then' || keyword === 'else') && schema.if === undefined) return
    const at = `${place}${step(keyword)}`
    if (keyword === '$ref') {
      if (typeof value !== 'string') throw wrong(at, keyword)
      linked.children.set('$ref', visit(resolve(value, place), at))
    } else if (shape === 'one') linked.children.set(keyword, visit(at, place))
    else if (shape === 'list') {
      if (!Array.isArray(value)) throw wrong(at, keyword)
      for (let i = 0; i < value.length; i++) linked.children.set(`${keyword}/${i}`, visit(`${at}${step(i)}`, place))
    } else {
      if (value === null || typeof value !== 'object' || Array.isArray(value)) throw wrong(at, keyword)
      for (const name of Object.keys(value).sort()) linked.children.set(`${keyword}/${name}`, visit(`${at}${step(name)}`, place))
    }
  }

  function resolve(ref: string, from: string): string {
    const [path = '', fragment = ''] = ref.split('#') as [string, string?]
    if (path !== '' && path !== rootId) {
      throw new CompareError(`#${from}/$ref`, `引用在文档之外：${ref}；请先打包成一个文档`, `reference out of the document: ${ref}; bundle it first`)
    }
    if (fragment !== '' && !fragment.startsWith('/')) return anchor(fragment, from, ref)
    try {
      return decodeURIComponent(fragment)
    } catch {
      throw new CompareError(`#${from}/$ref`, `引用写法有误：${ref}`, `malformed reference: ${ref}`)
    }
  }

  function anchor(name: string, from: string, ref: string): string {
    const places: string[] = []
    const seek = (value: unknown, place: string): void => {
      if (value === null || typeof value !== 'object') return
      if ((value as Record<string, unknown>).$anchor === name) places.push(place)
      for (const [key, inner] of Object.entries(value)) if (key !== 'enum' && key !== 'const') seek(inner, `${place}${step(key)}`)
    }
    seek(root, '')
    if (places.length !== 1) throw new CompareError(`#${from}/$ref`, `引用指向的内容不存在：${ref}`, `nothing at ${ref}`)
    return places[0]!
  }

  function lookUp(place: string, from: string): Schema {
    let at: unknown = root
    for (const part of place.split('/').slice(1)) {
      const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
      at = at !== null && typeof at === 'object' && Object.hasOwn(at, key) ? (at as Record<string, unknown>)[key] : undefined
    }
    if (typeof at === 'boolean' || (at !== null && typeof at === 'object' && !Array.isArray(at))) return at as Schema
    if (at === undefined) throw new CompareError(`#${from}`, `引用指向的内容不存在：#${place}`, `nothing at #${place}`)
    throw new CompareError(`#${place}`, '这里应是一个模式（对象或 true、false）', 'a schema is an object, true or false')
  }
}

function isPureReference(schema: Record<string, unknown>): boolean {
  return typeof schema.$ref === 'string' && Object.keys(schema).every((keyword) => keyword === '$ref' || isAnnotation(keyword) || containers.has(keyword))
}
