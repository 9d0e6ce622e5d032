import { bumpOf } from '../compare/bump.js'
import { byWeight, type Change, type SideNote } from '../compare/change.js'
import { type Comparison, compare, satisfiable } from '../compare/compare.js'
import { Pair } from '../compare/pair.js'
import type { Answer } from '../model/answer.js'
import { unescapeStep } from '../model/pointer.js'
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
  const common = Object.keys(next.types).filter((type) => Object.hasOwn(old.types, type))
  const compared = common.map((type) => ({ type, ...compareType(type, old.types[type]!, next.types[type]!) }))
  const removed = onlyIn(old, next, 'old')
  const added = onlyIn(next, old, 'new')
  const codes = codeChanges(old.codeLists, next.codeLists)
  const hasTypes = compared.length + removed.length + added.length > 0
  const newWithinOld = combine([
    ...compared.map(({ type, newWithinOld: answer }) => ({ type, answer })),
    ...added,
    ...(hasTypes ? [] : codeAnswers(codes, 'readers', next.codeLists)),
  ])
  const oldWithinNew = combine([
    ...compared.map(({ type, oldWithinNew: answer }) => ({ type, answer })),
    ...removed,
    ...(hasTypes ? [] : codeAnswers(codes, 'producers', old.codeLists)),
  ])
  const hasSeveralTypes = new Set([...Object.keys(old.types), ...Object.keys(next.types)]).size > 1
  const inType = <T extends object>(type: string, own: T): T & { type?: string } => (hasSeveralTypes ? { ...own, type } : own)
  const changes = [
    ...typeChanges(old, next, { removed: refutedTypes(removed), added: refutedTypes(added) }),
    ...compared.flatMap(({ type, changes: own }) =>
      own.map((change) => ({ ...change, id: hasSeveralTypes ? `${type}:${change.id}` : change.id, place: inType(type, change.place) })),
    ),
    ...codes,
    ...ruleChanges(old.rules, next.rules),
    ...clauseChanges(old.clauses, next.clauses),
  ]
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
    changes: byWeight(changes),
    notes: compared.flatMap(({ type, notes }) => notes.map((note): SideNote => inType(type, note))),
  }
}

/** The answer for one record type; without a type, for something else. */
interface TypeAnswer {
  type?: string
  answer: Answer
}

/** For each record type that only one edition has, whether all its records satisfy the other: none do, if there are any. */
function onlyIn(edition: Edition, other: Edition, side: 'old' | 'new'): Required<TypeAnswer>[] {
  const types = Object.keys(edition.types).filter((type) => !Object.hasOwn(other.types, type))
  return types.map((type) => {
    const possible = named(
      type,
      () => side,
      () => satisfiable(edition.types[type]!),
    )
    if (possible.answer === 'satisfiable') {
      const reason = { zh: `另一版没有记录类型 ${type}`, en: `the other edition has no record type ${type}` }
      return { type, answer: { answer: 'refuted', witness: possible.witness, reason } }
    }
    if (possible.answer === 'unknown') return { type, answer: { answer: 'unknown', reason: possible.reason } }
    return { type, answer: { answer: 'proved', reason: { zh: '没有这种记录', en: 'there is no such record' } } }
  })
}

const refutedTypes = (answers: Required<TypeAnswer>[]) => answers.filter(({ answer }) => answer.answer !== 'proved').map(({ type }) => type)

/** Where only code lists are compared, a code that the other side does not allow, or not on every day, is the witness. */
function codeAnswers(changes: Change[], breaking: 'producers' | 'readers', lists: Edition['codeLists']): TypeAnswer[] {
  const change = changes.find(({ breaks }) => breaks[breaking])
  if (!change) return []
  const path = change.place.data.slice('codes/'.length)
  const code = Object.hasOwn(lists, path) ? lists[path]![0]?.code : unescapeStep(path.slice(path.lastIndexOf('/') + 1))
  return code === undefined ? [] : [{ answer: { answer: 'refuted', witness: code, reason: { zh: change.zh, en: change.en } } }]
}

function compareType(type: string, old: Schema, next: Schema): Comparison {
  return named(
    type,
    () => (isReadable(old) ? 'new' : 'old'),
    () => compare(old, next),
  )
}

/** Does something with a record type. The error of a schema that cannot be read begins with the type and names the side. */
function named<T>(type: string, side: () => 'old' | 'new', act: () => T): T {
  try {
    return act()
  } catch (error) {
    if (!(error instanceof CompareError)) throw error
    throw new CompareError(`${type}${error.place}`, error.zh, error.en, side())
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
function combine(answers: TypeAnswer[]): TypeAnswer {
  for (const wanted of ['refuted', 'unknown']) {
    const one = answers.find(({ answer }) => answer.answer === wanted)
    if (one) return one
  }
  if (answers.length === 1) return { answer: answers[0]!.answer }
  return { answer: { answer: 'proved', reason: { zh: '每种记录都已证明', en: 'proved for every record type' } } }
}
