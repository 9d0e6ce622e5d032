import type { Json, Type } from '../model/json.js'
import { matches } from '../pattern/match.js'

/**
 * What a schema says, as a formula over atoms. A literal is the number of a form, negative for its opposite; equal forms
 * have equal numbers, so `x` and `-x` meet wherever two schemas share a part. `1` is true, `-1` false.
 *
 * Except for `types` and `enum`, an atom speaks of one type of instance and holds of every other.
 */
export type Literal = number

export type Form =
  | { kind: 'true' }
  | { kind: 'and'; parts: Literal[] }
  | { kind: 'one'; parts: Literal[] }
  | { kind: 'types'; among: Type[] }
  | { kind: 'enum'; values: Json[]; texts: Set<string> }
  | { kind: 'opaque'; of: undefined; class: number; why: { zh: string; en: string } }
  | { kind: 'minimum' | 'maximum'; of: 'number'; bound: number; exclusive: boolean }
  | { kind: 'multipleOf'; of: 'number'; factor: number }
  | { kind: 'pattern'; of: 'string'; source: string }
  | { kind: 'format'; of: 'string'; name: string }
  | { kind: 'minLength' | 'maxLength'; of: 'string'; count: number }
  | { kind: 'item'; of: 'array'; index: number; value: Sub }
  | { kind: 'rest'; of: 'array'; from: number; value: Sub }
  | { kind: 'atLeast' | 'atMost'; of: 'array'; count: number; value: Sub }
  | { kind: 'unique'; of: 'array' }
  | { kind: 'minItems' | 'maxItems'; of: 'array'; count: number }
  | { kind: 'every'; of: 'object'; names: Names; value: Sub }
  | { kind: 'names'; of: 'object'; value: Sub }
  | { kind: 'has'; of: 'object'; name: string }
  | { kind: 'minProperties' | 'maxProperties'; of: 'object'; count: number }

/** A schema for a part of the instance: the number of its class. It is unfolded only when something asks for it. */
export type Sub = number

/** Which properties are meant: one name, those that match a pattern, or those neither named nor matched. */
export type Names = { kind: 'name'; name: string } | { kind: 'pattern'; source: string } | { kind: 'rest'; names: string[]; patterns: string[] }

/** A keyword and what it says, what it needs of its neighbours included. */
export type Piece = [keyword: string, literal: Literal]

/** Whether a property of that name is meant. */
export function isAmong(names: Names, name: string): boolean {
  if (names.kind === 'name') return names.name === name
  if (names.kind === 'pattern') return matches(names.source, name)
  return !names.names.includes(name) && !names.patterns.some((source) => matches(source, name))
}
