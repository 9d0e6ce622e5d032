import { choices, nearest } from '../authoring/nearest.js'
import { caseFileKey, exampleKey, exampleNames, recordTypeOf } from '../cases/example.js'
import { boundaryOf } from '../cases/expand.js'
import type { Problem } from '../problem.js'
import { escapeStep } from '../runtime/pointer.js'
import type { Case, CaseFile, CaseRecord, Expected, Schema, Source } from '../source.js'
import { ruleIds, unknownRule } from './references.js'
import { strayStep } from './stray-step.js'

type Add = (pointer: string, message: string, part?: 'key') => void

/** Cases that name examples, rules or fields that do not exist, and cases whose sentence contradicts their findings. */
export function caseProblems(source: Source, documents: ReadonlyMap<string, Schema>): Problem[] {
  const problems: Problem[] = []
  const rules = ruleIds(source)
  const profiles = source.profiles.map(({ profile }) => profile)
  for (const file of source.cases) {
    const key = caseFileKey(file)
    for (const [i, one] of file.cases.entries()) {
      const add: Add = (pointer, message, part) => problems.push({ file: key, pointer: `/${i}${pointer}`, message, ...(part && { part }) })
      checkVerdict(one, add)
      if (one.profile !== undefined && !profiles.includes(one.profile)) add('/profile', `no profile ${one.profile}${choices('known', profiles, one.profile)}`)
      for (const [j, found] of (one.finds ?? []).entries()) {
        if (!rules.has(found.rule)) add(`/finds/${j}/rule`, unknownRule(found.rule, rules))
        if (one.records && found.record === undefined) add(`/finds/${j}`, 'names no record; in a data set a finding has the number of its record, from 0')
        if (!one.records && found.record !== undefined) add(`/finds/${j}/record`, 'the case is no data set (records): it has one record', 'key')
      }
      if (!one.records && one.from !== undefined) checkRecord(source, documents, file, one, { from: one.from, ...one }, one.finds ?? [], add)
      for (const [j, record] of (one.records ?? []).entries()) {
        const finds = (one.finds ?? []).filter(({ record: number }) => number === j)
        checkRecord(source, documents, file, one, record, finds, (pointer, ...more) => add(`/records/${j}${pointer}`, ...more))
      }
    }
  }
  return problems
}

/** `accepts …` finds nothing and `refuses …` finds something: otherwise a case passes and tests nothing. */
function checkVerdict(one: Case, add: Add): void {
  const { it, from, records, set, remove, finds = [] } = one
  const [verb] = it.split(' ')
  if (verb === 'refuses' && finds.length === 0) add('/it', `"${it}" finds nothing; expected finds with what is refused, or accepts …`)
  if (verb === 'accepts' && finds.length > 0) add('/finds', `"${it}" finds something; expected no finds, or refuses …`, 'key')
  const boundaries = [one.boundary, ...(records ?? []).map(({ boundary }) => boundary)].filter((boundary) => boundary !== undefined)
  if (boundaries.length > 1) add('/boundary', 'a case has one boundary; write one case for each')
  if (boundaryOf(one) && finds.length === 0) add('/it', `"${it}" finds nothing beyond its boundary; expected finds`)
  if (boundaryOf(one) && (verb === 'accepts' || verb === 'refuses'))
    add('/it', 'a case with a boundary accepts and refuses; expected another verb, such as limits …')
  if ((from === undefined) === (records === undefined)) add('', `expected either from or records${from === undefined ? '' : ', not both'}`)
  if (records && (set || remove)) add(set ? '/set' : '/remove', 'expected inside a record of records', 'key')
}

function checkRecord(
  source: Source,
  documents: ReadonlyMap<string, Schema>,
  file: CaseFile,
  one: Case,
  { from, set = {}, remove = [], boundary }: CaseRecord,
  finds: Expected[],
  add: Add,
): void {
  const key = exampleKey(source, file, one, from)
  if (key === undefined || !source.examples.has(key)) {
    add('/from', `no example ${from}${nearest(from, exampleNames(source, file))}`)
    return
  }
  const type = recordTypeOf(source, key)
  const schema = type === undefined ? undefined : documents.get(type)
  // check/examples.ts reports an example of no record type.
  if (!schema) return
  // A case of an unknown field sets one on purpose.
  const isExpected = (pointer: string) => finds.some(({ rule, at }) => rule === 'field-known' && (pointer === at || pointer.startsWith(`${at}/`)))
  const checkPointer = (at: string, pointer: string, part?: 'key') => {
    const stray = isExpected(pointer) ? undefined : strayStep(schema, pointer)
    if (stray) add(at, `${pointer} leads nowhere: ${type} has no ${stray.step} there${nearest(stray.step, stray.known)}`, part)
  }
  for (const pointer of Object.keys(set)) checkPointer(`/set/${escapeStep(pointer)}`, pointer, 'key')
  for (const [i, pointer] of remove.entries()) checkPointer(`/remove/${i}`, pointer)
  if (boundary) checkPointer('/boundary/at', boundary.at)
}
