import type { Literal } from '../formula/formula.js'
import { isAmong } from '../formula/formula.js'
import type { Forms } from '../formula/formula-table.js'
import { canonical, codePoints, type Json, typeOf } from '../model/json.js'
import { acceptsFormat } from '../pattern/formats.js'
import { matches } from '../pattern/match.js'
import { isMultiple } from './decimals.js'

/** Whether a value satisfies a literal; undefined where that depends on what the engine does not know. */
export function accepts(forms: Forms, literal: Literal, value: Json): boolean | undefined {
  const holds = holdsOf(forms, Math.abs(literal), value)
  return holds === undefined ? undefined : literal > 0 === holds
}

/** Whether a value satisfies all of them. */
export function acceptsAll(forms: Forms, literals: readonly Literal[], value: Json): boolean | undefined {
  return all(literals, (literal) => accepts(forms, literal, value))
}

function holdsOf(forms: Forms, literal: Literal, value: Json): boolean | undefined {
  const form = forms.form(literal)
  if ('of' in form && form.of && typeOf(value) !== form.of) return true
  const inner = (sub: number, part: Json) => accepts(forms, forms.unfold(sub), part)
  switch (form.kind) {
    case 'true':
      return true
    case 'opaque':
      return undefined
    case 'and':
      return acceptsAll(forms, form.parts, value)
    case 'one': {
      const verdicts = form.parts.map((part) => accepts(forms, part, value))
      const yes = verdicts.filter((verdict) => verdict === true).length
      if (yes > 1) return false
      return verdicts.includes(undefined) ? undefined : yes === 1
    }
    case 'types':
      return form.among.includes(typeOf(value))
    case 'enum':
      return form.texts.has(canonical(value))
    case 'minimum':
      return form.exclusive ? (value as number) > form.bound : (value as number) >= form.bound
    case 'maximum':
      return form.exclusive ? (value as number) < form.bound : (value as number) <= form.bound
    case 'multipleOf':
      return isMultiple(value as number, form.factor)
    case 'pattern':
      return matches(form.source, value as string)
    case 'format':
      return acceptsFormat(form.name, value as string)
    case 'minLength':
      return codePoints(value as string) >= form.count
    case 'maxLength':
      return codePoints(value as string) <= form.count
    case 'item': {
      const list = value as Json[]
      return form.index >= list.length || inner(form.value, list[form.index]!)
    }
    case 'rest':
      return all((value as Json[]).slice(form.from), (item) => inner(form.value, item))
    case 'atLeast':
    case 'atMost': {
      const verdicts = (value as Json[]).map((item) => inner(form.value, item))
      const yes = verdicts.filter((verdict) => verdict === true).length
      const maybe = yes + verdicts.filter((verdict) => verdict === undefined).length
      if (form.kind === 'atLeast') return yes >= form.count ? true : maybe >= form.count ? undefined : false
      return maybe <= form.count ? true : yes <= form.count ? undefined : false
    }
    case 'unique':
      return new Set((value as Json[]).map(canonical)).size === (value as Json[]).length
    case 'minItems':
      return (value as Json[]).length >= form.count
    case 'maxItems':
      return (value as Json[]).length <= form.count
    case 'every':
      if (form.names.kind === 'name') {
        const { name } = form.names
        return !Object.hasOwn(value as object, name) || inner(form.value, (value as { [name: string]: Json })[name]!)
      }
      return all(Object.entries(value as object), ([name, part]) => !isAmong(form.names, name) || inner(form.value, part))
    case 'names':
      return all(Object.keys(value as object), (name) => inner(form.value, name))
    case 'has':
      return Object.hasOwn(value as object, form.name)
    case 'minProperties':
      return Object.keys(value as object).length >= form.count
    case 'maxProperties':
      return Object.keys(value as object).length <= form.count
  }
}

function all<T>(parts: readonly T[], verdict: (part: T) => boolean | undefined): boolean | undefined {
  let certain = true
  for (const part of parts) {
    const one = verdict(part)
    if (one === false) return false
    if (one === undefined) certain = false
  }
  return certain ? true : undefined
}
