import { type Dialect, dialectNamed, dialects, isSince, latestDialect } from '../model/dialect.js'
import { exactText, type InexactNumber, inexactNumbersIn } from '../model/inexact.js'
import { canonical, type InstanceType } from '../model/json.js'
import { applicatorShape, definitionKeywords, isAnnotation, typeConstrained, valueKeywords } from '../model/keywords.js'
import type { Note } from '../model/note.js'
import { pointerStep, unescapeStep } from '../model/pointer.js'
import { CompareError, type Schema } from '../model/schema.js'
import type { BilingualText } from '../model/text.js'
import { isKnownFormat } from '../pattern/formats.js'
import { assertSafePattern, invalidValue, normaliseKeyword } from './keyword-values.js'
import { type ModernSchema, modernise } from './modernise.js'
import { ignoredFormat, ignoredKeyword } from './notes.js'
import { Resources, type Target } from './resources.js'

/** One subschema of a document, with its references resolved. */
export interface LinkedSchema {
  /** JSON Pointer of the subschema in its document. */
  pointer: string
  /** The subschema as draft 2020-12 writes it, without what has no effect. Schemas within it are as they stand in the document. */
  schema: Schema
  /** Keywords and formats that have no effect, with their values. */
  ignored: Record<string, unknown>
  /** The keywords that are neither subschemas nor annotations, normalised, as canonical text. */
  ownText: string
  /** Subschemas by role: `properties/name`, `allOf/0`, `$ref`. */
  children: Map<string, LinkedSchema>
  /** What the engine cannot decide. It can only refuse more. */
  unsupported: Unsupported[]
  /** Whether it asserts nothing but its `$ref`. */
  isReference: boolean
}

/** A keyword that the engine cannot decide; `enum` for `const`. */
export interface Unsupported {
  keyword: string
  value: unknown
  /** The same only where the keyword asserts the same. */
  key: string
  reason: BilingualText
  /** The only type of instance that it constrains. */
  type?: InstanceType
}

/** A document that was read. */
export interface LinkedDocument {
  root: LinkedSchema
  dialect: Dialect
  /** Every subschema that applies somewhere. */
  subschemas: LinkedSchema[]
  /** What has no effect in it although its author may think so. */
  notes: Note[]
}

/** Most subschemas nested in each other, those behind references included. */
const maxDepth = 1000

let documents = 0

/**
 * Reads a document into subschemas that refer to each other. Throws CompareError for a dialect that is not known, for a reference that
 * leads out of the document or nowhere, for an invalid value of a keyword, and for a pattern that backtracks catastrophically.
 */
export function link(document: Schema): LinkedDocument {
  const known = new Map<string, LinkedSchema>()
  const notes: Note[] = []
  const dialect = dialectOf(document)
  const resources = new Resources(document, dialect)
  // An unsupported reference means something else in every document, even where it is written the same.
  const documentNumber = ++documents
  let depth = 0
  const root = visit('', '')
  return { root, dialect, subschemas: [...known.values()], notes }

  /** `from` is the pointer of what leads to the subschema, for an error. */
  function visit(pointer: string, from: string): LinkedSchema {
    const before = known.get(pointer)
    if (before) return before
    const written = lookUp(pointer, from)
    if (depth > maxDepth) throw new CompareError(`#${shortened(pointer)}`, '嵌套过深', 'nested too deep')
    const linked: LinkedSchema = { pointer, schema: written, ignored: {}, ownText: '', children: new Map(), unsupported: [], isReference: false }
    known.set(pointer, linked)
    if (typeof written === 'boolean') {
      linked.ownText = String(written)
      return linked
    }
    assertDialect(written, pointer)
    const modern = modernise(written, dialect)
    takeIgnored(linked, modern)
    linked.schema = modern.schema
    linked.isReference = isPureReference(modern.schema)
    const own: Record<string, unknown> = {}
    depth++
    for (const keyword of Object.keys(modern.schema).sort()) readKeyword(linked, own, modern, keyword)
    depth--
    linked.ownText = canonical(Object.keys(own).length === 0 && linked.children.size === 0 ? true : own)
    return linked
  }

  /** Notes what has no effect. */
  function takeIgnored(linked: LinkedSchema, { schema, ignored }: ModernSchema): void {
    linked.ignored = ignored
    const isReference = schema.$ref !== undefined && !isSince(dialect, '2019-09')
    for (const keyword of Object.keys(ignored)) notes.push(ignoredKeyword(linked.pointer, keyword, dialect, isReference))
    if (typeof schema.format === 'string' && !isKnownFormat(schema.format)) {
      ignored.format = schema.format
      notes.push(ignoredFormat(linked.pointer, schema.format))
      delete schema.format
    }
  }

  /** Adds a keyword to the subschema, or to its `own` keywords. */
  function readKeyword(linked: LinkedSchema, own: Record<string, unknown>, { schema, writtenAs }: ModernSchema, keyword: string): void {
    const { pointer } = linked
    const value = schema[keyword]
    if (value === undefined || isAnnotation(keyword) || definitionKeywords.has(keyword)) return
    const at = `${pointer}${pointerStep(writtenAs[keyword] ?? keyword)}`
    if (valueKeywords.has(keyword)) {
      const [inexact] = inexactNumbersIn(value)
      if (inexact) {
        takeInexact(linked, keyword, inexact, at)
        return
      }
      const normal = normaliseKeyword(keyword, value, at, schema)
      // `const` and `enum` normalise to the same keyword. Where a schema has both, both values are kept.
      if (normal !== undefined) own[normal[0]] = own[normal[0]] === undefined ? normal[1] : [own[normal[0]], normal[1]]
      return
    }
    if (keyword === '$ref' || keyword === '$dynamicRef' || keyword === '$recursiveRef') {
      readReference(linked, keyword, value, at)
      return
    }
    if ((keyword === 'then' || keyword === 'else') && schema.if === undefined) return
    readSubschemas(linked, keyword, value, at)
  }

  /** A keyword whose number no double holds asserts the same as one that is written the same, and no more is known of it. */
  function takeInexact(linked: LinkedSchema, keyword: string, { text }: InexactNumber, at: string): void {
    const schema = linked.schema as Record<string, unknown>
    const value = schema[keyword]
    const reason = {
      zh: `${keyword} 的数 ${text} 双精度存不下，无法精确比较（#${at}）`,
      en: `the number ${text} under ${keyword} is held by no double, so it is not compared exactly (#${at})`,
    }
    notes.push({ place: `#${at}`, ...reason })
    const type = typeConstrained(keyword)
    // `const` is `enum` with one value.
    const [name, whole] = keyword === 'const' ? ['enum', [value]] : [keyword, value]
    linked.unsupported.push({ keyword: name, value: whole, key: `${name} ${exactText(whole)}`, reason, ...(type && { type }) })
    delete schema[keyword]
  }

  function readSubschemas({ children, pointer }: LinkedSchema, keyword: string, value: unknown, at: string): void {
    const shape = applicatorShape(keyword)
    if (keyword === 'items' && Array.isArray(value)) throw listOfItems(at)
    if (shape === 'one') children.set(keyword, visit(at, pointer))
    else if (shape === 'list') {
      if (!Array.isArray(value) || (value.length === 0 && keyword !== 'prefixItems')) throw invalidValue(at, keyword)
      for (let i = 0; i < value.length; i++) children.set(`${keyword}/${i}`, visit(`${at}${pointerStep(i)}`, pointer))
    } else {
      if (value === null || typeof value !== 'object' || Array.isArray(value)) throw invalidValue(at, keyword)
      for (const name of Object.keys(value).sort()) {
        if (keyword === 'patternProperties') assertSafePattern(name, `${at}${pointerStep(name)}`)
        children.set(`${keyword}/${name}`, visit(`${at}${pointerStep(name)}`, pointer))
      }
    }
  }

  function readReference(linked: LinkedSchema, keyword: string, value: unknown, at: string): void {
    if (typeof value !== 'string' || (keyword === '$recursiveRef' && value !== '#')) throw invalidValue(at, keyword)
    const { pointer } = linked
    const target =
      keyword === '$ref'
        ? resources.resolve(value, pointer)
        : keyword === '$dynamicRef'
          ? resources.resolveDynamic(value, pointer)
          : resources.resolveRecursive(pointer)
    if (target === undefined) {
      const reason = { zh: `${keyword} 所指随路径而变，引擎不支持`, en: `what ${keyword} leads to depends on the way, which is not supported` }
      linked.unsupported.push({ keyword, value, key: `${keyword} ${documentNumber} ${pointer}`, reason })
    } else linked.children.set(keyword === '$ref' ? '$ref' : '$dynamicRef', visit(pointerOf(target, value, at), at))
  }

  /** The pointer of a target. Throws CompareError where it is not in the document. */
  function pointerOf(target: Target, ref: string, at: string): string {
    if (target === 'malformed') throw new CompareError(`#${at}`, `引用写法有误：${ref}`, `malformed reference: ${ref}`)
    if (target === 'nowhere') throw new CompareError(`#${at}`, `引用指向的内容不存在：${ref}`, `nothing at ${ref}`)
    if ('outside' in target)
      throw new CompareError(`#${at}`, `引用在文档之外：${ref}；请先打包成一个文档`, `reference out of the document: ${ref}; bundle it first`)
    return target.pointer
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

  function assertDialect({ $schema }: Record<string, unknown>, pointer: string): void {
    if (pointer === '' || typeof $schema !== 'string' || dialectNamed($schema) === dialect) return
    const place = `#${pointer}/$schema`
    throw new CompareError(place, `与整份文档的方言（${dialect}）不同：${$schema}`, `another dialect than that of the document (${dialect}): ${$schema}`)
  }
}

function dialectOf(document: Schema): Dialect {
  const named = typeof document === 'object' ? document.$schema : undefined
  if (named === undefined) return latestDialect
  const dialect = typeof named === 'string' ? dialectNamed(named) : undefined
  if (dialect) return dialect
  const known = [...dialects].reverse()
  throw new CompareError(
    '#/$schema',
    `不认识这种方言：${String(named)}；可读：${known.join('、')}，请先改写为 ${latestDialect}`,
    `an unknown dialect: ${String(named)}; those that can be read are ${known.join(', ')}: rewrite it to ${latestDialect} first`,
  )
}

function listOfItems(pointer: string): CompareError {
  return new CompareError(
    `#${pointer}`,
    'items 写成列表是 2019-09 及更早的写法；请写明 $schema，或改写为 prefixItems',
    'a list under items is of 2019-09 and earlier: name the dialect in $schema, or write prefixItems',
  )
}

/** A long pointer without its middle. */
function shortened(pointer: string): string {
  const steps = pointer.split('/')
  return steps.length > 12 ? [...steps.slice(0, 6), '…', ...steps.slice(-3)].join('/') : pointer
}

function isPureReference(schema: Record<string, unknown>): boolean {
  return (
    typeof schema.$ref === 'string' && Object.keys(schema).every((keyword) => keyword === '$ref' || isAnnotation(keyword) || definitionKeywords.has(keyword))
  )
}
