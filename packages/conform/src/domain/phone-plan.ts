import { parsePhoneNumberFromString } from 'libphonenumber-js/core'
import type { Text } from '../model/rule.js'
import { phoneMetadata } from './phone-metadata.js'

// What the library does not know: numbers of three to eight digits that are dialled as they are, by the ministry's plan of telephone
// numbers (工业和信息化部《电信网编号计划》): 1xx, 10xxx, 11xxx and 12xxx (12333, 12345), 118xxx, 1010xxxx, 95xxx to 95xxxxxx, and 96xxx
// and 96xxxx, which need an area code only from elsewhere.
const short = /^(?:1[0-2]\d|1[0-2]\d{3}|11[68]\d{3}|1010\d{4}|95\d{3,6}|96\d{3,4})$/
const emergency = /^(?:110|119|120|122)$/
const mobile = /^1[3-9]\d{9}$/
const freephone = /^[48]00\d{7}$/

/** What a number is when dialled: its digits with the area code, or with `+` and the country where it is not on the mainland. */
export interface Dialled {
  dialled: string
  problem: Text | undefined
}

/**
 * Judges digits by the numbering plans of China. `area` is the area code of the number before, or ''. A number behind `+` or `00`
 * begins with its country.
 */
export function dialProblem(digits: string, isInternational: boolean, area: string): Dialled {
  if (!/^\d+$/.test(digits)) return { dialled: digits, problem: { zh: '不是电话号码的写法', en: 'it is not a telephone number' } }
  if (emergency.test(digits)) return { dialled: digits, problem: { zh: '是报警、急救等紧急号码', en: 'it is an emergency number' } }
  if (short.test(digits) && !isInternational) return { dialled: digits, problem: undefined }
  if (/^85[23]\d{8}$|^886\d{8,9}$/.test(digits)) return { dialled: `+${digits}`, problem: isValid(`+${digits}`) ? undefined : noSuch }
  if (isInternational && !digits.startsWith('86')) return { dialled: `+${digits}`, problem: undefined }
  const national = /^86(?=0\d{9,}|1[3-9]\d{9}$|[1-9]\d{8,9}\d?$)/.test(digits) || isInternational ? digits.slice(2) : digits
  if (mobile.test(national)) return { dialled: national, problem: undefined }
  if (freephone.test(national)) return { dialled: national, problem: isValid(national) ? undefined : noSuch }
  // Behind +86 the 0 of the area code is left out.
  if (national !== digits && !national.startsWith('0')) return landline(`0${national}`)
  if (national.startsWith('0')) return landline(national)
  if (/^[1-9]\d{6,7}$/.test(national))
    return area === '' ? { dialled: national, problem: { zh: '缺区号', en: 'it lacks its area code' } } : landline(area + national)
  return { dialled: digits, problem: { zh: '不是电话号码的写法', en: 'it is not a telephone number' } }
}

const noSuch: Text = { zh: '没有这样的号码', en: 'there is no such number' }

function landline(number: string): Dialled {
  const area = /^0(?:10|2\d|[3-9]\d\d)/.exec(number)?.[0]
  const lengths = area === undefined ? [] : localLengths(area)
  if (area === undefined || lengths.length === 0) {
    const code = area ?? number.slice(0, 4)
    return { dialled: number, problem: { zh: `没有区号 ${code}`, en: `there is no area code ${code}` } }
  }
  const local = number.slice(area.length)
  if (short.test(local)) return { dialled: number, problem: undefined }
  if (!lengths.includes(local.length)) {
    const wanted = lengths.join('/')
    return {
      dialled: number,
      problem: { zh: `区号 ${area} 后应为 ${wanted} 位，写了 ${local.length} 位`, en: `behind ${area} there are ${wanted} digits, not ${local.length}` },
    }
  }
  if (local.startsWith('0')) return { dialled: number, problem: { zh: '区号后的号码不以 0 开头', en: 'no number begins with 0 behind its area code' } }
  return { dialled: number, problem: isValid(number) ? undefined : noSuch }
}

const lengthsByArea = new Map<string, readonly number[]>()

/** How many digits numbers have behind an area code; none where there is no such area. */
function localLengths(area: string): readonly number[] {
  let lengths = lengthsByArea.get(area)
  if (!lengths) lengthsByArea.set(area, (lengths = [7, 8].filter((length) => isValid(area + '66668888'.slice(0, length)))))
  return lengths
}

function isValid(number: string): boolean {
  return parsePhoneNumberFromString(number, 'CN', phoneMetadata)?.isValid() ?? false
}
