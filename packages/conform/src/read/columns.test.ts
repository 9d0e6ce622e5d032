import { Implementation } from '@shebiao/schemas/service-item/1.0'
import { describe, expect, it } from 'vitest'
import { cellValue, codeOf, columns, type FieldColumn } from './columns.js'

const { fields } = Implementation
const read = (header: string, cell: string) => {
  const [column] = columns([header], fields)
  return [(column as FieldColumn).at, cellValue(cell, column as FieldColumn)]
}

describe('columns()', () => {
  it('finds fields by Chinese title, English title, field name and path', () => {
    expect(
      columns(['事项名称', 'Item name', 'itemName', 'implementingOrganization.name', '没有这一列', 'extensions.备注'], fields).map(
        (column) => column && ('at' in column ? column.at : 'extension' in column ? column.extension : column.gap),
      ),
    ).toEqual(['/itemName', '/itemName', '/itemName', '/implementingOrganization/name', undefined, '备注'])
  })
})

describe('cellValue()', () => {
  it('converts a cell to the type of its field, and keeps text that it cannot convert', () => {
    expect(read('itemVersion', '3')).toEqual(['/itemVersion', 3])
    expect(read('itemVersion', '三')).toEqual(['/itemVersion', '三'])
    expect(read('onlineCapable', '是')).toEqual(['/onlineCapable', true])
    expect(read('implementingOrganization', '某局')).toEqual(['/implementingOrganization', { name: '某局' }])
    expect(read('materials', '身份证')).toEqual(['/materials', [{ name: '身份证' }]])
    expect(read('legalBasis', '社会保险法')).toEqual(['/legalBasis', [{ title: '社会保险法' }]])
    expect(read('materials', '[{"name":"身份证"}]')).toEqual(['/materials', [{ name: '身份证' }]])
  })
  it('reads a time limit only if the cell names an unambiguous unit', () => {
    expect(read('promisedLimit', '20个工作日')[1]).toEqual({ state: 'bounded', value: 20, unit: 'workingDay', text: '20个工作日' })
    expect(read('promisedLimit', '3个月')[1]).toEqual({ state: 'bounded', value: 3, unit: 'month', text: '3个月' })
    expect(read('promisedLimit', '即时办结')[1]).toEqual({ state: 'immediate', text: '即时办结' })
    expect(read('promisedLimit', '20天')[1]).toEqual({ state: 'unknown', text: '20天' })
  })
  it('finds a code by the code itself, its title, or the digit of a named system', () => {
    expect(codeOf('workingDay', 'common/limit-unit')).toBe('workingDay')
    expect(codeOf('工作日', 'common/limit-unit')).toBe('workingDay')
    expect(codeOf('local:4', 'common/contact-kind')).toBe('phone')
    expect(codeOf('constructor', 'common/limit-unit')).toBe('constructor')
    expect(codeOf('天', 'common/limit-unit')).toBe('天')
  })
})

it.each(['、', '，', ',', '；', ';', '^', '|'])('a list in one cell is divided at %s', (divider) => {
  expect(read('serviceTargets', `naturalPerson${divider} enterprise`)).toEqual(['/serviceTargets', ['naturalPerson', 'enterprise']])
})

describe('columns() of lists', () => {
  const found = (...header: string[]) => columns(header, fields).map((column) => column && ('at' in column ? column.at : column))

  it('takes numbers that run on from 0, in any order', () => {
    expect(found('materials.1.name', 'materials.0.name', 'materials.0.copies', 'materials.2.name')).toEqual([
      '/materials/1/name',
      '/materials/0/name',
      '/materials/0/copies',
      '/materials/2/name',
    ])
  })
  it('takes no column whose number would make elements up, and says which is missing', () => {
    expect(found('materials.1.name')).toEqual([{ gap: 0 }])
    expect(found('materials.0.name', 'materials.2.name')).toEqual(['/materials/0/name', { gap: 1 }])
    for (const number of ['1000000', '4294967294', '100000000000000000000', '00', '01']) {
      expect(found('materials.0.name', `materials.${number}.name`), number).toEqual(['/materials/0/name', { gap: 1 }])
    }
  })
})

it('a code is found by no name that every object has', () => {
  for (const name of ['constructor', 'toString', '__proto__']) expect(codeOf(name, 'common/limit-unit')).toBe(name)
})
