import type { InstanceType, Json } from '../model/json.js'
import type { BilingualText } from '../model/text.js'
import { matches } from '../pattern/match.js'

/**
 * The number of a formula in its table; negative for the negation. Equal formulas have equal numbers, so a contradiction between
 * `x` and `-x` shows wherever two schemas share a part. `1` is true, `-1` is false.
 */
export type Literal = number

/**
 * What a schema asserts about an instance: a conjunction, a choice, or an atom. An atom with a `type` constrains only instances
 * of that type and holds for all others.
 */
export type Formula =
  | { kind: 'true' }
  | { kind: 'and'; parts: Literal[] }
  | { kind: 'exactlyOne'; parts: Literal[] }
  | { kind: 'types'; types: InstanceType[] }
  | { kind: 'enum'; values: Json[]; canonicalTexts: Set<string> }
  | { kind: 'opaque'; type: InstanceType | undefined; key: string; reason: BilingualText }
  | { kind: 'minimum' | 'maximum'; type: 'number'; bound: number; exclusive: boolean }
  | { kind: 'multipleOf'; type: 'number'; factor: number }
  | { kind: 'pattern'; type: 'string'; source: string }
  | { kind: 'format'; type: 'string'; name: string }
  | { kind: 'minLength' | 'maxLength'; type: 'string'; count: number }
  | { kind: 'itemAt'; type: 'array'; index: number; value: ClassId }
  | { kind: 'itemsFrom'; type: 'array'; from: number; value: ClassId }
  | { kind: 'containsAtLeast' | 'containsAtMost'; type: 'array'; count: number; value: ClassId }
  | { kind: 'uniqueItems'; type: 'array' }
  | { kind: 'minItems' | 'maxItems'; type: 'array'; count: number }
  | { kind: 'propertyValues'; type: 'object'; selector: PropertySelector; value: ClassId }
  | { kind: 'propertyNames'; type: 'object'; value: ClassId }
  | { kind: 'hasProperty'; type: 'object'; name: string }
  | { kind: 'minProperties' | 'maxProperties'; type: 'object'; count: number }

/** A schema for a part of the instance, by the number of its class. It is turned into a literal only when a solver asks for it. */
export type ClassId = number

/** Which properties a keyword constrains: the one of a name, those that match a pattern, or those neither named nor matched. */
export type PropertySelector = { kind: 'name'; name: string } | { kind: 'pattern'; source: string } | { kind: 'others'; names: string[]; patterns: string[] }

/** Whether a selector selects the property of a name. */
export function selects(selector: PropertySelector, name: string): boolean {
  if (selector.kind === 'name') return selector.name === name
  if (selector.kind === 'pattern') return matches(selector.source, name)
  return !selector.names.includes(name) && !selector.patterns.some((source) => matches(source, name))
}

/** A keyword and what it asserts, read together with the keywords that it depends on. */
export type KeywordLiteral = [keyword: string, literal: Literal]
