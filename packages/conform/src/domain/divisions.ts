import { type FormerRegion, formerRegions, regionTable } from '@shebiao/schemas/regions'
import type { Text } from '../model/rule.js'
import { simplified } from './simplified.js'

/** A division code with its name, if the region table has it: `420100 武汉市`. */
export function regionName(code: string): string {
  const name = regionTable().get(code.slice(0, 6))
  return name === undefined ? code : `${code} ${name}`
}

/** The key of records without a division. */
export const nowhere = '?'

/** Returns the key of a record's division at a level of 2, 4 or 6 digits: six digits. Records without a division share a separate key. */
export function divisionKey(region: string | undefined, digits: 2 | 4 | 6): string {
  if (region === undefined) return nowhere
  // Many rules ask for the division of the same record in turn.
  if (region !== lastRegion || digits !== lastDigits) {
    lastRegion = region
    lastDigits = digits
    lastKey = region.slice(0, digits).padEnd(6, '0')
  }
  return lastKey
}

let lastRegion: string | undefined
let lastDigits = 0
let lastKey = ''

/** Formats a key made by `divisionKey`. */
export function divisionText(key: string): Text {
  if (key === nowhere) return { zh: '未写明区划的记录', en: 'records of no stated division' }
  return { zh: regionName(key), en: regionName(key) }
}

/** What the tables say of the six digits of a code on a day: a division, one that was no more, a zone, or nothing. */
export type Standing = { kind: 'present' } | { kind: 'former'; row: FormerRegion } | { kind: 'zone' } | { kind: 'unknown' }

/** `day` is that of the record, YYYY-MM-DD: a division that was merged later was one on that day. */
export function standingOf(code: string, day: string): Standing {
  const county = code.slice(0, 6)
  if (regionTable().has(county)) return { kind: 'present' }
  const last = formerRegions().get(county)?.at(-1)
  if (last) return day < last.until ? { kind: 'present' } : { kind: 'former', row: last }
  // 71 to 79 are the statistics' codes of development zones, which are no divisions; other lists have more of them than the table.
  return { kind: /^\d{4}7[1-9]$/.test(county) ? 'zone' : 'unknown' }
}

/** The names that six digits had on a day or have now; empty where the tables do not have them. */
export function namesOn(county: string, day: string): string[] {
  const former = formerRegions().get(county) ?? []
  const present = regionTable().get(county)
  const onThatDay = former.filter(({ since, until }) => since <= day && day < until).map(({ name }) => name)
  const names = present === undefined ? (onThatDay.length > 0 ? onThatDay : former.map(({ name }) => name)) : [present, ...onThatDay]
  // 110100 市辖区 has no name of its own: the city's is written.
  const parent = regionTable().get(`${county.slice(0, county.endsWith('00') ? 2 : 4).padEnd(6, '0')}`)
  return names.flatMap((name) => (/^(?:市辖区|县|.*直辖.*)$/.test(name) && parent !== undefined ? [name, parent] : [name]))
}

const ending = /(?:省|市|区|县|旗|盟|州|地区|特别行政区|(?:[\u4e00-\u65ce\u65d0-\u9fff]{1,6}族){0,4}自治[区州县旗])$/

/** How a written name differs from all names of a division: not at all, in the characters, in the ending that it lacks, or altogether. */
export function nameDifference(written: string, names: readonly string[]): 'none' | 'traditional' | 'short' | 'other' {
  const bare = written.replaceAll(/\s/g, '')
  // A full path such as 山东省临沂市兰山区 ends with the name of the division.
  if (names.some((name) => bare.endsWith(name))) return 'none'
  const simple = simplified(bare)
  if (names.some((name) => simple.endsWith(name))) return 'traditional'
  return names.some((name) => name.replace(ending, '') === simple) ? 'short' : 'other'
}
