// Mutates the released schemas: the computed version step must never be smaller than the mutation requires.
// SHEBIAO_EVERY=1 tries every mutation, SHEBIAO_EVERY=N every Nth one (16 by default).
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { globSync } from 'tinyglobby'
import { describe, expect, it } from 'vitest'
import { compareUnverified, type Schema } from '../packages/compat/dist/index.js'
import { bundle, document, load } from '../packages/generate/dist/index.js'

const every = Number(process.env.SHEBIAO_EVERY ?? 16)
const root = fileURLToPath(new URL('../schemas/generated/', import.meta.url))
const files = globSync(['*/*/*.schema.json'], { cwd: root })

type Node = Record<string, unknown>
interface Mutation {
  what: string
  least: 'major' | 'minor' | 'patch'
  /** Changes the subschema in place. */
  apply(node: Node): void
}

const order = { patch: 0, minor: 1, major: 2 }

/** The mutations of a subschema, each with the smallest version step that it requires. */
function mutationsOf(node: Node, tags: ReadonlySet<string>, isForm: boolean): Mutation[] {
  const out: Mutation[] = []
  const put = (what: string, least: Mutation['least'], apply: Mutation['apply']) => out.push({ what, least, apply })
  const number = (keyword: string, tighter: number) => {
    const value = node[keyword]
    if (typeof value !== 'number') return
    put(`${keyword} tightened`, 'major', (one) => (one[keyword] = value + tighter))
    put(`${keyword} loosened`, 'minor', (one) => (one[keyword] = value - tighter))
  }
  if (node.title !== undefined) put('title changed', 'patch', (one) => (one.title = '改名'))
  // A pattern or a format limits the length already.
  if (node.pattern === undefined && node.format === undefined) {
    number('minLength', 1)
    number('maxLength', -1)
  }
  for (const [keyword, tighter] of [
    ['minItems', 1],
    ['maxItems', -1],
    ['minimum', 1],
    ['maximum', -1],
  ] as const)
    number(keyword, tighter)
  if (Array.isArray(node.enum)) {
    const values = node.enum as unknown[]
    put('code removed', 'major', (one) => (one.enum = values.slice(1)))
    put('code added', 'minor', (one) => (one.enum = [...values, 'zzz']))
  }
  if (node.const !== undefined) put('constant changed', 'major', (one) => (one.const = 'zzz'))
  // A format implies the pattern that is published beside it.
  if (node.pattern !== undefined && node.format === undefined) {
    put('pattern narrowed', 'major', (one) => (one.pattern = '^zzz$'))
    put('pattern dropped', 'minor', (one) => delete one.pattern)
  }
  if (node.format !== undefined) put('format dropped', 'minor', (one) => delete one.format)
  if (node.uniqueItems === true) put('uniqueItems dropped', 'minor', (one) => delete one.uniqueItems)
  if (node.type !== undefined && node.enum === undefined && node.const === undefined) {
    // A union and its forms both state the type: dropping one changes nothing.
    if (!isForm && node.oneOf === undefined) put('type dropped', 'minor', (one) => delete one.type)
    put('type changed', 'major', (one) => (one.type = 'null'))
  }
  const properties = node.properties as Record<string, unknown> | undefined
  if (properties && node.additionalProperties === false) {
    const names = Object.keys(properties)
    const required = (node.required as string[] | undefined) ?? []
    put('object opened', 'minor', (one) => delete one.additionalProperties)
    put('property added', 'minor', (one) => (one.properties = { ...properties, zzz: { type: 'string' } }))
    put('property removed', 'major', (one) => {
      const { [names[0]!]: _, ...rest } = properties
      one.properties = rest
    })
    // The discriminator of a union is required by the union itself.
    const untagged = required.filter((name) => !tags.has(name))
    if (untagged.length > 0) put('requirement dropped', 'minor', (one) => (one.required = required.filter((name) => name !== untagged[0])))
    const optional = names.find((name) => !required.includes(name))
    if (optional) put('requirement added', 'major', (one) => (one.required = [...required, optional]))
  }
  return out
}

/** All subschemas of a document, each with its path. */
function* subschemas(node: unknown, path: string[] = []): Generator<{ node: Node; path: string[] }> {
  if (node === null || typeof node !== 'object' || Array.isArray(node)) return
  yield { node: node as Node, path }
  for (const [keyword, value] of Object.entries(node)) {
    if (keyword === 'properties' || keyword === '$defs')
      for (const [name, inner] of Object.entries(value as object)) yield* subschemas(inner, [...path, keyword, name])
    else if (keyword === 'items') yield* subschemas(value, [...path, keyword])
    else if (keyword === 'oneOf') for (const [i, inner] of (value as unknown[]).entries()) yield* subschemas(inner, [...path, keyword, String(i)])
  }
}

function mutated(schema: Schema, path: string[], apply: Mutation['apply']): Schema {
  const copy = structuredClone(schema)
  let at: unknown = copy
  for (const step of path) at = (at as Node)[step]
  apply(at as Node)
  return copy
}

describe('a schema means the same as it is published and as it is written', () => {
  const source = load(fileURLToPath(new URL('../standards', import.meta.url)), fileURLToPath(new URL('../schemas', import.meta.url)))
  const added = ['not', 'minLength', 'maxLength', 'pattern', 'enumDescriptions', 'discriminator']
  const texts = new Map<string, [written: Schema, published: Schema]>()
  const without = (_: string, node: unknown) =>
    node !== null && typeof node === 'object' && !Array.isArray(node) ? Object.fromEntries(Object.entries(node).filter(([key]) => !added.includes(key))) : node

  it.each(files)('%s: only annotations, and what is said of texts, differ', (file) => {
    const written = document(bundle(source, file.slice(0, -'.schema.json'.length)), source.base) as Schema
    const published = JSON.parse(readFileSync(`${root}${file}`, 'utf8')) as Schema
    expect(JSON.parse(JSON.stringify(published), without)).toEqual(JSON.parse(JSON.stringify(written), without))
    for (const { node, path } of subschemas(written)) {
      const other = path.reduce((at, step) => at[step] as Node, published as Node)
      if (node.type === 'string') texts.set(JSON.stringify([node, other]), [bare(node), bare(other)])
    }
  })
  it('every text that one takes the other takes', () => {
    expect(texts.size).toBeGreaterThan(50)
    for (const [written, published] of texts.values()) {
      // Compat's bounds of date-time are those of ajv-formats, which takes a space for the T: tests of generate hold that pattern.
      if ((written as Node).format === 'date-time') continue
      const { oldWithinNew, newWithinOld } = compareUnverified(written, published)
      expect([oldWithinNew.answer, newWithinOld.answer], JSON.stringify(written)).toEqual(['proved', 'proved'])
    }
  })
})

/** The assertions of a text. */
function bare(node: Node): Schema {
  const names = ['type', 'const', 'enum', 'pattern', 'format', 'minLength', 'maxLength', 'not']
  return Object.fromEntries(Object.entries(node).filter(([keyword]) => names.includes(keyword)))
}

describe('the version step of a mutated schema', () => {
  for (const file of files) {
    it(`is never too small for ${file}`, () => {
      const schema = JSON.parse(readFileSync(`${root}${file}`, 'utf8')) as Schema
      const nodes = [...subschemas(schema)]
      // What a union requires of all its forms is its tag.
      const tags = new Set(nodes.flatMap(({ node }) => (node.oneOf ? ((node.required ?? []) as string[]) : [])))
      const forms = new Set(nodes.flatMap(({ node }) => ((node.oneOf ?? []) as { $ref: string }[]).map(({ $ref }) => $ref)))
      const all = nodes.flatMap(({ node, path }) => mutationsOf(node, tags, forms.has(`#/${path.join('/')}`)).map((mutation) => ({ ...mutation, path })))
      const wrong: string[] = []
      let tried = 0
      all.forEach(({ what, least, apply, path }, i) => {
        if (i % every !== 0) return
        tried++
        const { bump } = compareUnverified(schema, mutated(schema, path, apply))
        if (order[bump] < order[least]) wrong.push(`${path.join('/')}: ${what} requires ${least}, not ${bump}`)
        if (least === 'patch' && bump !== 'patch') wrong.push(`${path.join('/')}: ${what} requires a patch only, not ${bump}`)
      })
      expect(tried).toBeGreaterThan(3)
      expect(wrong).toEqual([])
    })
  }
})
