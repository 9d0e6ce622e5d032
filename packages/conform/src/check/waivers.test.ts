import { describe, expect, it } from 'vitest'
import { normalPath } from '../model/file-path.js'
import { text } from '../reporters/text.js'
import { check } from './check.js'
import { isOfFile, waiverOf } from './waivers.js'

const waiver = { rule: 'field-known', owner: '某市', reason: '修订中', until: '2026-06-30' }
const finding = {
  rule: 'field-known',
  at: '/materials/0/bogus',
  source: 'data/a.ndjson',
  identity: () => ({ key: 'itemName=甲 乙; region.code=42', at: '/materials/[name=a]/bogus' }),
}

describe('a waiver', () => {
  it.each([
    [{}, true],
    [{ rule: 'field-present' }, false],
    [{ until: '2025-12-31' }, false],
    [{ file: 'data/a.ndjson' }, true],
    [{ file: './data/a.ndjson' }, true],
    [{ file: 'data\\a.ndjson' }, true],
    [{ file: 'a.ndjson' }, true],
    [{ file: 'ta/a.ndjson' }, false],
    [{ record: 'itemName=甲 乙; region.code=42' }, true],
    [{ record: '甲 乙' }, true],
    [{ record: '甲' }, false],
    [{ record: '42' }, false],
    [{ at: '/materials/0/bogus' }, true],
    [{ at: '/materials/[name=a]/bogus' }, true],
    [{ at: '/materials/1/bogus' }, false],
  ])('with %j covers the finding: %j', (members, covers) => {
    expect(waiverOf([{ ...waiver, ...members }], finding, '2026-06-30') !== undefined).toBe(covers)
  })

  it('of one record leaves the others', async () => {
    const options = { standard: 'service-guide@2.0', asOf: '2026-01-01', rules: ['field-known'] }
    const records = [
      { itemName: 'a', bogus: 1 },
      { itemName: 'b', bogus: 1 },
    ]
    const report = await check(records, { ...options, waivers: [{ ...waiver, record: 'b' }] })
    expect(report.findings.map(({ at, waived }) => [at, waived !== undefined])).toEqual([
      ['/0/bogus', false],
      ['/1/bogus', true],
    ])
  })
})

it('waivers in the options that have ended or cover nothing are told', async () => {
  const options = { standard: 'service-guide@2.0', asOf: '2026-01-01', rules: ['field-known'] }
  const waivers = [waiver, { ...waiver, until: '2025-12-31' }, { ...waiver, record: 'b' }, { ...waiver, rule: 'fee-has-basis' }]
  const report = await check({ itemName: 'a', bogus: 1 }, { ...options, waivers })
  expect(report.unusedWaivers).toEqual([
    { waiver: waivers[1], reason: 'ended' },
    { waiver: waivers[2], reason: 'needless' },
  ])
  expect(text(report)).toContain('对 field-known 的豁免已于 2025-12-31 到期')
  expect((await check({ itemName: 'a', bogus: 1 }, { ...options, waivers: [waiver] })).unusedWaivers).toBeUndefined()
})

it('paths are compared without what does not matter', () => {
  expect(['./a', 'x/../a', '.\\a', 'a/', '/x/./a', '../a', '../../a'].map(normalPath)).toEqual(['a', 'a', 'a', 'a', '/x/a', '../a', '../../a'])
  expect(isOfFile('a.json', 'b/a.json')).toBe(true)
  expect(isOfFile('a.json', 'ba.json')).toBe(false)
})
