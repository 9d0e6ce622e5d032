import { expect, it } from 'vitest'
import type { Field } from './field.js'
import { sayIssue } from './messages.js'

const mend = (type: string, found: unknown) => {
  const fields: Record<string, Field> = { '/a': { title: '甲', en: 'A', type } }
  return sayIssue({ rule: 'value-type', at: '/a', params: { expected: type, found } }, { fields, codes: {} }, 'zh').mend
}

it('explains a code that a spreadsheet made a number, and no other number', () => {
  for (const [type, found] of [
    ['string', 1.2345e30],
    ['string', '1.2345E+17'],
  ] as const)
    expect(mend(type, found), String(found)).toContain('科学记数法')
  for (const [type, found] of [
    ['integer', 1.2345e30],
    ['string', 3],
    ['number', Number.POSITIVE_INFINITY],
  ] as const)
    expect(mend(type, found), String(found)).not.toContain('科学记数法')
})
it('says that a number is too large to be represented', () => {
  expect(mend('number', Number.POSITIVE_INFINITY)).toContain('数值过大')
})
