import { type Literal, selects } from '../formula/formula.js'
import type { FormulaTable } from '../formula/formula-table.js'
import { canonical, codePoints, type Json, typeOf } from '../model/json.js'
import { acceptsFormat } from '../pattern/formats.js'
import { matches } from '../pattern/match.js'
import { isMultiple } from './decimals.js'

/** Whether a value satisfies a literal. Undefined where that depends on an unsupported keyword. */
export function accepts(formulas: FormulaTable, literal: Literal, value: Json): boolean | undefined {
  const holds = formulaHolds(formulas, Math.abs(literal), value)
  return holds === undefined ? undefined : literal > 0 === holds
}

/** Whether a value satisfies all literals. Undefined where that depends on an unsupported keyword. */
export function acceptsAll(formulas: FormulaTable, literals: readonly Literal[], value: Json): boolean | undefined {
  return all(literals, (literal) => accepts(formulas, literal, value))
}

function formulaHolds(formulas: FormulaTable, literal: Literal, value: Json): boolean | undefined {
  const formula = formulas.formula(literal)
  if ('type' in formula && formula.type && typeOf(value) !== formula.type) return true
  const acceptsPart = (id: number, part: Json) => accepts(formulas, formulas.unfold(id), part)
  switch (formula.kind) {
    case 'true':
      return true
    case 'opaque':
      return undefined
    case 'and':
      return acceptsAll(formulas, formula.parts, value)
    case 'exactlyOne': {
      const verdicts = formula.parts.map((part) => accepts(formulas, part, value))
      const yes = verdicts.filter((verdict) => verdict === true).length
      if (yes > 1) return false
      return verdicts.includes(undefined) ? undefined : yes === 1
    }
    case 'types':
      return formula.types.includes(typeOf(value))
    case 'enum':
      return formula.canonicalTexts.has(canonical(value))
    case 'minimum':
      return formula.exclusive ? (value as number) > formula.bound : (value as number) >= formula.bound
    case 'maximum':
      return formula.exclusive ? (value as number) < formula.bound : (value as number) <= formula.bound
    case 'multipleOf':
      return isMultiple(value as number, formula.factor)
    case 'pattern':
      return matches(formula.source, value as string)
    case 'format':
      return acceptsFormat(formula.name, value as string)
    case 'minLength':
      return codePoints(value as string) >= formula.count
    case 'maxLength':
      return codePoints(value as string) <= formula.count
    case 'itemAt': {
      const list = value as Json[]
      return formula.index >= list.length || acceptsPart(formula.value, list[formula.index]!)
    }
    case 'itemsFrom':
      return all((value as Json[]).slice(formula.from), (item) => acceptsPart(formula.value, item))
    case 'containsAtLeast':
    case 'containsAtMost': {
      const verdicts = (value as Json[]).map((item) => acceptsPart(formula.value, item))
      const yes = verdicts.filter((verdict) => verdict === true).length
      const maybe = yes + verdicts.filter((verdict) => verdict === undefined).length
      if (formula.kind === 'containsAtLeast') return yes >= formula.count ? true : maybe >= formula.count ? undefined : false
      return maybe <= formula.count ? true : yes <= formula.count ? undefined : false
    }
    case 'uniqueItems':
      return new Set((value as Json[]).map(canonical)).size === (value as Json[]).length
    case 'minItems':
      return (value as Json[]).length >= formula.count
    case 'maxItems':
      return (value as Json[]).length <= formula.count
    case 'propertyValues':
      if (formula.selector.kind === 'name') {
        const { name } = formula.selector
        return !Object.hasOwn(value as object, name) || acceptsPart(formula.value, (value as { [name: string]: Json })[name]!)
      }
      return all(Object.entries(value as object), ([name, part]) => !selects(formula.selector, name) || acceptsPart(formula.value, part))
    case 'propertyNames':
      return all(Object.keys(value as object), (name) => acceptsPart(formula.value, name))
    case 'hasProperty':
      return Object.hasOwn(value as object, formula.name)
    case 'minProperties':
      return Object.keys(value as object).length >= formula.count
    case 'maxProperties':
      return Object.keys(value as object).length <= formula.count
  }
}

/** False if one verdict is false, else undefined if one is undefined, else true. */
function all<T>(parts: readonly T[], verdictOf: (part: T) => boolean | undefined): boolean | undefined {
  let isCertain = true
  for (const part of parts) {
    const one = verdictOf(part)
    if (one === false) return false
    if (one === undefined) isCertain = false
  }
  return isCertain ? true : undefined
}
