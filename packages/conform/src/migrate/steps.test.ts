import { describe, expect, it } from 'vitest'
import { forwardStep, inverseStep, type Loss, type MigrationStep } from './steps.js'

function run(data: unknown, step: MigrationStep, direction = forwardStep) {
  const copy = structuredClone(data)
  const losses: Loss[] = []
  direction(step)(copy, losses)
  return { copy, losses }
}
const rename: MigrationStep = { rename: '/forms/*/link', to: 'url' }
const codes: MigrationStep = { codes: '/kind', map: { one: 'first', eins: 'first', two: 'second' } }
const split: MigrationStep = { split: '/phone', by: '-', into: ['area', 'number'] }

describe('a migration step', () => {
  it('renames a field in every element, keeps the order, and can be inverted', () => {
    const data = { forms: [{ link: 'a', name: 'x' }, { name: 'y' }] }
    const { copy, losses } = run(data, rename)
    expect(JSON.stringify(copy)).toBe('{"forms":[{"url":"a","name":"x"},{"name":"y"}]}')
    expect(losses).toEqual([])
    expect(JSON.stringify(run(copy, rename, inverseStep).copy)).toBe(JSON.stringify(data))
  })
  it('maps codes, keeps the others, and reports a loss if the inverse is ambiguous', () => {
    expect(run({ kind: 'eins' }, codes).copy).toEqual({ kind: 'first' })
    expect(run({ kind: 'three' }, codes).copy).toEqual({ kind: 'three' })
    expect(run({ kind: 'second' }, codes, inverseStep)).toEqual({ copy: { kind: 'two' }, losses: [] })
    expect(run({ kind: 'first' }, codes, inverseStep)).toMatchObject({ copy: { kind: 'one' }, losses: [{ at: '/kind', value: 'first' }] })
  })
  it('splits a text, joins it again, and reports as a loss what cannot be split or joined', () => {
    expect(run({ phone: '027-12333' }, split).copy).toEqual({ area: '027', number: '12333' })
    expect(run({ area: '027', number: '12333' }, split, inverseStep)).toEqual({ copy: { phone: '027-12333' }, losses: [] })
    expect(run({ phone: '12333' }, split)).toMatchObject({ copy: {}, losses: [{ at: '/phone', value: '12333' }] })
    expect(run({ area: '0-27', number: '1' }, split, inverseStep)).toMatchObject({ copy: {}, losses: [{ value: ['0-27', '1'] }] })
  })
  it('refuses a step that does not exist', () => expect(() => forwardStep({ drop: '/a' } as never)).toThrow('没有这种迁移步骤：drop'))
})
