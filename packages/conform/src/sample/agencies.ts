import { regionTable } from '@shebiao/schemas/regions'
import { creditCodeCheck } from '../domain/identifiers.js'
import { pick, random } from './random.js'

/** An agency of the sample that implements every item. */
export interface Agency {
  name: string
  creditCode: string
  level: 'province' | 'city' | 'county' | 'township'
  region: { code: string; name?: string }
  address: string
  window: string
  /** Addresses of further halls; townships have none. */
  halls: readonly string[]
  phone: string
  complaintPhone: string
  /** Where people live, only for agencies of townships: inside the service circle of the outlet that serves the township. */
  point?: Point
}

/** Coordinates in degrees. */
export interface Point {
  longitude: number
  latitude: number
  crs: 'cgcs2000'
}

/** The province of the sample. Its divisions are those of the region table; everything else about it is invented. */
export const province = '420000'
const buildings = ['政务服务中心', '人力资源和社会保障服务中心', '便民服务中心', '行政服务大楼']
/** Number of townships that share one outlet. */
export const townshipsPerOutlet = 4

const divisions = [...regionTable()].filter(([code]) => code.startsWith(province.slice(0, 2)))
const cities = divisions.filter(([code]) => code.endsWith('00') && code !== province && !code.startsWith('4290'))
/** The counties and districts of the province, with their names. */
export const counties: readonly (readonly [code: string, name: string])[] = divisions.filter(([code]) => !code.endsWith('00'))

/** Makes agency `number` (from 0): the province, then city, county and township in turn until the region table is used up, then townships only. */
export function agency(number: number, seed: number): Agency {
  const next = random(seed, 0x20000000 + number)
  const base = {
    creditCode: creditCode(number),
    address: addressOf(next),
    window: `${1 + Math.floor(next() * 30)}号窗口`,
    halls: Array.from({ length: Math.floor(next() * 3) }, () => addressOf(next)),
    phone: phone(next),
    complaintPhone: phone(next),
  }
  const turn = Math.floor(number / 4)
  if (number === 0) return { ...base, name: '示例省社会保险经办机构', level: 'province', region: { code: province, name: '湖北省' } }
  const city = number % 4 === 1 ? cities[turn] : undefined
  if (city) return { ...base, name: `示例${city[1]}社会保险经办机构`, level: 'city', region: { code: city[0], name: city[1] } }
  const county = number % 4 === 2 ? counties[turn] : undefined
  if (county) return { ...base, name: `示例${county[1]}社会保险经办机构`, level: 'county', region: { code: county[0], name: county[1] } }
  return { ...base, halls: [], ...township(townshipNumber(number), seed) }
}

function township(number: number, seed: number): Pick<Agency, 'name' | 'level' | 'region' | 'point'> {
  const next = random(seed, 0x30000000 + number)
  const outlet = Math.floor(number / townshipsPerOutlet)
  const [code, name] = counties[outlet % counties.length]!
  // Codes within the county: three digits for the township; if these are used up, three more for a village.
  const serial = Math.floor(outlet / counties.length) * townshipsPerOutlet + (number % townshipsPerOutlet)
  const local = `${1 + (serial % 999)}`.padStart(3, '0')
  const village = Math.floor(serial / 999)
  const { longitude, latitude } = outletPoint(outlet, seed)
  return {
    name: `示例${name}第${serial + 1}便民服务中心`,
    level: 'township',
    region: { code: village === 0 ? code + local : code + local + `${village}`.padStart(3, '0') },
    point: point(longitude + (next() - 0.5) / 125, latitude + (next() - 0.5) / 125),
  }
}

/** Number of townships among the first `agencies` agencies. */
export function townshipsAmong(agencies: number): number {
  return townshipNumber(agencies)
}

// The number of townships among the agencies before `number`.
function townshipNumber(number: number): number {
  const before = (remainder: number) => Math.floor((number + 3 - remainder) / 4)
  return number - Math.min(number, 1) - Math.min(before(1), cities.length) - Math.min(before(2), counties.length)
}

/** The coordinates of outlet `number`. */
export function outletPoint(number: number, seed: number): Point {
  const next = random(seed, 0x40000000 + number)
  return point(110 + next() * 5, 30 + next() * 2)
}

function point(longitude: number, latitude: number): Point {
  return { longitude: Number(longitude.toFixed(5)), latitude: Number(latitude.toFixed(5)), crs: 'cgcs2000' }
}

function addressOf(next: () => number): string {
  return `示例${pick(['大道', '路', '街', '巷'], next)}${1 + Math.floor(next() * 400)}号${pick(buildings, next)}${1 + Math.floor(next() * 5)}楼`
}

function phone(next: () => number): string {
  return `027-${80000000 + Math.floor(next() * 9999999)}`
}

/** Makes a valid unified social credit code; both check characters are correct. */
export function creditCode(number: number): string {
  const own = `9${String(number).padStart(7, '0')}`
  const weights = [3, 7, 9, 10, 5, 8, 4, 2]
  const rest = (11 - (weights.reduce((sum, weight, i) => sum + weight * Number(own[i]), 0) % 11)) % 11
  // The value 10 is written X.
  const code = `12${province}${own}${rest === 10 ? 'X' : rest}`
  return code + creditCodeCheck(code)!
}
