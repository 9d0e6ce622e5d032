import type { Json } from '../src/model/json.js'
import type { Schema } from '../src/model/schema.js'

/** Pseudo-random numbers in [0, 1) from a seed (mulberry32), so that every run is the same. */
export function randomness(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const names = ['a', 'b', 'ab', 'x1']
const strings = ['', 'a', 'b', 'ab', 'aa', 'x1', '1', '12', '123', '2024-02-29', '2023-02-29', '甲', 'abc']
const numbers = [-2, -1, 0, 0.5, 1, 1.5, 2, 3, 4, 6, 0.1, 0.3, 10]
const lookarounds = ['^(?=a)', '^(?!ab)[ab]*$', '(?<=a)b', 'a\\b', '^(?=.*1)(?=.*x)', '^(?!.*a).*$']
const unknownKeywords = { nullable: true, maxLenght: 1, example: 'a', dependencies: { a: ['b'] }, components: { a: false }, id: 'a' }
const patterns = ['^a', 'a', '^a*$', '^[ab]+$', '^[0-9]{1,2}$', '^x', 'b$', '^(?:a|x1)$', '.']
const types = ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object']

/** Random values and schemas. The small alphabet of names, strings and patterns makes schemas meet often. */
export class RandomSource {
  constructor(private readonly random: () => number) {}

  /** True with such a probability. */
  chance(probability: number): boolean {
    return this.random() < probability
  }

  /** A whole number from 0 to below `count`. */
  below(count: number): number {
    return Math.floor(this.random() * count)
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!
  }

  /** From 1 to `most` different entries. */
  some<T>(list: readonly T[], most: number): T[] {
    return [...new Set(Array.from({ length: 1 + this.below(most) }, () => this.pick(list)))]
  }

  value(depth = 3): Json {
    const kind = this.below(depth > 0 ? 8 : 6)
    if (kind === 0) return null
    if (kind === 1) return this.chance(0.5)
    if (kind < 4) return this.pick(numbers)
    if (kind < 6) return this.pick(strings)
    if (kind === 6) return Array.from({ length: this.below(4) }, () => this.value(depth - 1))
    return Object.fromEntries(
      this.some(names, 4)
        .slice(this.below(2))
        .map((name) => [name, this.value(depth - 1)]),
    )
  }

  /** A value with one part replaced, removed or added. */
  altered(value: Json): Json {
    if (value === null || typeof value !== 'object' || this.chance(0.2)) return this.value(1)
    if (Array.isArray(value)) {
      const at = this.below(value.length + 1)
      if (this.chance(0.3)) return value.filter((_, i) => i !== at)
      if (this.chance(0.3) || at === value.length)
        return [...value.slice(0, at), value.length > 0 && this.chance(0.5) ? this.pick(value) : this.value(1), ...value.slice(at)]
      return value.map((item, i) => (i === at ? this.altered(item) : item))
    }
    const name = this.pick([...Object.keys(value), ...names])
    const { [name]: old, ...rest } = value
    if (old !== undefined && this.chance(0.3)) return rest
    return { ...rest, [name]: old === undefined || this.chance(0.3) ? this.value(1) : this.altered(old) }
  }

  /** A closed object with optional properties of few values: it has finitely many instances. */
  finiteObject(): Record<string, unknown> {
    const value = (): Schema => this.pick<Schema>([{ const: 1 }, { type: 'boolean' }, { enum: ['a', null] }, { const: {} }])
    const properties = Object.fromEntries(this.some(names, 3).map((name) => [name, value()]))
    return { type: 'object', properties, additionalProperties: false, ...(this.chance(0.3) && { required: this.some(names, 1) }) }
  }

  /** A schema as draft-07 writes it: `items` for `prefixItems`, `dependencies`, and no keyword of later drafts. */
  inDraft07(schema: Schema): Schema {
    if (typeof schema === 'boolean') return schema
    const inner = (value: unknown): unknown => (Array.isArray(value) ? value.map((one) => this.inDraft07(one as Schema)) : this.inDraft07(value as Schema))
    const named = (value: unknown) => Object.fromEntries(Object.entries(value as object).map(([name, one]) => [name, Array.isArray(one) ? one : inner(one)]))
    const out: Record<string, unknown> = {}
    for (const [keyword, value] of Object.entries(schema)) {
      if (keyword === 'prefixItems') out.items = inner(value)
      else if (keyword === 'items') out[schema.prefixItems === undefined ? 'items' : 'additionalItems'] = inner(value)
      else if (keyword === 'dependentSchemas' || keyword === 'dependentRequired') out.dependencies = { ...(out.dependencies as object), ...named(value) }
      else if (/^(?:properties|patternProperties|\$defs)$/.test(keyword)) out[keyword] = named(value)
      else if (/^(?:additionalProperties|propertyNames|contains|allOf|anyOf|oneOf|not|if|then|else)$/.test(keyword)) out[keyword] = inner(value)
      else out[keyword] = value
    }
    return out
  }

  /** A schema of supported keywords, nested up to `depth`. It may contain the references in `refs`, also to itself. */
  schema(depth: number, refs: readonly string[] = []): Schema {
    if (this.chance(0.05)) return this.chance(0.8)
    if (refs.length > 0 && depth < 3 && this.chance(0.12)) return { $ref: this.pick(refs) }
    const out: Record<string, unknown> = {}
    const parts: (() => void)[] = [
      () => (out.type = this.chance(0.7) ? this.pick(types) : this.some(types, 3)),
      () => (out.enum = Array.from({ length: 1 + this.below(4) }, () => this.value(1))),
      () => (out.const = this.value(1)),
      () => this.numeric(out),
      () => this.textual(out),
      () => this.textual(out),
    ]
    if (depth > 0) {
      parts.push(
        () => this.listed(out, depth, refs),
        () => this.listed(out, depth, refs),
        () => this.named(out, depth, refs),
        () => this.named(out, depth, refs),
        () => this.named(out, depth, refs),
        () => this.joined(out, depth, refs),
      )
    }
    for (let count = 1 + this.below(3); count > 0; count--) this.pick(parts)()
    if (this.chance(0.06)) return { ...out, ...this.finiteObject() }
    if (this.chance(0.06)) Object.assign(out, { [this.pick(Object.keys(unknownKeywords))]: this.pick(Object.values(unknownKeywords)) })
    return out
  }

  /** A schema with a few keywords added, removed or replaced, as between two editions. */
  edited(schema: Schema, depth: number, refs: readonly string[] = []): Schema {
    if (typeof schema === 'boolean' || this.chance(0.15)) return this.schema(depth, refs)
    const copy = structuredClone(schema) as Record<string, unknown>
    const keys = Object.keys(copy).filter((key) => key !== '$defs')
    const key = keys.length > 0 ? this.pick(keys) : undefined
    const value = key === undefined ? undefined : copy[key]
    if (key !== undefined && this.chance(0.25)) delete copy[key]
    else if (key === 'properties' && this.chance(0.7)) {
      const name = this.pick(Object.keys(value as object))
      copy.properties = { ...(value as object), [name]: this.edited((value as Record<string, Schema>)[name]!, depth - 1, refs) }
    } else if (key === 'items' || key === 'not' || key === 'contains') copy[key] = this.edited(value as Schema, depth - 1, refs)
    else {
      const more = this.schema(depth, refs)
      if (typeof more !== 'boolean') Object.assign(copy, { ...more, ...(this.chance(0.5) ? copy : {}) })
    }
    return copy
  }

  private numeric(out: Record<string, unknown>): void {
    const keyword = this.pick(['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'])
    out[keyword] = keyword === 'multipleOf' ? this.pick([1, 2, 3, 0.5, 0.1]) : this.pick(numbers)
  }

  private textual(out: Record<string, unknown>): void {
    const keyword = this.pick(['minLength', 'maxLength', 'pattern', 'pattern', 'format'])
    if (keyword === 'pattern') out.pattern = this.pick(this.chance(0.25) ? lookarounds : patterns)
    else if (keyword === 'format') out.format = this.pick(['date', 'date', 'uuid', 'uri', 'uri-reference', 'phone', 'idn-email'])
    else out[keyword] = this.below(4)
  }

  private listed(out: Record<string, unknown>, depth: number, refs: readonly string[]): void {
    const inner = () => this.schema(depth - 1, refs)
    const keyword = this.pick(['items', 'items', 'prefixItems', 'contains', 'uniqueItems', 'minItems', 'maxItems'])
    if (keyword === 'prefixItems') out.prefixItems = Array.from({ length: 1 + this.below(2) }, inner)
    else if (keyword === 'uniqueItems') out.uniqueItems = true
    else if (keyword === 'contains') {
      out.contains = inner()
      if (this.chance(0.3)) out.minContains = this.below(3)
      if (this.chance(0.3)) out.maxContains = this.below(3)
    } else out[keyword] = keyword === 'items' ? inner() : this.below(4)
  }

  private named(out: Record<string, unknown>, depth: number, refs: readonly string[]): void {
    const inner = () => this.schema(depth - 1, refs)
    const keyword = this.pick(
      'properties properties properties required required additionalProperties patternProperties propertyNames minProperties maxProperties dependentRequired dependentSchemas unevaluatedProperties'.split(
        ' ',
      ),
    )
    if (keyword === 'properties') out.properties = Object.fromEntries(this.some(names, 3).map((name) => [name, inner()]))
    else if (keyword === 'required') out.required = this.some(names, 2)
    else if (keyword === 'additionalProperties') out.additionalProperties = this.chance(0.6) ? false : inner()
    else if (keyword === 'patternProperties') out.patternProperties = Object.fromEntries(this.some(patterns, 3).map((source) => [source, inner()]))
    else if (keyword === 'propertyNames') out.propertyNames = this.schema(0)
    else if (keyword === 'dependentRequired') out.dependentRequired = { [this.pick(names)]: this.some(names, 2) }
    else if (keyword === 'unevaluatedProperties') out.unevaluatedProperties = this.chance(0.6) ? false : inner()
    else if (keyword === 'dependentSchemas') out.dependentSchemas = { [this.pick(names)]: inner() }
    else out[keyword] = this.below(4)
  }

  private joined(out: Record<string, unknown>, depth: number, refs: readonly string[]): void {
    // No references here: a schema that refers to itself in place is refused.
    const inner = () => this.schema(depth - 1, depth > 1 ? [] : refs.filter(() => false))
    const keyword = this.pick(['allOf', 'anyOf', 'oneOf', 'not', 'if'])
    if (keyword === 'not') out.not = inner()
    else if (keyword === 'if') {
      out.if = inner()
      // biome-ignore lint/suspicious/noThenProperty: it is the keyword
      if (this.chance(0.8)) out.then = inner()
      if (this.chance(0.6)) out.else = inner()
    } else out[keyword] = Array.from({ length: 1 + this.below(3) }, inner)
  }
}
