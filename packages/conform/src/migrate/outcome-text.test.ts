import { expect, it } from 'vitest'
import type { Migrated } from './migrate.js'
import { outcomeText, summaryOf } from './outcome-text.js'

const record = { prefix: '/3', locate: () => ({ line: 7, column: 5 }) }
const nothing: Migrated = { losses: [], refused: [], toMend: [] }
const mend: Migrated = { ...nothing, data: {}, toMend: [{ rule: 'area-given', at: '/area', message: '缺少区号', clause: 's@3.0#5' }] }
const lossy: Migrated = { ...nothing, data: {}, losses: [{ at: '/fax', value: '1', reason: { zh: '没有', en: 'none' }, edition: 's@2.0' }] }
const refused: Migrated = { ...nothing, refused: [{ rule: 'value-type', at: '/name', message: '应是文字', edition: 's@1.0' }] }

it('names the rule and clause of what is to be mended', () =>
  expect(outcomeText('a.json', record, mend, false)).toBe('a.json:7:5  /3/area  新版规则要求补正 to be mended：缺少区号  area-given  s@3.0#5\n'))
it('names the edition of a loss or refusal if there are several hops', () => {
  expect(outcomeText('a.json', record, lossy, true)).toBe('a.json:7:5  /3/fax  丢失 lost（s@2.0）：没有 (none)："1"\n')
  expect(outcomeText('a.json', record, lossy, false)).toBe('a.json:7:5  /3/fax  丢失 lost：没有 (none)："1"\n')
  expect(outcomeText('a.json', record, refused, true)).toBe('a.json:7:5  /3/name  未迁移 not migrated（s@1.0）：应是文字\n')
})
it('counts outcomes, and is whole only if nothing is lost, refused or to be mended', () => {
  expect(summaryOf([mend, lossy, refused, { ...nothing, data: {} }])).toMatchObject({
    text: expect.stringContaining('迁移 3 条，其中 1 条有丢失、1 条须补正；未迁移 1 条'),
    isWhole: false,
  })
  for (const one of [mend, lossy, refused]) expect(summaryOf([one]).isWhole).toBe(false)
  expect(summaryOf([{ ...nothing, data: {} }]).isWhole).toBe(true)
})
