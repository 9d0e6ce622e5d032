import type { ConcludingContext, DataProblem, Remember } from '../model/data-rule.js'
import type { Fact, Group } from '../model/fact.js'
import { pack, unpack } from '../model/fact-key.js'
import { type ItemMarks, isLocalCode, provinceOf } from './item-codes.js'

// Every fact is of a province: that an item is nowhere in the catalogues of one says nothing about another's.
type Kind = 'listed' | 'referred' | 'had'

/** Remembers that a catalogue lists an item; a mark says of which province a catalogue is there, or that it is the national one. */
export function rememberListed(code: string, at: string, level: string, region: string | undefined, remember: Remember): void {
  const listed = pack('listed', level === 'national' ? 'national' : provinceOf(region))
  remember('', listed)
  remember(code, listed, at)
}

/** Remembers that a record refers to an item. */
export function rememberReferred(code: string, at: string, region: string | undefined, remember: Remember): void {
  remember(code, pack('referred', provinceOf(region)), at)
}

/** Remembers of a record with a code whether it is what the item is asked to have; a mark says of which province there are any. */
export function rememberHad(code: string, satisfies: boolean, region: string | undefined, remember: Remember): void {
  const had = pack('had', provinceOf(region))
  remember('', had)
  if (satisfies) remember(code, had)
}

/** What is referred to in a province whose catalogue, or the national one for a national code, is there and does not list it. */
export function* unlisted({ key, facts }: Group, { marks }: ConcludingContext): Generator<DataProblem> {
  const listed = new Set(of('listed', facts).map(({ place }) => place))
  const deviating = of('referred', facts).filter(({ place }) => isCovered(key, place, marks) && !listed.has(place) && !listed.has('national'))
  if (deviating.length > 0) yield { deviating: deviating.map(({ fact }) => fact), code: shownCode(key) }
}

/** Whether a reference can be judged: a catalogue that would list the item is there. */
export function isReferred({ key, facts }: Group, { marks }: ConcludingContext): boolean {
  return of('referred', facts).some(({ place }) => isCovered(key, place, marks))
}

/** What a province lists and does not have, where records of that kind are there. */
export function* lacking({ key, facts }: Group, { marks }: ConcludingContext): Generator<DataProblem> {
  const had = new Set(of('had', facts).map(({ place }) => place))
  const deviating = of('listed', facts).filter(({ place }) => hasAny(place, marks) && !had.has(place) && !had.has(''))
  if (deviating.length > 0) yield { deviating: deviating.map(({ fact }) => fact), code: shownCode(key) }
}

/** Whether it can be judged if an item has what is asked for: it is listed, and records of that kind are there from its province. */
export function isListed({ facts }: Group, { marks }: ConcludingContext): boolean {
  return of('listed', facts).some(({ place }) => hasAny(place, marks))
}

/** The field that says which item a record is of. */
export function codePlace({ basicCode, implementationCode, handlingItemCode }: ItemMarks): string {
  if (basicCode !== undefined) return '/basicCode'
  return handlingItemCode !== undefined ? '/handlingItemCode' : implementationCode !== undefined ? '/implementationCode' : '/localBasicCode'
}

/** A code as people know it: a local one without its province. */
export function shownCode(key: string): string {
  return key.replace(/^.*~/, '')
}

function of(kind: Kind, facts: readonly Fact[]): { fact: Fact; place: string }[] {
  return facts.flatMap((fact) => {
    const [own, place] = unpack(fact.fact) as [string, string]
    return own === kind ? [{ fact, place }] : []
  })
}

// A record that names no division, as a process flow, may be of any.
function hasAny(province: string, marks: ReadonlySet<string>): boolean {
  return marks.has(pack('had', province)) || marks.has(pack('had', ''))
}

function isCovered(code: string, province: string, marks: ReadonlySet<string>): boolean {
  return marks.has(pack('listed', province)) || (!isLocalCode(code) && code.startsWith('00') && marks.has(pack('listed', 'national')))
}
