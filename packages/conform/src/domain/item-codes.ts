import { codes } from '@shebiao/schemas/codes'
import type { Part } from '../model/data-rule.js'

/** What tells which item a record is of; any of it may be missing. */
export interface ItemMarks {
  basicCode?: string
  localBasicCode?: string
  implementationCode?: string
  handlingItemCode?: string
  useLevel?: string
}

/** Where the marks stand in a record: what every fold that asks for an item's code or level needs. */
export const codeFields: readonly string[] = ['/basicCode', '/localBasicCode', '/implementationCode', '/handlingItemCode', '/useLevel', '/region']

/**
 * What alone tells of an item in its longer codes: which of them there are, and in the one that counts the level and the basic
 * code. Its division is what the surroundings say.
 */
export const codePart: Part<ItemMarks> = {
  members: ['implementationCode', 'handlingItemCode', 'region'],
  text({ handlingItemCode, implementationCode }) {
    const whole = handlingItemCode ?? implementationCode
    return whole === undefined ? '' : `${handlingItemCode === undefined ? '' : '+'}${implementationCode === undefined ? '' : '-'}${whole.slice(18, 31)}`
  },
}

/** The same, where nothing but the level is asked. */
export const levelPart: Part<ItemMarks> = { members: [...codePart.members, 'basicCode', 'localBasicCode', 'useLevel'], text: levelOf }

/** The 12-character basic code of an item: the one inside its handling or implementation code, else the one beside it. */
export function basicCodeOf(item: ItemMarks): string | undefined {
  // A dozen rules ask for the code of one item in turn.
  if (item === last) return lastCode
  const { handlingItemCode, implementationCode, basicCode } = item
  const whole = handlingItemCode ?? implementationCode
  last = item
  lastCode = whole === undefined ? basicCode : same(whole.slice(19, 31))
  return lastCode
}

const known = new Map<string, string>()

// One string for one code: tables find it again without comparing its characters.
function same(code: string): string {
  const found = known.get(code)
  if (found !== undefined) return found
  if (known.size >= 20_000) known.clear()
  known.set(code, code)
  return code
}

let last: ItemMarks | undefined
let lastCode: string | undefined

/** The code an item is found again by: national, else local, which holds in its province alone and says nothing where that is not told. */
export function itemCodeOf(item: ItemMarks, region: string | undefined): string | undefined {
  const code = basicCodeOf(item)
  if (code !== undefined || item.localBasicCode === undefined || region === undefined) return code
  return `${provinceOf(region)}~${item.localBasicCode}`
}

/** Whether a code an item is found again by is local, and says nothing beyond its province. */
export function isLocalCode(code: string): boolean {
  return code.includes('~')
}

/** The first two digits of a division, '' where it is not known. */
export function provinceOf(region: string | undefined): string {
  if (region === undefined) return ''
  // Many rules ask for the province of one record in turn.
  if (region !== lastRegion) {
    lastRegion = region
    lastProvince = same(region.slice(0, 2))
  }
  return lastProvince
}

let lastRegion: string | undefined
let lastProvince = ''

/** Whether the code is of a main item that has sub-items: what is carried out are those. */
export function isParentCode(code: string): boolean {
  return code.endsWith('00Y')
}

const levelOfDigit: Record<string, string> = {}
for (const [level, { systems }] of Object.entries(codes['service-item/use-level']!)) if (systems?.c0109) levelOfDigit[systems.c0109] = level

/** The level an item is carried out at: as stated, else by the digit inside its code; '' where neither says. */
export function levelOf({ useLevel, handlingItemCode, implementationCode }: ItemMarks): string {
  if (useLevel !== undefined) return useLevel
  const whole = handlingItemCode ?? implementationCode
  return whole === undefined ? '' : (levelOfDigit[whole.charAt(18)] ?? '')
}

const levels = ['national', 'province', 'city', 'county', 'township', 'village']

/** How high a level stands, 0 the highest; a level that is not known stands below all. */
export function rankOf(level: string): number {
  const rank = levels.indexOf(level)
  return rank < 0 ? levels.length : rank
}
