import { inPlaceApplicators } from '../model/keywords.js'
import type { SchemaClass } from './classes.js'
import type { KeywordLiteral } from './formula.js'
import type { FormulaTable } from './formula-table.js'
import { opaque } from './opaque.js'

type Part = 'properties' | 'items'

/** The properties and items that the keywords of a subschema evaluate, where these are the same for every instance it accepts. */
interface Evaluated {
  names: Set<string>
  patterns: Set<string>
  allProperties: boolean
  /** How many items from the first one on. */
  items: number
  allItems: boolean
}

/**
 * `unevaluatedProperties` and `unevaluatedItems` as assertions on what the other keywords leave unevaluated. Where that depends on
 * the instance, they are opaque.
 */
export function unevaluated(formulas: FormulaTable, schemaClass: SchemaClass): KeywordLiteral[] {
  const properties = schemaClass.children.get('unevaluatedProperties')
  const items = schemaClass.children.get('unevaluatedItems')
  if (!properties && !items) return []
  const evaluated: Evaluated = { names: new Set(), patterns: new Set(), allProperties: false, items: 0, allItems: false }
  const out: KeywordLiteral[] = []
  const isStatic = (part: Part) => collectEvaluated(schemaClass, evaluated, part, true)
  if (properties) {
    if (!isStatic('properties')) out.push(['unevaluatedProperties', opaque(formulas, schemaClass, ['unevaluatedProperties'])])
    else if (!evaluated.allProperties) {
      const selector = { kind: 'others' as const, names: [...evaluated.names].sort(), patterns: [...evaluated.patterns].sort() }
      out.push(['unevaluatedProperties', formulas.atom({ kind: 'propertyValues', type: 'object', selector, value: formulas.register(properties) })])
    }
  }
  if (items) {
    if (!isStatic('items')) out.push(['unevaluatedItems', opaque(formulas, schemaClass, ['unevaluatedItems'])])
    else if (!evaluated.allItems) {
      out.push(['unevaluatedItems', formulas.atom({ kind: 'itemsFrom', type: 'array', from: evaluated.items, value: formulas.register(items) })])
    }
  }
  return out
}

/** Adds what a class evaluates. Returns false where that depends on the instance. */
function collectEvaluated(schemaClass: SchemaClass, evaluated: Evaluated, part: Part, isRoot: boolean): boolean {
  const { representative, children } = schemaClass
  if (representative.unsupported.length > 0) return false
  if (!isRoot && children.has(part === 'properties' ? 'unevaluatedProperties' : 'unevaluatedItems')) {
    if (part === 'properties') evaluated.allProperties = true
    else evaluated.allItems = true
  }
  for (const [role, child] of children) {
    const [keyword, ...rest] = role.split('/')
    if (part === 'properties') {
      if (keyword === 'properties') evaluated.names.add(rest.join('/'))
      else if (keyword === 'patternProperties') evaluated.patterns.add(rest.join('/'))
      else if (keyword === 'additionalProperties') evaluated.allProperties = true
    } else if (keyword === 'prefixItems') evaluated.items = Math.max(evaluated.items, Number(rest[0]) + 1)
    else if (keyword === 'items') evaluated.allItems = true
    else if (keyword === 'contains') return false
    if (keyword === 'allOf' || keyword === '$ref' || keyword === '$dynamicRef') {
      if (!collectEvaluated(child, evaluated, part, false)) return false
      // `not` evaluates nothing: a schema that refuses an instance does not count.
    } else if (keyword !== 'not' && Object.hasOwn(inPlaceApplicators, keyword!) && mayEvaluate(child, part, new Set())) return false
  }
  return true
}

/** Whether a class, or one that it applies to the same instance, evaluates properties or items. */
function mayEvaluate(schemaClass: SchemaClass, part: Part, visited: Set<SchemaClass>): boolean {
  if (visited.has(schemaClass)) return false
  visited.add(schemaClass)
  const keywords =
    part === 'properties'
      ? ['properties', 'patternProperties', 'additionalProperties', 'unevaluatedProperties']
      : ['prefixItems', 'items', 'contains', 'unevaluatedItems']
  if (schemaClass.representative.unsupported.length > 0) return true
  for (const [role, child] of schemaClass.children) {
    const keyword = role.split('/', 1)[0]!
    if (keywords.includes(keyword) || (Object.hasOwn(inPlaceApplicators, keyword) && mayEvaluate(child, part, visited))) return true
  }
  return false
}
