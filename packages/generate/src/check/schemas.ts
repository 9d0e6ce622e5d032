import { choices, nearest } from '../authoring/nearest.js'
import { authoringSchema, shapeProblems } from '../authoring/shape.js'
import { isSharedField } from '../bundle/bundle.js'
import { evaluate } from '../compile/evaluate.js'
import { lengthsOf, patternProblem } from '../pattern/portable.js'
import type { Problem } from '../problem.js'
import { escapeStep } from '../runtime/pointer.js'
import type { Clause, Schema, Source } from '../source.js'

type Add = (pointer: string, message: string, part?: 'key') => void

const types = ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null']

/** The keywords of the subset, ours among them. */
const keywords = Object.keys(authoringSchema('schema-node').properties!)

/** Every breach of the house rules for schemas; nothing outside the subset is ever skipped in silence. */
export function schemaProblems(source: Source): Problem[] {
  const problems: Problem[] = []
  for (const [path, schema] of source.schemas) {
    const file = `schemas/${path}.schema.json`
    const isCommon = path.startsWith('common/')
    const [standard, edition] = path.split('/')
    const clauses = source.standards.get(`${standard}@${edition}`)?.clauses
    const add: Add = (pointer, message, part) => problems.push({ file, pointer, message, ...(part && { part }) })
    if (!isCommon && !clauses) add('', `no text of ${standard}@${edition}; expected standards/${standard}/${edition}.yaml`)
    const isRecord = typeof schema === 'object' && schema !== null && schema['x-record'] === true
    if (isRecord) {
      if (schema.type !== 'object') add('/type', 'a record type is an object')
      for (const slot of ['$schema', 'extensions']) if (!schema.properties?.[slot]) add('/properties', `a record type has the property ${slot}`)
    }
    const visit = (node: Schema, pointer: string, isNamed: boolean): void => {
      if (hasAnotherShape(node, pointer, add)) return
      // A shared field has its names where it is written.
      const isNamedHere = isNamed && !(node.$ref !== undefined && isSharedField(node.$ref))
      if (isNamedHere && !node.title) add(pointer, 'has no Chinese title')
      if (isNamedHere && !node.description) add(pointer, 'has no description')
      if (isNamedHere && !node['x-en']) add(pointer, 'has no English title (x-en)')
      if (node['x-clause'] !== undefined && isCommon) add(`${pointer}/x-clause`, 'a common element cites no clause: the field that uses it does', 'key')
      if (node.type === 'object' && node.additionalProperties === undefined && !node.oneOf)
        add(pointer, 'is open; an object is closed: additionalProperties: false')
      nodeProblems(source, node, pointer, path, isCommon ? undefined : clauses, add)
      for (const [key, inner] of Object.entries(node.properties ?? {})) visit(inner, `${pointer}/properties/${escapeStep(key)}`, true)
      for (const [key, inner] of Object.entries(node.$defs ?? {})) visit(inner, `${pointer}/$defs/${escapeStep(key)}`, true)
      if (node.items) visit(node.items, `${pointer}/items`, false)
    }
    visit(schema, '', true)
  }
  return problems
}

/** A profile's overlays: the same subset, citing the profile's own clauses; titles are those of the national schema. */
export function overlayProblems(source: Source): Problem[] {
  const problems: Problem[] = []
  for (const { profile, overlays = {}, clauses } of source.profiles) {
    const file = `schemas/profiles/${profile}/profile.yaml`
    const add: Add = (pointer, message, part) => problems.push({ file, pointer, message, ...(part && { part }) })
    const visit = (node: Schema, pointer: string): void => {
      if (hasAnotherShape(node, pointer, add)) return
      nodeProblems(source, node, pointer, undefined, clauses, add)
      for (const [key, inner] of Object.entries(node.properties ?? {})) visit(inner, `${pointer}/properties/${escapeStep(key)}`)
      if (node.items) visit(node.items, `${pointer}/items`)
    }
    for (const [target, overlay] of Object.entries(overlays)) {
      const before = problems.length
      const pointer = `/overlays/${escapeStep(target)}`
      visit(overlay, pointer)
      if (problems.length > before) continue
      try {
        evaluate({ type: 'object', ...overlay })
      } catch (error) {
        add(pointer, (error as Error).message)
      }
    }
  }
  return problems
}

/** Whether keywords of a node have values of another type. The node is then reported and read no further. */
function hasAnotherShape(node: unknown, pointer: string, add: Add): boolean {
  const problems = shapeProblems('schema-node', '', node, pointer)
  for (const { pointer: at, message, part } of problems) add(at, message, part)
  return problems.length > 0
}

/** What holds for every node of every schema. `path` is where its references begin; an overlay has none. */
function nodeProblems(source: Source, node: Schema, pointer: string, path: string | undefined, clauses: Record<string, Clause> | undefined, add: Add): void {
  const at = (keyword: string) => `${pointer}/${escapeStep(keyword)}`
  for (const keyword of Object.keys(node).filter((name) => !keywords.includes(name))) {
    const near = nearest(keyword, keywords)
    if (!keyword.startsWith('x-')) add(at(keyword), `keyword ${keyword} is outside the subset${near}`, 'key')
    else if (near) add(at(keyword), `unknown keyword ${keyword}${near}`, 'key')
  }
  const clause = node['x-clause']
  if (clause !== undefined && clauses && !Object.hasOwn(clauses, clause))
    add(at('x-clause'), `cites clause ${clause}, which does not exist${nearest(String(clause), Object.keys(clauses))}`)
  for (const type of [node.type ?? []].flat()) if (!types.includes(type)) add(at('type'), `unknown type ${type}${choices('known', types, type)}`)
  if (node.pattern !== undefined) patternProblems(node, (message) => add(at('pattern'), message))
  if (node.oneOf && !node.discriminator) add(at('oneOf'), 'oneOf without a discriminator', 'key')
  if (node.enum && node.enum.length > 200) add(at('enum'), `${node.enum.length} values; an enum of thousands is a table and a rule`)
  for (const [i, branch] of (node.oneOf ?? []).entries())
    if (Object.keys(branch).join() !== '$ref') add(`${at('oneOf')}/${i}`, 'a branch is a reference to a definition: { "$ref": "#/$defs/…" }')
  for (const [i, name] of (node.required ?? []).entries())
    if (node.properties && !Object.hasOwn(node.properties, name) && path !== undefined)
      add(`${at('required')}/${i}`, `requires ${name}, which is not declared${nearest(name, Object.keys(node.properties))}`)
  const codes = node['x-codelist']
  if (codes !== undefined && !source.codeLists.has(codes)) add(at('x-codelist'), `no code list ${codes}${nearest(codes, source.codeLists.keys())}`)
  if (path === undefined) return
  for (const [i, { $ref }] of [node, ...(node.oneOf ?? [])].entries())
    if ($ref !== undefined && !resolves(source, path, $ref))
      add(i === 0 ? at('$ref') : `${at('oneOf')}/${i - 1}/$ref`, `nothing at ${$ref}${nearest($ref, referable(source, path))}`)
}

function resolves(source: Source, path: string, ref: string): boolean {
  const [file = '', fragment] = ref.split('#')
  const schema = source.schemas.get(file === '' ? path : new URL(file, `file:///${path}`).pathname.slice(1).replace(/\.schema\.json$/, ''))
  if (schema === undefined || (fragment ?? '') === '') return schema !== undefined
  return fragment!.startsWith('/$defs/') && Object.hasOwn(schema.$defs ?? {}, fragment!.slice('/$defs/'.length))
}

/** The references that can be written in a file: its own definitions, its neighbours, and what is common. */
function referable(source: Source, path: string): string[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const own = Object.keys(source.schemas.get(path)?.$defs ?? {}).map((name) => `#/$defs/${name}`)
  const files = [...source.schemas.keys()].map((file) => (file.startsWith(folder) ? `${file.slice(folder.length)}.schema.json` : `../../${file}.schema.json`))
  return [...own, ...files]
}

/** A pattern that is none, that engines read in different ways, or whose texts are of one length that is not said. */
function patternProblems({ pattern = '', minLength, maxLength }: Schema, add: (message: string) => void): void {
  if (!isPattern(pattern)) {
    add('not a regular expression')
    return
  }
  const problem = patternProblem(pattern)
  if (problem) add(problem)
  if (problem) return
  const { least, most } = lengthsOf(pattern)
  if (least === most && (minLength !== least || maxLength !== most))
    add(`takes ${least} characters only; expected "minLength": ${least}, "maxLength": ${least}, as engines let $ stand before a line end`)
}

function isPattern(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u')
    return true
  } catch {
    return false
  }
}
