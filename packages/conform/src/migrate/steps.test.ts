import { describe, expect, it } from 'vitest'
import { applied, inverted, type Loss, type MigrationStep } from './steps.js'

function run(data: unknown, step: MigrationStep, way = applied) {
  const copy = structuredClone(data)
  const losses: Loss[] = []
  way(step)(copy, losses)
  return { copy, losses }
}
const rename: MigrationStep = { rename: '/forms/*/link', to: 'url' }
const codes: MigrationStep = { codes: '/kind', map: { one: 'first', eins: 'first', two: 'second' } }
const split: MigrationStep = { split: '/phone', by: '-', into: ['area', 'number'] }

describe('a step of a migration', () => {
  it('renames in every item, keeps the order, and goes back', () => {
    const data = { forms: [{ link: 'a', name: 'x' }, { name: 'y' }] }
    const { copy, losses } = run(data, rename)
    expect(JSON.stringify(copy)).toBe('{"forms":[{"url":"a","name":"x"},{"name":"y"}]}')
    expect(losses).toEqual([])
    expect(JSON.stringify(run(copy, rename, inverted).copy)).toBe(JSON.stringify(data))
  })
  it('maps codes, leaves the others, and says where the way back is not sure', () => {
    expect(run({ kind: 'eins' }, codes).copy).toEqual({ kind: 'first' })
    expect(run({ kind: 'three' }, codes).copy).toEqual({ kind: 'three' })
    expect(run({ kind: 'second' }, codes, inverted)).toEqual({ copy: { kind: 'two' }, losses: [] })
    expect(run({ kind: 'first' }, codes, inverted)).toMatchObject({ copy: { kind: 'one' }, losses: [{ at: '/kind', value: 'first' }] })
  })
  it('splits a text, joins it again, and lists what does not part', () => {
    expect(run({ phone: '027-12333' }, split).copy).toEqual({ area: '027', number: '12333' })
    expect(run({ area: '027', number: '12333' }, split, inverted)).toEqual({ copy: { phone: '027-12333' }, losses: [] })
    expect(run({ phone: '12333' }, split)).toMatchObject({ copy: {}, losses: [{ at: '/phone', value: '12333' }] })
    expect(run({ area: '0-27', number: '1' }, split, inverted)).toMatchObject({ copy: {}, losses: [{ value: ['0-27', '1'] }] })
  })
  it('refuses a step that does not exist', () => expect(() => applied({ drop: '/a' } as never)).toThrow('没有这种迁移步骤：drop'))
})
