import { expect, it } from 'vitest'
import { nameDifference, namesOn, standingOf } from './divisions.js'

it('a division that was merged is one until then, and has a successor', () => {
  expect(standingOf('330103', '2019-01-01')).toEqual({ kind: 'present' })
  expect(standingOf('330103', '2026-01-01')).toMatchObject({ kind: 'former', row: { name: '下城区', successor: '330105' } })
  expect(standingOf('370284', '2011-06-01')).toEqual({ kind: 'present' })
})

it('Hong Kong, Macao and Taiwan are in the table; zones and other digits are not', () => {
  for (const code of ['710000', '810000', '820000']) expect(standingOf(code, '2026-01-01').kind).toBe('present')
  expect(standingOf('420171', '2026-01-01').kind).toBe('zone')
  expect(standingOf('429999', '2026-01-01').kind).toBe('unknown')
  expect(standingOf('420106003012', '2026-01-01').kind).toBe('present')
})

it('a code has the names of its day', () => {
  expect(namesOn('420600', '2005-01-01')).toEqual(['襄阳市', '襄樊市'])
  expect(namesOn('420600', '2026-01-01')).toEqual(['襄阳市'])
  expect(namesOn('110100', '2026-01-01')).toEqual(['市辖区', '北京市'])
  expect(namesOn('429999', '2026-01-01')).toEqual([])
})

it.each([
  ['湖北省武汉市洪山区', 'none'],
  ['洪山 区', 'none'],
  ['洪山區', 'traditional'],
  ['洪山', 'short'],
  ['武昌区', 'other'],
] as const)('%s for 洪山区: %s', (written, difference) => expect(nameDifference(written, ['洪山区'])).toBe(difference))
