import { recordTypes } from '@shebiao/schemas/registry'
import { describe, expect, it } from 'vitest'
import { checkText } from './check-text.js'
import { keyOf, stablePointer } from './identity.js'

const fields = {
  '': { title: '', en: '', identity: [['/code'], ['/name', '/region/code']] },
  '/materials/*': { title: '', en: '', identity: [['/name']] },
}

describe('the key of a record', () => {
  it.each([
    [{ code: '1', name: 'a' }, 'code=1'],
    [{ name: 'a', region: { code: '42' } }, 'name=a; region.code=42'],
    [{ name: 'a' }, 'name=a'],
    [{ code: '  ', name: 'a' }, 'name=a'],
    [{ code: 12 }, 'code=12'],
    [{ region: { code: '42' } }, undefined],
    [{ code: ['1'], name: null }, undefined],
    [null, undefined],
    ['text', undefined],
  ])('%j is %j', (data, key) => {
    expect(keyOf(data, fields[''].identity)).toBe(key)
  })

  it('is short however long a value is, and different for values that differ at their ends', () => {
    const [a, b] = ['a', 'b'].map((end) => keyOf({ code: `${'1'.repeat(10_000)}${end}` }, fields[''].identity)!)
    expect(a!.length).toBeLessThan(100)
    expect(a).not.toBe(b)
  })
})

it('a pointer names list elements by their keys, and by their positions where they have none', () => {
  const data = { materials: [{ name: '身份证' }, { count: 2 }, { name: 'a/b' }] }
  expect(stablePointer('/materials/0/count', data, fields)).toBe('/materials/[name=身份证]/count')
  expect(stablePointer('/materials/1/count', data, fields)).toBe('/materials/1/count')
  expect(stablePointer('/materials/2', data, fields)).toBe('/materials/[name=a~1b]')
  expect(stablePointer('/materials/7/x', data, fields)).toBe('/materials/7/x')
  expect(stablePointer('', 3, fields)).toBe('')
})

describe('the record of a finding', () => {
  const options = { standard: 'service-guide@2.0', asOf: '2026-01-01', rules: ['field-known'] }
  const lines = (...records: object[]) => records.map((record) => JSON.stringify(record)).join('\n')
  const identities = async (text: string) =>
    (await checkText(text, { ...options, source: 'a.ndjson' })).findings.map(({ record, occurrence }) => [record!.key, record!.at, record!.number, occurrence])

  it('stays when records are inserted before it, and when its list grows', async () => {
    const record = { itemName: 'b', materials: [{ name: '身份证', bogus: 1 }] }
    const moved = { itemName: 'b', materials: [{ name: '照片' }, { name: '身份证', bogus: 1 }] }
    expect(await identities(lines(record))).toEqual([['itemName=b', '/materials/[name=身份证]/bogus', 1, undefined]])
    expect(await identities(lines({ itemName: 'a' }, moved))).toEqual([['itemName=b', '/materials/[name=身份证]/bogus', 2, undefined]])
  })

  it('is its number among the equal ones where it has neither code nor name', async () => {
    expect(await identities(lines({ bogus: 1 }, { itemName: 'a', bogus: 1 }, { bogus: 2 }))).toEqual([
      [undefined, '/bogus', 1, undefined],
      ['itemName=a', '/bogus', 2, undefined],
      [undefined, '/bogus', 3, 2],
    ])
  })
})

it('every identifying field of a record type is a field of it', async () => {
  const problems: string[] = []
  for (const { path, load } of recordTypes) {
    const known = (await load()).fields
    if (!known['']!.identity) problems.push(`${path} has no identity`)
    for (const [at, { identity = [] }] of Object.entries(known))
      for (const pointer of identity.flat()) if (!known[at + pointer]) problems.push(`${path}: ${at + pointer} is no field`)
  }
  expect(problems).toEqual([])
})
