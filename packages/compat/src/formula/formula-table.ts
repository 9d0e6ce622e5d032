import { canonical, type Json, type Type, types } from '../model/json.js'
import type { Class } from './classes.js'
import type { Form, Literal, Sub } from './formula.js'

/** The forms of one comparison. */
export class Forms {
  private readonly forms: Form[] = [{ kind: 'true' }, { kind: 'true' }]
  private readonly numbers = new Map<string, Literal>([['true', 1]])
  private readonly classes: (Class | undefined)[] = []
  private readonly unfolded = new Map<Sub, Literal>()

  constructor(private readonly compile: (forms: Forms, one: Class) => Literal) {}

  /** The form that a literal, positive or negative, is about. */
  form(literal: Literal): Form {
    return this.forms[Math.abs(literal)]!
  }

  /** The literal of a subschema. */
  unfold(sub: Sub): Literal {
    let literal = this.unfolded.get(sub)
    if (literal === undefined) this.unfolded.set(sub, (literal = this.compile(this, this.classes[sub]!)))
    return literal
  }

  sub(one: Class): Sub {
    this.classes[one.index] = one
    return one.index
  }

  of(one: Class): Literal {
    return this.unfold(this.sub(one))
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

  /** Exactly one of the parts holds. */
  one(parts: Literal[]): Literal {
    const some = parts.filter((part) => part !== -1)
    if (some.length === 0) return -1
    if (some.length === 1) return some[0]!
    const sorted = [...some].sort((a, b) => a - b)
    return this.intern(`one ${sorted.join()}`, { kind: 'one', parts: sorted })
  }

  types(among: readonly Type[]): Literal {
    const sorted = types.filter((type) => among.includes(type))
    if (sorted.length === types.length) return 1
    return sorted.length === 0 ? -1 : this.intern(`types ${sorted.join()}`, { kind: 'types', among: sorted })
  }

  enum(values: Json[]): Literal {
    const byText = new Map(values.map((value) => [canonical(value), value]))
    if (byText.size === 0) return -1
    const sorted = [...byText.keys()].sort()
    return this.intern(`enum ${sorted.join()}`, { kind: 'enum', values: sorted.map((text) => byText.get(text)!), texts: new Set(sorted) })
  }

  atom(form: Exclude<Form, { kind: 'true' | 'and' | 'one' | 'types' | 'enum' }>): Literal {
    return this.intern(JSON.stringify(form), form)
  }

  private intern(text: string, form: Form): Literal {
    let number = this.numbers.get(text)
    if (number === undefined) {
      number = this.forms.length
      this.numbers.set(text, number)
      this.forms.push(form)
    }
    return number
  }
}
