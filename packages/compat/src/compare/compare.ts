import type { Answer } from '../model/answer.js'
import type { Json } from '../model/json.js'
import type { Schema } from '../model/schema.js'
import type { BilingualText } from '../model/text.js'
import { type Bump, bumpOf } from './bump.js'
import type { Change } from './change.js'
import { changesOf } from './changes.js'
import { Pair } from './pair.js'

/** What became of a schema: each direction answered, every difference named. */
export interface Comparison {
  /** Whether whoever reads by the old schema can read all that the new one allows. */
  newWithinOld: Answer
  /** Whether whatever was made by the old schema still satisfies the new one. */
  oldWithinNew: Answer
  bump: Bump
  changes: Change[]
}

/** Whether every instance of `a` is an instance of `b`. Throws CompareError where one of them cannot be read. */
export function within(a: Schema, b: Schema): Answer {
  return new Pair(a, b).within('firstInSecond')
}

/** Whether a schema accepts anything at all; an instance shows it. */
export type Satisfiable = { answer: 'satisfiable'; witness: Json } | { answer: 'empty' | 'unknown'; reason: BilingualText }

/** Whether some instance satisfies a schema, such as a profile that may contradict itself. Throws CompareError where it cannot be read. */
export function satisfiable(schema: Schema): Satisfiable {
  const answer = within(schema, false)
  if (answer.answer === 'refuted') return { answer: 'satisfiable', witness: answer.witness }
  return { answer: answer.answer === 'proved' ? 'empty' : 'unknown', reason: answer.reason }
}

/** Compares an old schema with a new one. Throws CompareError where one of them cannot be read. */
export function compare(old: Schema, next: Schema): Comparison {
  const pair = new Pair(old, next)
  return compared(pair, pair.within('secondInFirst'), pair.within('firstInSecond'))
}

/** As `compare`, but by the engine alone: no witness is put to the validators, which costs most of the time. For sweeps, not for releases. */
export function judge(old: Schema, next: Schema): Comparison {
  const pair = new Pair(old, next)
  return compared(pair, pair.subset([pair.second], [pair.first]), pair.subset([pair.first], [pair.second]))
}

function compared(pair: Pair, newWithinOld: Answer, oldWithinNew: Answer): Comparison {
  const changes = changesOf(pair, oldWithinNew, newWithinOld)
  return { newWithinOld, oldWithinNew, bump: bumpOf(changes, oldWithinNew, newWithinOld), changes }
}
