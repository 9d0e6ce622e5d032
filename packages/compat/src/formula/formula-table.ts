import { canonical, type InstanceType, instanceTypes, type Json } from '../model/json.js'
import type { SchemaClass } from './classes.js'
import type { ClassId, Formula, Literal } from './formula.js'

/** The formulas of one comparison, each kept once (hash-consing). Formulas are simplified when they are added. */
export class FormulaTable {
  private readonly formulas: Formula[] = [{ kind: 'true' }, { kind: 'true' }]
  private readonly literals = new Map<string, Literal>([['true', 1]])
  private readonly classes: (SchemaClass | undefined)[] = []
  private readonly unfolded = new Map<ClassId, Literal>()
  private readonly unions = new Map<string, ClassId>()
  private readonly unionMembers = new Map<ClassId, readonly ClassId[]>()

  /** `compile` gives the formula of a class of subschemas; it is called once for each class that a solver asks for. */
  constructor(private readonly compile: (formulas: FormulaTable, schemaClass: SchemaClass) => Literal) {}

  /** The formula that a literal asserts or negates. */
  formula(literal: Literal): Formula {
    return this.formulas[Math.abs(literal)]!
  }

  /** The literal of a registered class. */
  unfold(id: ClassId): Literal {
    let literal = this.unfolded.get(id)
    if (literal === undefined) {
      const members = this.unionMembers.get(id)
      literal = members ? this.or(members.map((one) => this.unfold(one))) : this.compile(this, this.classes[id]!)
      this.unfolded.set(id, literal)
    }
    return literal
  }

  /** Makes a class known without compiling it, so that recursive schemas can be compiled. */
  register(schemaClass: SchemaClass): ClassId {
    this.classes[schemaClass.index] = schemaClass
    return schemaClass.index
  }

  /** A class of its own for what one of several classes accepts. Their formulas are not asked for before a solver does. */
  anyOf(classes: readonly ClassId[]): ClassId {
    const key = classes.join()
    let id = this.unions.get(key)
    if (id === undefined) {
      // Negative, so that it cannot be the number of a class of subschemas.
      id = -1 - this.unions.size
      this.unions.set(key, id)
      this.unionMembers.set(id, classes)
    }
    return id
  }

  /** The literal of a class. */
  literalOf(schemaClass: SchemaClass): Literal {
    return this.unfold(this.register(schemaClass))
  }

  and(parts: Literal[]): Literal {
    const all = new Set<Literal>()
    for (const part of parts) {
      if (part === -1 || all.has(-part)) return -1
      if (part !== 1) all.add(part)
    }
    if (all.size === 0) return 1
    if (all.size === 1) return [...all][0]!
    const sorted = [...all].sort((a, b) => a - b)
    return this.intern(`and ${sorted.join()}`, { kind: 'and', parts: sorted })
  }

  or(parts: Literal[]): Literal {
    return -this.and(parts.map((part) => -part))
  }

  exactlyOne(parts: Literal[]): Literal {
    const possible = parts.filter((part) => part !== -1)
    if (possible.length === 0) return -1
    if (possible.length === 1) return possible[0]!
    const sorted = [...possible].sort((a, b) => a - b)
    return this.intern(`exactlyOne ${sorted.join()}`, { kind: 'exactlyOne', parts: sorted })
  }

  /** The instance has one of the types. */
  types(types: readonly InstanceType[]): Literal {
    const sorted = instanceTypes.filter((type) => types.includes(type))
    if (sorted.length === instanceTypes.length) return 1
    return sorted.length === 0 ? -1 : this.intern(`types ${sorted.join()}`, { kind: 'types', types: sorted })
  }

  /** The instance equals one of the values. */
  enum(values: Json[]): Literal {
    const byText = new Map(values.map((value) => [canonical(value), value]))
    if (byText.size === 0) return -1
    const sorted = [...byText.keys()].sort()
    return this.intern(`enum ${sorted.join()}`, { kind: 'enum', values: sorted.map((text) => byText.get(text)!), canonicalTexts: new Set(sorted) })
  }

  atom(formula: Exclude<Formula, { kind: 'true' | 'and' | 'exactlyOne' | 'types' | 'enum' }>): Literal {
    // Where an opaque atom stands is no part of what it asserts.
    return this.intern(formula.kind === 'opaque' ? `opaque ${formula.type} ${formula.key}` : JSON.stringify(formula), formula)
  }

  private intern(text: string, formula: Formula): Literal {
    let literal = this.literals.get(text)
    if (literal === undefined) {
      literal = this.formulas.length
      this.literals.set(text, literal)
      this.formulas.push(formula)
    }
    return literal
  }
}
