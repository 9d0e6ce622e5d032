import { codes } from '@shebiao/schemas/codes'
import type { Part } from '../model/data-rule.js'

/** The fields that identify the item of a record. Any may be missing. */
export interface ItemMarks {
  basicCode?: string
  localBasicCode?: string
  implementationCode?: string
  handlingItemCode?: string
  useLevel?: string
}

/** Pointers of the fields that identify an item: every fold that reads an item's code or level needs them. */
export const codeFields: readonly string[] = ['/basicCode', '/localBasicCode', '/implementationCode', '/handlingItemCode', '/useLevel', '/region']

/**
 * The relevant part of the longer item codes: which of them are present, and the level and basic code inside the decisive one. The
 * division is not part of it, because folds take it from their context.
 */
export const codePart: Part<ItemMarks> = {
  members: ['implementationCode', 'handlingItemCode', 'region'],
  text({ handlingItemCode, implementationCode }) {
    const whole = handlingItemCode ?? implementationCode
    return whole === undefined ? '' : `${handlingItemCode === undefined ? '' : '+'}${implementationCode === undefined ? '' : '-'}${whole.slice(18, 31)}`
  },
}

/** The relevant part for folds that read nothing but the level. */
export const levelPart: Part<ItemMarks> = { members: [...codePart.members, 'basicCode', 'localBasicCode', 'useLevel'], text: levelOf }

/** The basic code (12 characters) of an item: from its handling or implementation code, else from `basicCode`. */
export function basicCodeOf(item: ItemMarks): string | undefined {
  // A dozen rules ask for the code of the same item in turn.
  if (item === last) return lastCode
  const { handlingItemCode, implementationCode, basicCode } = item
  const whole = handlingItemCode ?? implementationCode
  last = item
  lastCode = whole === undefined ? basicCode : interned(whole.slice(19, 31))
  return lastCode
}

const internedCodes = new Map<string, string>()

// Returns the same string object for equal codes, so that a Map finds it without comparing its characters.
function interned(code: string): string {
  const found = internedCodes.get(code)
  if (found !== undefined) return found
  if (internedCodes.size >= 20_000) internedCodes.clear()
  internedCodes.set(code, code)
  return code
}

let last: ItemMarks | undefined
let lastCode: string | undefined

/**
 * Returns the code that identifies an item: the national one, else the local one with its province (`51~…`); undefined if there is
 * neither, or if the province of a local code is unknown.
 */
export function itemCodeOf(item: ItemMarks, region: string | undefined): string | undefined {
  const code = basicCodeOf(item)
  if (code !== undefined || item.localBasicCode === undefined || region === undefined) return code
  return `${provinceOf(region)}~${item.localBasicCode}`
}

/** Whether a code returned by `itemCodeOf` is local, so that it identifies an item only within its province. */
export function isLocalCode(code: string): boolean {
  return code.includes('~')
}

/** The first two digits of a division code; '' if there is none. */
export function provinceOf(region: string | undefined): string {
  if (region === undefined) return ''
  // Many rules ask for the province of the same record in turn.
  if (region !== lastRegion) {
    lastRegion = region
    lastProvince = interned(region.slice(0, 2))
  }
  return lastProvince
}

let lastRegion: string | undefined
let lastProvince = ''

/** Whether a code is that of a main item with sub-items. Only the sub-items are implemented. */
export function isParentCode(code: string): boolean {
  return code.endsWith('00Y')
}

const levelOfDigit: Record<string, string> = {}
for (const [level, { systems }] of Object.entries(codes['service-item/use-level']!)) if (systems?.c0109) levelOfDigit[systems.c0109] = level

/** The level at which an item is implemented: as stated, else from the digit inside its code; '' if unknown. */
export function levelOf({ useLevel, handlingItemCode, implementationCode }: ItemMarks): string {
  if (useLevel !== undefined) return useLevel
  const whole = handlingItemCode ?? implementationCode
  return whole === undefined ? '' : (levelOfDigit[whole.charAt(18)] ?? '')
}

const levels = ['national', 'province', 'city', 'county', 'township', 'village']

/** The rank of a level: 0 is the highest; an unknown level ranks below all others. */
export function rankOf(level: string): number {
  const rank = levels.indexOf(level)
  return rank < 0 ? levels.length : rank
}
