import { type Dialect, dialects, isSince } from '../model/dialect.js'
import { applicatorShape, definitionKeywords } from '../model/keywords.js'
import { pointerStep } from '../model/pointer.js'
import type { Schema } from '../model/schema.js'

/** A schema resource: the document itself, or a subschema of it with an `$id`. */
interface Resource {
  /** Its URI without a fragment. */
  uri: string
  pointer: string
  /** The pointers of its anchors by name; undefined for a name that several have. */
  anchors: Map<string, string | undefined>
  /** The names of those of its anchors that are dynamic. */
  dynamicAnchors: Set<string>
}

/** Where a reference leads: to a subschema of the document, out of the document, or nowhere. */
export type Target = { pointer: string } | { outside: string } | 'nowhere' | 'malformed'

/** The URI of a document without an `$id`: any will do, as it only resolves relative references. */
const unnamed = 'https://document.invalid/'

/** The resources and anchors of one document, for the references in it. */
export class Resources {
  private readonly all: Resource[] = []
  private readonly byUri = new Map<string, Resource>()

  constructor(
    document: Schema,
    private readonly dialect: Dialect,
  ) {
    this.add(document, unnamed, '')
    this.collect(document, '', this.all[0]!)
  }

  /** Where a reference leads that stands in the subschema at a pointer. */
  resolve(ref: string, from: string): Target {
    const base = this.resourceOf(from)
    const [file = '', ...rest] = ref.split('#')
    try {
      const fragment = decodeURIComponent(rest.join('#'))
      if (file === '') return this.resolveIn(base, fragment)
      const uri = new URL(file, base.uri).href
      const resource = this.byUri.get(uri)
      return resource ? this.resolveIn(resource, fragment) : { outside: ref }
    } catch {
      return 'malformed'
    }
  }

  /**
   * Where a dynamic reference leads. Undefined where that depends on the way by which the subschema is reached: several resources
   * have such a dynamic anchor, and the document itself, which is always on the way, has none.
   */
  resolveDynamic(ref: string, from: string): Target | undefined {
    const plain = this.resolve(ref, from)
    if (plain === 'nowhere' || plain === 'malformed' || 'outside' in plain) return plain
    const name = decodeURIComponent(ref.split('#')[1] ?? '')
    // A pointer, or an anchor that is not dynamic, leads where a plain reference would.
    if (this.resourceOf(plain.pointer).anchors.get(name) !== plain.pointer || !this.resourceOf(plain.pointer).dynamicAnchors.has(name)) return plain
    const candidates = this.all.filter(({ dynamicAnchors }) => dynamicAnchors.has(name))
    const [outermost] = candidates
    return candidates.length === 1 || outermost!.pointer === '' ? this.resolveIn(outermost!, name) : undefined
  }

  /** Like `resolveDynamic`, for `$recursiveRef: "#"` of 2019-09, whose anchors have no names. */
  resolveRecursive(from: string): Target | undefined {
    const own = this.resourceOf(from)
    if (!own.dynamicAnchors.has('')) return { pointer: own.pointer }
    const candidates = this.all.filter(({ dynamicAnchors }) => dynamicAnchors.has(''))
    return candidates.length === 1 || candidates[0]!.pointer === '' ? { pointer: candidates[0]!.pointer } : undefined
  }

  private resolveIn(resource: Resource, fragment: string): Target {
    if (fragment === '' || fragment.startsWith('/')) return { pointer: resource.pointer + fragment }
    const pointer = resource.anchors.get(fragment)
    return pointer === undefined ? 'nowhere' : { pointer }
  }

  private resourceOf(pointer: string): Resource {
    let own = this.all[0]!
    for (const one of this.all) {
      const isAround = pointer === one.pointer || pointer.startsWith(`${one.pointer}/`)
      if (isAround && one.pointer.length >= own.pointer.length) own = one
    }
    return own
  }

  /** Makes a resource of a subschema that has an `$id`. Returns undefined for any other. */
  private add(schema: Schema, base: string, pointer: string): Resource | undefined {
    const isOnlyReference = typeof schema === 'object' && schema.$ref !== undefined && !isSince(this.dialect, '2019-09')
    const id = typeof schema === 'object' && !isOnlyReference ? schema[this.dialect === 'draft-04' ? 'id' : '$id'] : undefined
    if (pointer !== '' && (typeof id !== 'string' || id.startsWith('#'))) return undefined
    let uri = base
    try {
      if (typeof id === 'string') uri = new URL(id, base).href.split('#')[0]!
    } catch {
      if (pointer !== '') return undefined
    }
    const resource: Resource = { uri, pointer, anchors: new Map(), dynamicAnchors: new Set() }
    this.all.push(resource)
    this.byUri.set(uri, resource)
    return resource
  }

  private collect(schema: unknown, pointer: string, around: Resource): void {
    if (schema === null || typeof schema !== 'object') return
    if (Array.isArray(schema)) {
      for (const [i, inner] of schema.entries()) this.collect(inner, `${pointer}${pointerStep(i)}`, around)
      return
    }
    const own = schema as Record<string, unknown>
    const resource = pointer === '' ? around : (this.add(own, around.uri, pointer) ?? around)
    this.addAnchors(own, pointer, resource)
    for (const [keyword, value] of Object.entries(own)) {
      const at = `${pointer}${pointerStep(keyword)}`
      const shape = keyword === '$ref' || keyword === '$dynamicRef' ? undefined : subschemaShape(keyword)
      if (shape === undefined || value === null || typeof value !== 'object') continue
      if (shape !== 'named') this.collect(value, at, resource)
      else for (const [name, inner] of Object.entries(value)) if (!Array.isArray(inner)) this.collect(inner, `${at}${pointerStep(name)}`, resource)
    }
  }

  private addAnchors(own: Record<string, unknown>, pointer: string, { anchors, dynamicAnchors }: Resource): void {
    const { $anchor, $dynamicAnchor, $recursiveAnchor, $id, id } = own
    const add = (name: string) => anchors.set(name, anchors.has(name) ? undefined : pointer)
    if (isSince(this.dialect, '2019-09')) {
      if (typeof $anchor === 'string') add($anchor)
      if (this.dialect === dialects.at(-1) && typeof $dynamicAnchor === 'string') {
        add($dynamicAnchor)
        dynamicAnchors.add($dynamicAnchor)
      }
      if (this.dialect === '2019-09' && $recursiveAnchor === true) dynamicAnchors.add('')
      return
    }
    // Up to draft-07, an `$id` that is only a fragment is an anchor.
    const name = this.dialect === 'draft-04' ? id : $id
    if (typeof name === 'string' && /^#[^/]/.test(name)) add(name.slice(1))
  }
}

/** How the subschemas of a keyword are written, in whatever dialect. */
function subschemaShape(keyword: string): 'one' | 'list' | 'named' | undefined {
  if (definitionKeywords.has(keyword) || keyword === 'dependencies') return 'named'
  return keyword === 'additionalItems' ? 'one' : applicatorShape(keyword)
}
