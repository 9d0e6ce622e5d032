import type { Text } from '../model/rule.js'
import { memoizeText } from './memoize.js'
import { dialProblem } from './phone-plan.js'
import { textProblem } from './texts.js'

/** A number in a text: as it is written, and what is dialled, with the area code of the number before it where it has none. */
export interface PhoneNumber {
  written: string
  dialled: string
  problem: Text | undefined
}

interface ReadPhones {
  numbers: readonly PhoneNumber[]
  problem: Text | undefined
}

/** What is between two numbers; Chinese words other than those of an extension are labels or remarks. */
const between = /[,;、。|/~\n]|[\p{Script=Han}:!?"'《》“”]+/u
const extension = /(?<=\d[)\s]{0,2})(?:[-(]\s{0,2})?(?:转接?|分机号?|ext\.?|extension|x|#|\*)\s{0,2}(?:[-:.]\s{0,2})?(?=\d)/giu
const remark = /\([^()]*\p{Script=Han}[^()]*\)/gu

const masked: Text = { zh: '打了码，拨不通', en: 'it is masked' }

/** The numbers of a text. Masked numbers are none: nobody knows whether two of them are equal. */
export function phoneNumbers(text: string): readonly PhoneNumber[] {
  return read(text).numbers
}

/** Returns why a telephone text cannot be dialled, or undefined. Numbers after one with an area code are in the same area. */
export function phoneProblem(text: string): Text | undefined {
  return read(text).problem
}

const read = memoizeText((text): ReadPhones => {
  const unreadable = textProblem(text)
  if (unreadable) return { numbers: [], problem: unreadable.kind === 'masked' ? masked : unreadable.problem }
  const plain = text
    // Circled digits number the entries, and would become digits of a telephone number.
    .replaceAll(/[\u2460-\u24ff\u2776-\u2793]/g, ';')
    .normalize('NFKC')
    .replaceAll(/[\u2010-\u2015\u2212\u30fc]|一(?=\d)/g, '-')
    .replaceAll(remark, ' ')
    .replaceAll(extension, '转')
  const numbers: PhoneNumber[] = []
  let area = ''
  for (const piece of plain.split(new RegExp(`(?:(?!转\\d)(?:${between.source}))+`, 'u'))) {
    const groups = piece
      .trim()
      .split(/\s+/)
      .filter((group) => /\d|[a-z]/i.test(group))
    while (groups.length > 0) {
      const { count, ...number } = longestNumber(groups, area, numbers.at(-1))
      groups.splice(0, count)
      numbers.push(number)
      area = areaOf(number.dialled) ?? area
    }
  }
  if (numbers.length === 0) return { numbers, problem: { zh: '没有写号码', en: 'it has no number' } }
  return { numbers, problem: numbers.find(({ problem }) => problem)?.problem }
})

/** The number that the most groups of digits make, or else all of them as what they are not. */
function longestNumber(groups: readonly string[], area: string, previous: PhoneNumber | undefined): PhoneNumber & { count: number } {
  let first: PhoneNumber | undefined
  for (let count = groups.length; count > 0; count--) {
    const number = numberOf(groups.slice(0, count).join(' '), area, previous)
    if (!number.problem) return { ...number, count }
    first ??= number
  }
  return { ...first!, count: groups.length }
}

function numberOf(written: string, area: string, previous: PhoneNumber | undefined): PhoneNumber {
  const [main = '', inner = ''] = written.split('转', 2)
  const whole = judged(written, main, inner, area)
  if (!whole.problem) return whole
  // 0571-88886666-8012: what stands behind a whole number is an extension.
  const parts = /^(.*\d)-(\d{1,6})$/.exec(main)
  const split = parts && inner === '' ? judged(written, parts[1]!, parts[2]!, area) : undefined
  if (split && !split.problem) return split
  // 0571-88886666/67: the last digits of the number before.
  if (/^\d{1,4}$/.test(main) && inner === '' && previous && !previous.problem && /^0\d{9,11}$/.test(previous.dialled))
    return { written, dialled: previous.dialled.slice(0, -main.length) + main, problem: undefined }
  return whole
}

function judged(written: string, main: string, inner: string, area: string): PhoneNumber {
  const isInternational = /^[\s(]*(?:\+|00)/.test(main)
  const digits = main.replaceAll(/[-\s().]/g, '').replace(/^(?:\+|00)/, '')
  const { dialled, problem } = dialProblem(digits, isInternational, area, /^\(?(0\d{1,3})[-)\s.]/.exec(main)?.[1])
  return { written, dialled: inner === '' ? dialled : `${dialled}-${inner}`, problem }
}

function areaOf(dialled: string): string | undefined {
  return /^0(?:10|2\d|[3-9]\d\d)(?=\d{7,8}(?:-|$))/.exec(dialled)?.[0]
}
