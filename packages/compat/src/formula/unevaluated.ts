import { inPlace } from '../model/keywords.js'
import type { Class } from './classes.js'
import type { Piece } from './formula.js'
import type { Forms } from './formula-table.js'
import { opaque } from './opaque.js'

/** What the keywords of a subschema have looked at, where that is the same for every instance it accepts. */
interface Evaluated {
  names: Set<string>
  patterns: Set<string>
  allProperties: boolean
  items: number
  allItems: boolean
}

/** `unevaluatedProperties` and `unevaluatedItems`, as what is left by keywords that always apply; opaque where some may not. */
export function unevaluated(forms: Forms, one: Class): Piece[] {
  const properties = one.children.get('unevaluatedProperties')
  const items = one.children.get('unevaluatedItems')
  if (!properties && !items) return []
  const seen: Evaluated = { names: new Set(), patterns: new Set(), allProperties: false, items: 0, allItems: false }
  const out: Piece[] = []
  const isStatic = (keyword: 'properties' | 'items') => gather(one, seen, keyword, true)
  if (properties) {
    if (!isStatic('properties')) out.push(['unevaluatedProperties', opaque(forms, one, ['unevaluatedProperties'])])
    else if (!seen.allProperties) {
      const names = { kind: 'rest' as const, names: [...seen.names].sort(), patterns: [...seen.patterns].sort() }
      out.push(['unevaluatedProperties', forms.atom({ kind: 'every', of: 'object', names, value: forms.sub(properties) })])
    }
  }
  if (items) {
    if (!isStatic('items')) out.push(['unevaluatedItems', opaque(forms, one, ['unevaluatedItems'])])
    else if (!seen.allItems) out.push(['unevaluatedItems', forms.atom({ kind: 'rest', of: 'array', from: seen.items, value: forms.sub(items) })])
  }
  return out
}

/** Adds what a subschema looks at; false where that depends on the instance. */
function gather(one: Class, seen: Evaluated, of: 'properties' | 'items', isRoot: boolean): boolean {
  const { member, children } = one
  if (member.foreign.length > 0) return false
  if (!isRoot && children.has(of === 'properties' ? 'unevaluatedProperties' : 'unevaluatedItems')) {
    if (of === 'properties') seen.allProperties = true
    else seen.allItems = true
  }
  for (const [role, child] of children) {
    const [keyword, ...rest] = role.split('/')
    if (of === 'properties') {
      if (keyword === 'properties') seen.names.add(rest.join('/'))
      else if (keyword === 'patternProperties') seen.patterns.add(rest.join('/'))
      else if (keyword === 'additionalProperties') seen.allProperties = true
    } else if (keyword === 'prefixItems') seen.items = Math.max(seen.items, Number(rest[0]) + 1)
    else if (keyword === 'items') seen.allItems = true
    else if (keyword === 'contains') return false
    if (keyword === 'allOf' || keyword === '$ref') {
      if (!gather(child, seen, of, false)) return false
      // What is refused leaves no trace, and so does what is negated.
    } else if (keyword !== 'not' && Object.hasOwn(inPlace, keyword!) && looksAt(child, of, new Set())) return false
  }
  return true
}

function looksAt(one: Class, of: 'properties' | 'items', visited: Set<Class>): boolean {
  if (visited.has(one)) return false
  visited.add(one)
  const keywords =
    of === 'properties'
      ? ['properties', 'patternProperties', 'additionalProperties', 'unevaluatedProperties']
      : ['prefixItems', 'items', 'contains', 'unevaluatedItems']
  if (one.member.foreign.length > 0) return true
  for (const [role, child] of one.children) {
    const keyword = role.split('/', 1)[0]!
    if (keywords.includes(keyword) || (Object.hasOwn(inPlace, keyword) && looksAt(child, of, visited))) return true
  }
  return false
}
