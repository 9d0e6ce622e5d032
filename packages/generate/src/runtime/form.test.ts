import { describe, expect, it } from 'vitest'
import { evaluate } from '../compile/evaluate.js'
import { formSchema, sayer } from './index.js'

interface Hall {
  name: string
  floor?: number
  notes?: { text: string }
  rooms?: { name: string }[]
}

const text = { type: 'string', minLength: 1, maxLength: 10 }
const room = { type: 'object', required: ['name'], additionalProperties: false, properties: { name: text } }
const { is, issues } = evaluate({
  type: 'object',
  required: ['name'],
  additionalProperties: false,
  properties: {
    name: text,
    floor: { type: 'integer' },
    notes: { type: 'object', required: ['text'], additionalProperties: false, properties: { text } },
    rooms: { type: 'array', items: room },
  },
})
const titles = {
  '': '大厅',
  '/name': '名称',
  '/floor': '楼层',
  '/notes': '说明',
  '/notes/text': '文字',
  '/rooms': '房间',
  '/rooms/*': '房间',
  '/rooms/*/name': '房间名',
}
const fields = Object.fromEntries(Object.entries(titles).map(([at, title]) => [at, { title, en: title, ...(at === '/name' && { required: true as const }) }]))
const say = sayer(fields, {})
const form = formSchema<Hall>({ is: is as (data: unknown) => data is Hall, issues, say })
const validate = (value: unknown) => form['~standard'].validate(value)

describe('a form', () => {
  it('takes an optional input that was left blank as no value', () => {
    expect(validate({ name: '甲', floor: Number.NaN, notes: { text: '' } })).toEqual({ value: { name: '甲' } })
  })
  it('says 未填写 of a required input that was left blank, whether empty or absent', () => {
    const expected = { issues: [{ message: '“名称”未填写', path: ['name'] }] }
    expect(validate({ name: '' })).toEqual(expected)
    expect(validate({ name: undefined })).toEqual(expected)
  })
  it('keeps the places of the entries of a list', () => {
    expect(validate({ name: '甲', rooms: [{ name: '' }, { name: '乙' }, { name: 3 }] })).toEqual({
      issues: [
        { message: '“房间第 1 项·房间名”未填写', path: ['rooms', 0, 'name'] },
        { message: expect.stringContaining('应为文字'), path: ['rooms', 2, 'name'] },
      ],
    })
  })
  it('does not touch the value it is given, nor a group that was empty, nor what is no plain object', () => {
    const given = { name: '甲', floor: Number.NaN }
    validate(given)
    expect(given).toEqual({ name: '甲', floor: Number.NaN })
    expect(validate({ name: '甲', notes: {} })).toMatchObject({ issues: [{ path: ['notes', 'text'] }] })
    expect(validate({ name: new Date(0) })).toMatchObject({ issues: [{ path: ['name'] }] })
    expect(validate(null)).toMatchObject({ issues: [{ path: [] }] })
  })
})

describe('a blank text', () => {
  it('is 未填写, not of a wrong length, and an optional one may be left out', () => {
    expect(say({ rule: 'value-length', at: '/name', params: { found: '' } })).toMatchObject({ message: '“名称”未填写' })
    expect(say({ rule: 'value-length', at: '/notes/text', params: { found: '' } }).mend).toContain('没有内容时删去该字段')
    expect(say({ rule: 'value-length', at: '/name', params: { found: '' } }).mend).not.toContain('删去')
    expect(say({ rule: 'value-length', at: '/name', params: { found: '' } }, 'en').message).toBe('“名称” is not filled in')
  })
  it('does not hide that a field is unknown or a value repeated', () => {
    expect(say({ rule: 'field-known', at: '/nmae', params: { name: 'nmae', found: '' } }).message).toContain('不是标准中的字段')
    expect(say({ rule: 'items-unique', at: '/rooms/1', params: { first: 0, found: '' } }).message).toContain('重复')
  })
})
