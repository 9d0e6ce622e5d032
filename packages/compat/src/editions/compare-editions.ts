import { bumpOf } from '../compare/bump.js'
import { type Comparison, compare } from '../compare/compare.js'
import { Pair } from '../compare/pair.js'
import type { Answer } from '../model/answer.js'
import { CompareError, type Schema } from '../model/schema.js'
import type { Edition } from './edition.js'
import { clauseChanges, codeChanges, ruleChanges, typeChanges } from './edition-changes.js'

/** How a new edition differs from an old one: record types, code lists, rules and normative text together. */
export interface EditionComparison extends Comparison {
  /** The record type that decides an answer other than `proved`, where the editions have several. */
  refutedBy: { newWithinOld?: string; oldWithinNew?: string }
}

/**
 * Compares an old edition with a new one. A change of normative text alone asks for a minor step at most: what it demands counts
 * through the schemas and rules that check it. Throws CompareError where a schema cannot be read; its `place` begins with the record
 * type, and its `side` says whether the schema is the old one or the new one.
 */
export function compareEditions(old: Edition, next: Edition): EditionComparison {
  const compared = Object.keys(next.types)
    .filter((type) => Object.hasOwn(old.types, type))
    .map((type) => ({ type, ...compareType(type, old.types[type]!, next.types[type]!) }))
  const hasSeveralTypes = new Set([...Object.keys(old.types), ...Object.keys(next.types)]).size > 1
  const changes = [
    ...typeChanges(old, next),
    ...compared.flatMap(({ type, changes: own }) =>
      hasSeveralTypes ? own.map((change) => ({ ...change, id: `${type}:${change.id}`, place: { ...change.place, type } })) : own,
    ),
    ...codeChanges(old.codeLists, next.codeLists),
    ...ruleChanges(old.rules, next.rules),
    ...clauseChanges(old.clauses, next.clauses),
  ]
  const newWithinOld = combine(compared.map(({ type, newWithinOld: answer }) => ({ type, answer })))
  const oldWithinNew = combine(compared.map(({ type, oldWithinNew: answer }) => ({ type, answer })))
  const refutedBy = { ...(newWithinOld.type && { newWithinOld: newWithinOld.type }), ...(oldWithinNew.type && { oldWithinNew: oldWithinNew.type }) }
  return {
    newWithinOld: newWithinOld.answer,
    oldWithinNew: oldWithinNew.answer,
    refutedBy: hasSeveralTypes ? refutedBy : {},
    bump: bumpOf(
      changes.map((change) => (change.place.data.startsWith('clauses/') && change.kind !== 'annotation' ? { ...change, kind: 'added' as const } : change)),
      oldWithinNew.answer,
      newWithinOld.answer,
    ),
    changes,
  }
}

function compareType(type: string, old: Schema, next: Schema): Comparison {
  try {
    return compare(old, next)
  } catch (error) {
    if (!(error instanceof CompareError)) throw error
    throw new CompareError(`${type}${error.place}`, error.zh, error.en, isReadable(old) ? 'new' : 'old')
  }
}

function isReadable(schema: Schema): boolean {
  try {
    new Pair(schema, true)
    return true
  } catch {
    return false
  }
}

/** The answer for all record types together: the first that is refuted, or else the first that is unknown, or else proved. */
function combine(answers: { type: string; answer: Answer }[]): { type?: string; answer: Answer } {
  for (const wanted of ['refuted', 'unknown']) {
    const one = answers.find(({ answer }) => answer.answer === wanted)
    if (one) return one
  }
  if (answers.length === 1) return { answer: answers[0]!.answer }
  return { answer: { answer: 'proved', reason: { zh: '双方都有的记录类型都已证明', en: 'proved for every record type that both have' } } }
}
