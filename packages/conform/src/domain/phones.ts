import type { Text } from '../model/rule.js'
import { memoizeText } from './memoize.js'

const landline = /^(?:\+?86[- ]?)?\(?0\d{2,3}\)?[- ]?\d{7,8}(?:(?:-|转|x|#|ext\.?)\d{1,6})?$/i
const bare = /^\d{7,8}(?:(?:-|转)\d{1,6})?$/
const mobile = /^(?:\+?86[- ]?)?1[3-9]\d{9}$/
const service = /^(?:400|800)[- ]?\d{3,4}[- ]?\d{3,4}$/
// Service numbers of three to six digits: 12333, 12345, 114, 95588, 962222.
const short = /^(?:1\d{2}|1[02]\d{3}|9[56]\d{3,4})(?:(?:-|转)\d{1,6})?$/
const areaAndShort = /^0\d{2,3}[- ]?1[02]\d{3}$/

/** Splits a text into telephone numbers. */
export function phoneNumbers(text: string): string[] {
  return text
    .normalize('NFKC')
    .split(/[,;、/\n]|或/)
    .map((number) => number.trim().replace(/[‐-―—]+/g, '-'))
    .filter((number) => number !== '')
}

/** Returns what is wrong with a telephone text, or undefined. Numbers after one with an area code are in the same area. */
export function phoneProblem(text: string): Text | undefined {
  return problemOf(text) ?? undefined
}

const problemOf = memoizeText((text): Text | null => {
  // Most texts are a single number: a fast path without normalizing and splitting.
  if (landline.test(text) || short.test(text)) return null
  let area = false
  for (const number of phoneNumbers(text)) {
    if (number.includes('*')) return { zh: '打了码，拨不通', en: 'it is masked' }
    const digits = number.replace(/\s+/g, ' ')
    if (landline.test(digits)) area = true
    else if (mobile.test(digits) || service.test(digits) || short.test(digits) || areaAndShort.test(digits)) continue
    else if (!bare.test(digits)) return { zh: '不是电话号码的写法', en: 'it is not a telephone number' }
    else if (!area) return { zh: '缺区号', en: 'it lacks its area code' }
  }
  return null
})
