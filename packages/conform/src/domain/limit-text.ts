import type { TimeLimit } from '@shebiao/schemas/common/1.0'
import type { Text } from '../model/rule.js'
import { memoizeText } from './memoize.js'

/** Limits that a text states: an amount with its unit, days of which it does not say which, or handling at once. */
export interface StatedLimits {
  bounded: readonly { value: number; unit: string }[]
  /** Amounts of 日 or 天, which may be working days or not. */
  days: readonly number[]
  isImmediate: boolean
  /** Whether it states a range or a fraction: then nothing else of it is read. */
  hasRange: boolean
}

const units: Record<string, string> = {
  分钟: 'minute',
  小时: 'hour',
  钟头: 'hour',
  工作日: 'workingDay',
  工作天: 'workingDay',
  自然日: 'calendarDay',
  日历日: 'calendarDay',
  日历天: 'calendarDay',
  自然天: 'calendarDay',
  月: 'month',
  年: 'year',
}
const amount =
  /(\d+(?:\.\d+)?|[零〇一二两三四五六七八九十百]+|半)\s*(?:个\s*)?\(?(分钟|小时|钟头|工作日|工作天|自然日|自然天|日历日|日历天|日|天|月|年)\)?(半)?/g
/** 3至5个工作日, 1/8个工作日: which of the numbers is the limit cannot be known. */
const severalNumbers = /[\d一二三四五六七八九十]\s*[-~/至到]\s*[\d一二三四五六七八九十]+\s*个?\s*\(?(?:分钟|小时|工作|自然|日历|日|天|月|年)/
const immediate = /即时|即办|当场|现场办结|立等|即收即办|马上办|随到随办|即到即办/

/** Reads the limits in the wording of a page. What it says of anything else, such as years of contributions, is read too: compare one limit only. */
export const statedLimits = memoizeText((text): StatedLimits => {
  const bounded: { value: number; unit: string }[] = []
  const days: number[] = []
  const plain = text.normalize('NFKC')
  if (severalNumbers.test(plain)) return { bounded, days, isImmediate: false, hasRange: true }
  for (const [, number, name, half] of plain.matchAll(amount)) {
    const value = numeralValue(number!) + (half ? 0.5 : 0)
    // 2024年 and 5月1日 are a day, not a limit.
    if (Number.isNaN(value) || (name === '年' && value > 100)) continue
    const unit = units[name!]
    if (unit === undefined) days.push(value)
    else bounded.push({ value, unit })
  }
  return { bounded, days, isImmediate: immediate.test(text), hasRange: false }
})

/** Whether the wording beside a limit certainly says another one: it states exactly one, and that is not the limit. */
export function contradictsText(limit: TimeLimit): boolean {
  if (limit.text === undefined) return false
  const { bounded, days, isImmediate } = statedLimits(limit.text)
  if (bounded.length + days.length + (isImmediate ? 1 : 0) !== 1) return false
  if (limit.state === 'immediate') return !isImmediate && !bounded.some(({ unit }) => unit === 'minute' || unit === 'hour')
  if (limit.state === 'none') return true
  if (limit.state !== 'bounded') return false
  if (isImmediate) return limit.unit !== 'minute' && limit.unit !== 'hour' && limit.value > 0
  if (days.length > 0) return (limit.unit === 'workingDay' || limit.unit === 'calendarDay') && limit.value !== days[0]
  const [stated] = bounded
  return !isSame(stated!, limit)
}

/** Why a wording was not read as a limit, or what it could have been written as. */
export function unreadReason(text: string): Text & { with?: Record<string, unknown> } {
  const { bounded, days, isImmediate, hasRange } = statedLimits(text)
  if (hasRange) return { zh: '是一个范围或分数，不知以哪个数为限', en: 'it is a range or a fraction' }
  const count = bounded.length + days.length + (isImmediate ? 1 : 0)
  if (count > 1) return { zh: '有几个时限，不知哪个是', en: 'it states several limits' }
  if (days.length === 1) return { zh: '没有写明是工作日还是自然日', en: 'it does not say whether working days are meant' }
  if (isImmediate) return { zh: '可写作即时办结（state: immediate）', en: 'it can be written as state: immediate' }
  const [limit] = bounded
  return limit
    ? { zh: '可写作 {limit}', en: 'it can be written as {limit}', with: { limit: { state: 'bounded', ...limit } } }
    : { zh: '没有数值和单位', en: 'it has no amount with a unit' }
}

const factors: Record<string, number> = { minute: 1, hour: 60, month: 1, year: 12 }

function isSame(a: { value: number; unit: string }, b: { value: number; unit: string }): boolean {
  if (a.unit === b.unit) return a.value === b.value
  const clock = ['minute', 'hour']
  const calendar = ['month', 'year']
  const isOneScale = [clock, calendar].some((scale) => scale.includes(a.unit) && scale.includes(b.unit))
  return isOneScale && a.value * factors[a.unit]! === b.value * factors[b.unit]!
}

const digits = '零一二三四五六七八九'

/** The value of Arabic or Chinese numerals below a thousand; NaN for others. */
function numeralValue(text: string): number {
  if (text === '半') return 0.5
  if (/^\d/.test(text)) return Number(text)
  const plain = text.replaceAll('〇', '零').replaceAll('两', '二')
  const parts = /^(?:([一二三四五六七八九])百)?零?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(plain)
  if (!parts || plain === '') return Number.NaN
  const [, hundreds, tens, ten, ones] = parts
  const digit = (character: string | undefined) => (character === undefined ? 0 : digits.indexOf(character))
  return digit(hundreds) * 100 + (ten ? (tens ? digit(tens) : 1) * 10 : 0) + digit(ones)
}
