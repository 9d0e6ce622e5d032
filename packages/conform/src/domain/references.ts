import type { ConcludingContext, DataProblem, Remember } from '../model/data-rule.js'
import type { Fact, Group } from '../model/fact.js'
import { pack, unpack } from '../model/fact-key.js'
import { type ItemMarks, isLocalCode, provinceOf } from './item-codes.js'

// Every fact contains a province: that an item is missing from the catalogues of one province says nothing about another.
type Kind = 'listed' | 'referred' | 'had'

/** Remembers that a catalogue lists an item, and, as a mark, that there is a catalogue of this province (or the national one). */
export function rememberListed(code: string, at: string, level: string, region: string | undefined, remember: Remember): void {
  const listed = pack('listed', level === 'national' ? 'national' : provinceOf(region))
  remember('', listed)
  remember(code, listed, at)
}

/** Remembers that a record refers to an item. */
export function rememberReferred(code: string, at: string, region: string | undefined, remember: Remember): void {
  remember(code, pack('referred', provinceOf(region)), at)
}

/** Remembers, as a mark, that there are records of the required kind in this province, and whether this one fulfils what its item requires. */
export function rememberFulfilment(code: string, satisfies: boolean, region: string | undefined, remember: Remember): void {
  const had = pack('had', provinceOf(region))
  remember('', had)
  if (satisfies) remember(code, had)
}

/** Yields a problem if a reference can be judged and no catalogue of its province, nor the national one, lists the item. */
export function* unlistedReferences({ key, facts }: Group, { marks }: ConcludingContext): Generator<DataProblem> {
  const listed = new Set(factsOf('listed', facts).map(({ province }) => province))
  const deviating = factsOf('referred', facts).filter(({ province }) => isCovered(key, province, marks) && !listed.has(province) && !listed.has('national'))
  if (deviating.length > 0) yield { deviating: deviating.map(({ fact }) => fact), code: shownCode(key) }
}

/** Whether a reference can be judged: there is a catalogue that would list the item. */
export function canJudgeReference({ key, facts }: Group, { marks }: ConcludingContext): boolean {
  return factsOf('referred', facts).some(({ province }) => isCovered(key, province, marks))
}

/** Yields a problem if a province lists an item, has records of the required kind, and none of them fulfils the item. */
export function* unfulfilled({ key, facts }: Group, { marks }: ConcludingContext): Generator<DataProblem> {
  const had = new Set(factsOf('had', facts).map(({ province }) => province))
  const deviating = factsOf('listed', facts).filter(({ province }) => hasRecords(province, marks) && !had.has(province) && !had.has(''))
  if (deviating.length > 0) yield { deviating: deviating.map(({ fact }) => fact), code: shownCode(key) }
}

/** Whether fulfilment can be judged: the item is listed, and its province has records of the required kind. */
export function canJudgeFulfilment({ facts }: Group, { marks }: ConcludingContext): boolean {
  return factsOf('listed', facts).some(({ province }) => hasRecords(province, marks))
}

/** Pointer of the field that identifies the item of a record. */
export function codeField({ basicCode, implementationCode, handlingItemCode }: ItemMarks): string {
  if (basicCode !== undefined) return '/basicCode'
  return handlingItemCode !== undefined ? '/handlingItemCode' : implementationCode !== undefined ? '/implementationCode' : '/localBasicCode'
}

/** A code as it is shown: a local one without its province. */
export function shownCode(key: string): string {
  return key.replace(/^.*~/, '')
}

function factsOf(kind: Kind, facts: readonly Fact[]): { fact: Fact; province: string }[] {
  return facts.flatMap((fact) => {
    const [own, province] = unpack(fact.fact) as [string, string]
    return own === kind ? [{ fact, province }] : []
  })
}

// A record without a division, such as a process flow, may belong to any province.
function hasRecords(province: string, marks: ReadonlySet<string>): boolean {
  return marks.has(pack('had', province)) || marks.has(pack('had', ''))
}

function isCovered(code: string, province: string, marks: ReadonlySet<string>): boolean {
  return marks.has(pack('listed', province)) || (!isLocalCode(code) && code.startsWith('00') && marks.has(pack('listed', 'national')))
}
