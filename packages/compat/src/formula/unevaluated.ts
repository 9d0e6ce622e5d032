import type { BilingualText } from '../model/text.js'
import type { SchemaClass } from './classes.js'
import type { ClassId, KeywordLiteral, Literal } from './formula.js'
import type { FormulaTable } from './formula-table.js'
import { opaque } from './opaque.js'

type Part = 'properties' | 'items'

/** The properties and items that keywords evaluate. */
interface Evaluated {
  names: readonly string[]
  patterns: readonly string[]
  allProperties: boolean
  /** How many items from the first one on. */
  items: number
  allItems: boolean
  /** Items that match one of these are evaluated, wherever they stand. */
  contains: readonly ClassId[]
}

/** What is evaluated where some conditions hold. The cases of one schema together cover every instance. */
interface Case {
  conditions: readonly Literal[]
  evaluated: Evaluated
}

const nothing: Evaluated = { names: [], patterns: [], allProperties: false, items: 0, allItems: false, contains: [] }

/** Most cases that are told apart. */
const maxCases = 256

/**
 * `unevaluatedProperties` and `unevaluatedItems` as assertions on what the other keywords leave unevaluated. Where that depends on
 * the instance, there is one assertion for each case; where there are too many cases, they are opaque.
 */
export function unevaluated(formulas: FormulaTable, schemaClass: SchemaClass): KeywordLiteral[] {
  const out: KeywordLiteral[] = []
  for (const [keyword, part] of [
    ['unevaluatedProperties', 'properties'],
    ['unevaluatedItems', 'items'],
  ] as const) {
    const value = schemaClass.children.get(keyword)
    if (!value) continue
    const cases = new Cases(formulas, part).ofRoot(schemaClass)
    if (!cases) out.push([keyword, opaque(formulas, `${keyword} ${schemaClass.index}`, tooManyCases(keyword))])
    else
      for (const one of cases) out.push([keyword, formulas.or([...one.conditions.map((condition) => -condition), rest(formulas, one.evaluated, value, part)])])
  }
  return out
}

function tooManyCases(keyword: string): BilingualText {
  return { zh: `${keyword} 所看的内容有太多种情形`, en: `what ${keyword} leaves depends on too many cases` }
}

/** What is not evaluated satisfies a schema. */
function rest(formulas: FormulaTable, evaluated: Evaluated, value: SchemaClass, part: Part): Literal {
  if (part === 'properties') {
    if (evaluated.allProperties) return 1
    const selector = { kind: 'others' as const, names: [...evaluated.names].sort(), patterns: [...evaluated.patterns].sort() }
    return formulas.atom({ kind: 'propertyValues', type: 'object', selector, value: formulas.register(value) })
  }
  if (evaluated.allItems) return 1
  const own = formulas.register(value)
  const allowed = evaluated.contains.length === 0 ? own : formulas.anyOf([...new Set([...evaluated.contains, own])].sort((a, b) => a - b))
  return formulas.atom({ kind: 'itemsFrom', type: 'array', from: evaluated.items, value: allowed })
}

class Cases {
  private readonly known = new Map<SchemaClass, Case[] | undefined>()

  constructor(
    private readonly formulas: FormulaTable,
    private readonly part: Part,
  ) {}

  /** The cases of a class. Undefined where there are too many, or what is evaluated is not known. */
  of(schemaClass: SchemaClass): Case[] | undefined {
    if (!this.known.has(schemaClass)) this.known.set(schemaClass, this.ofRoot(schemaClass, false))
    return this.known.get(schemaClass)
  }

  /** Of the schema that has the keyword in question, the keyword itself does not count. */
  ofRoot(schemaClass: SchemaClass, isRoot = true): Case[] | undefined {
    const { representative, children } = schemaClass
    if (representative.unsupported.some(({ keyword }) => keyword.startsWith('$'))) return undefined
    let cases: Case[] | undefined = [{ conditions: [], evaluated: this.own(schemaClass, isRoot) }]
    for (const group of this.groups(children)) cases = joined(cases, group)
    return cases
  }

  /** What the keywords of a class evaluate by themselves. */
  private own({ children }: SchemaClass, isRoot: boolean): Evaluated {
    const { part } = this
    const has = (keyword: string) => children.has(keyword)
    const under = (keyword: string) => [...children.keys()].filter((role) => role.startsWith(`${keyword}/`)).map((role) => role.slice(keyword.length + 1))
    if (part === 'properties') {
      const allProperties = has('additionalProperties') || (!isRoot && has('unevaluatedProperties'))
      return { ...nothing, names: under('properties'), patterns: under('patternProperties'), allProperties }
    }
    const contains = children.get('contains')
    return {
      ...nothing,
      items: under('prefixItems').length,
      allItems: has('items') || (!isRoot && has('unevaluatedItems')),
      contains: contains ? [this.formulas.register(contains)] : [],
    }
  }

  /** For each applicator to the same instance, its cases. `not` evaluates nothing: a schema that refuses an instance does not count. */
  private groups(children: SchemaClass['children']): (Case[] | undefined)[] {
    const groups: (Case[] | undefined)[] = []
    const oneOf: SchemaClass[] = []
    for (const [role, child] of children) {
      const [keyword, name = ''] = split(role)
      if (keyword === 'allOf' || role === '$ref' || role === '$dynamicRef') groups.push(this.of(child))
      else if (keyword === 'anyOf') groups.push(this.where(this.formulas.literalOf(child), child))
      else if (keyword === 'oneOf') oneOf.push(child)
      else if (keyword === 'dependentSchemas') groups.push(this.where(this.hasProperty(name), child))
    }
    // Exactly one branch holds, so that there is one case for each.
    if (oneOf.some((branch) => this.evaluates(branch))) groups.push(union(oneOf.map((branch) => this.under(this.formulas.literalOf(branch), this.of(branch)))))
    const condition = children.get('if')
    if (condition) groups.push(this.conditional(condition, children.get('then'), children.get('else')))
    return groups
  }

  private conditional(condition: SchemaClass, then: SchemaClass | undefined, otherwise: SchemaClass | undefined): Case[] | undefined {
    if (![condition, then, otherwise].some((one) => one && this.evaluates(one))) return [{ conditions: [], evaluated: nothing }]
    const holds = this.formulas.literalOf(condition)
    const met = joined(this.of(condition), then ? this.of(then) : [{ conditions: [], evaluated: nothing }])
    return union([this.under(holds, met), this.under(-holds, otherwise ? this.of(otherwise) : [{ conditions: [], evaluated: nothing }])])
  }

  /** The cases of a schema that counts only where a condition holds. */
  private where(condition: Literal, child: SchemaClass): Case[] | undefined {
    if (!this.evaluates(child)) return [{ conditions: [], evaluated: nothing }]
    return union([this.under(condition, this.of(child)), [{ conditions: [-condition], evaluated: nothing }]])
  }

  private under(condition: Literal, cases: Case[] | undefined): Case[] | undefined {
    return cases?.map(({ conditions, evaluated }) => ({ conditions: [condition, ...conditions], evaluated }))
  }

  private hasProperty(name: string): Literal {
    return this.formulas.and([this.formulas.types(['object']), this.formulas.atom({ kind: 'hasProperty', type: 'object', name })])
  }

  /** Whether a schema evaluates anything in some case. */
  private evaluates(child: SchemaClass): boolean {
    const cases = this.of(child)
    return (
      cases === undefined ||
      cases.some(({ evaluated: one }) => one.names.length + one.patterns.length + one.items + one.contains.length > 0 || one.allItems || one.allProperties)
    )
  }
}

/** The keyword of a role, and what follows: `dependentSchemas` and the name. */
function split(role: string): [string, string?] {
  const at = role.indexOf('/')
  return at < 0 ? [role] : [role.slice(0, at), role.slice(at + 1)]
}

function union(groups: (Case[] | undefined)[]): Case[] | undefined {
  if (groups.includes(undefined)) return undefined
  const all = groups.flatMap((group) => group!)
  return all.length > maxCases ? undefined : all
}

/** Every case of one together with every case of the other. */
function joined(a: Case[] | undefined, b: Case[] | undefined): Case[] | undefined {
  if (!a || !b || a.length * b.length > maxCases) return undefined
  return a.flatMap((one) => b.map((other) => ({ conditions: [...one.conditions, ...other.conditions], evaluated: both(one.evaluated, other.evaluated) })))
}

function both(a: Evaluated, b: Evaluated): Evaluated {
  return {
    names: [...new Set([...a.names, ...b.names])],
    patterns: [...new Set([...a.patterns, ...b.patterns])],
    allProperties: a.allProperties || b.allProperties,
    items: Math.max(a.items, b.items),
    allItems: a.allItems || b.allItems,
    contains: [...new Set([...a.contains, ...b.contains])],
  }
}
