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

const mendFormat = (field: Partial<Field>, found: unknown) =>
  sayIssue(
    { rule: typeof found === 'number' ? 'value-type' : 'value-format', at: '/a', params: { expected: 'string', format: 'date', found } },
    { fields: { '/a': { title: '甲', en: 'A', type: 'string', ...field } }, codes: {} },
    'zh',
  ).mend

it.each([
  ['2024/2/9', '写作 2024-02-09'],
  ['2024年2月9日', '写作 2024-02-09'],
  ['２０２４-02-09', '写作 2024-02-09'],
  ['2023-02-29', '没有 2023-02-29 这一天'],
  ['2024/2/30', '没有 2024-02-30 这一天'],
  [45331, '写作 2024-02-09'],
])('a day written as %s is read, or said not to exist', (found, said) => expect(mendFormat({ format: 'date' }, found)).toContain(said))

it.each([
  ['^[0-9A-Z]{18}$', '11420000010833209r', '11420000010833209R'],
  ['^[0-9A-Z]{18}$', '11420000010833209R ', '11420000010833209R'],
  ['^[0-9A-Z]{18}$', '１１420000010833209R', '11420000010833209R'],
  ['^[0-9]{9}$', '420106001.0', '420106001'],
  ['^[0-9]{9}$', '420,106,001', '420106001'],
  ['^[0-9]{9}$', "'420106001", '420106001'],
])('for %s %j is tidied to %s', (pattern, found, said) => expect(mendFormat({ pattern }, found)).toContain(`写作 ${said}`))

it('a code that stays wrong is not tidied', () => {
  expect(mendFormat({ pattern: '^[0-9]{9}$' }, '42010600')).not.toContain('写作')
})
