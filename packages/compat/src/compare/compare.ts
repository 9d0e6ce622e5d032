import type { Answer } from '../model/answer.js'
import type { Json } from '../model/json.js'
import type { Schema } from '../model/schema.js'
import type { BilingualText } from '../model/text.js'
import type { Limits } from '../solve/budget.js'
import { type Bump, bumpOf } from './bump.js'
import type { Change, SideNote } from './change.js'
import { changesOf } from './changes.js'
import { Pair } from './pair.js'

/** How a new schema differs from an old one. */
export interface Comparison {
  /** Whether all data made by the new schema satisfies the old one, so that old readers can read it. */
  newWithinOld: Answer
  /** Whether all data made by the old schema satisfies the new one. */
  oldWithinNew: Answer
  /** The step of the version number that the differences ask for. */
  bump: Bump
  /** Every difference, field by field: those that break producers first, then those that break readers. */
  changes: Change[]
  /** What has no effect in one of the schemas although its author may think so, such as a misspelt keyword. */
  notes: SideNote[]
}

/** Whether every instance of `a` is an instance of `b`; unknown where that takes more than 10 seconds or the `limits`. Throws CompareError where one of them cannot be read. */
export function within(a: Schema, b: Schema, limits?: Partial<Limits>): Answer {
  return new Pair(a, b, limits).within('firstInSecond')
}

/** Whether a schema accepts any instance. The witness is one. */
export type Satisfiable = { answer: 'satisfiable'; witness: Json } | { answer: 'empty' | 'unknown'; reason: BilingualText }

/** Whether any instance satisfies a schema, such as a profile that may contradict itself. Throws CompareError where it cannot be read. */
export function satisfiable(schema: Schema): Satisfiable {
  const answer = within(schema, false)
  if (answer.answer === 'refuted') return { answer: 'satisfiable', witness: answer.witness }
  return { answer: answer.answer === 'proved' ? 'empty' : 'unknown', reason: answer.reason }
}

/**
 * Compares an old schema with a new one. What takes more than 10 seconds together, or the `limits`, is unknown. Throws CompareError
 * where one of them cannot be read.
 */
export function compare(old: Schema, next: Schema, limits?: Partial<Limits>): Comparison {
  const pair = new Pair(old, next, limits)
  return toComparison(pair, pair.within('secondInFirst'), pair.within('firstInSecond'))
}

/**
 * Like `compare`, but no witness is checked by the validators, which takes most of the time. For sweeps over many schemas, not for
 * releases. Throws CompareError where a schema cannot be read.
 */
export function compareUnverified(old: Schema, next: Schema): Comparison {
  const pair = new Pair(old, next)
  return toComparison(pair, pair.isSubset([pair.second], [pair.first]), pair.isSubset([pair.first], [pair.second]))
}

function toComparison(pair: Pair, newWithinOld: Answer, oldWithinNew: Answer): Comparison {
  const changes = changesOf(pair, oldWithinNew, newWithinOld)
  const { first, second } = pair.documents
  const notes = [...first.notes.map((note) => ({ ...note, side: 'old' as const })), ...second.notes.map((note) => ({ ...note, side: 'new' as const }))]
  return { newWithinOld, oldWithinNew, bump: bumpOf(changes, oldWithinNew, newWithinOld), changes, notes }
}
