import { pattern, valueAt } from '@shebiao/schemas/runtime'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { creditCodeCheck, creditCodeProblem, itemCodeParts } from '../src/domain/identifiers.js'
import { exceeds, isComparable, total } from '../src/domain/limits.js'
import { normalizeName } from '../src/domain/names.js'
import { phoneProblem } from '../src/domain/phones.js'

const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
const stem = fc.array(fc.constantFrom(...alphabet), { minLength: 17, maxLength: 17 }).map((chars) => chars.join(''))

describe('creditCodeProblem()', () => {
  it.each([
    '11440000MB2D0164XH',
    '11440100007482575H',
    '11650000010183859F',
    '91330102MA28NBU477',
    '11511301008778239R',
    '12511301452260997J',
    '1251130145226113XA',
    '11420000010833209R',
    '11370300MB28347540',
  ])('accepts %s', (code) => {
    expect(creditCodeProblem(code)).toBeUndefined()
  })
  it('accepts exactly one check character for any 17 characters', () => {
    fc.assert(
      fc.property(stem, (code) => {
        const kinds = [...alphabet].map((c) => creditCodeProblem(code + c)?.kind)
        fc.pre(!kinds.includes('temporary') && !kinds.includes('placeholder'))
        expect([...alphabet].filter((_, i) => kinds[i] !== 'check')).toEqual([creditCodeCheck(code)])
      }),
    )
  })
  it('reports every single wrong character', () => {
    fc.assert(
      fc.property(stem, fc.integer({ min: 0, max: 16 }), fc.constantFrom(...alphabet), (code, at, wrong) => {
        fc.pre(code[at] !== wrong)
        const bad = code.slice(0, at) + wrong + code.slice(at + 1) + creditCodeCheck(code)
        expect(creditCodeProblem(bad)).toBeDefined()
      }),
    )
  })
  it('itemCodeParts() splits an item code into parts that join to the whole', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 31, maxLength: 33, unit: fc.constantFrom(...alphabet) }), (code) => {
        const { creditCode, level, basicCode, handling } = itemCodeParts(code)
        expect(creditCode + level + basicCode + handling).toBe(code)
        expect([creditCode.length, level.length, basicCode.length]).toEqual([18, 1, 12])
      }),
    )
  })
})

const unit = fc.constantFrom('minute' as const, 'hour' as const, 'workingDay' as const, 'calendarDay' as const, 'month' as const, 'year' as const)
const bounded = fc.record({ state: fc.constant('bounded' as const), value: fc.integer({ min: 0, max: 400 }), unit })
const limit = fc.oneof(
  bounded,
  fc.constantFrom({ state: 'immediate' as const }, { state: 'none' as const }, { state: 'unknown' as const }),
  fc.constant(undefined),
)

describe('time limits', () => {
  it('do not exceed themselves, and of two at most one exceeds the other', () => {
    fc.assert(
      fc.property(limit, limit, (a, b) => {
        expect(exceeds(a, a)).toBe(false)
        expect(exceeds(a, b) && exceeds(b, a)).toBe(false)
      }),
    )
  })
  it('exceed each other transitively', () => {
    fc.assert(
      fc.property(fc.array(limit, { minLength: 3, maxLength: 8 }), (limits) => {
        for (const a of limits) for (const b of limits) for (const c of limits) if (exceeds(a, b) && exceeds(b, c)) expect(exceeds(a, c)).toBe(true)
      }),
    )
  })
  it('in units that cannot be converted exceed each other only where the calendar cannot turn the order', () => {
    expect(exceeds({ state: 'bounded', value: 300, unit: 'calendarDay' }, { state: 'bounded', value: 1, unit: 'workingDay' })).toBe(false)
    expect(exceeds({ state: 'bounded', value: 1, unit: 'month' }, { state: 'bounded', value: 28, unit: 'calendarDay' })).toBe(false)
    expect(exceeds({ state: 'bounded', value: 2, unit: 'month' }, { state: 'bounded', value: 1, unit: 'calendarDay' })).toBe(true)
    expect(exceeds({ state: 'bounded', value: 2, unit: 'hour' }, { state: 'bounded', value: 30, unit: 'minute' })).toBe(true)
    expect(exceeds({ state: 'unknown' }, { state: 'immediate' })).toBe(false)
  })
  it('exceed only limits that they are comparable with, and comparability is symmetric', () => {
    fc.assert(
      fc.property(limit, limit, (a, b) => {
        expect(isComparable(a, b)).toBe(isComparable(b, a))
        if (exceeds(a, b)) expect(isComparable(a, b)).toBe(true)
      }),
    )
  })
  it('that are immediate are exceeded by any number of days, but not by minutes or hours', () => {
    fc.assert(
      fc.property(bounded, (a) => {
        const immediate = { state: 'immediate' as const }
        expect(exceeds(immediate, a)).toBe(false)
        expect(exceeds(a, immediate)).toBe(a.value > 0 && a.unit !== 'minute' && a.unit !== 'hour')
      }),
    )
  })
  it('of 0, which may mean immediate, none or unknown, are not comparable with anything', () => {
    fc.assert(
      fc.property(unit, limit, (unit, other) => {
        expect(isComparable({ state: 'bounded', value: 0, unit }, other)).toBe(false)
      }),
    )
  })
  it('in one unit add up in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1 }), (values) => {
        const steps = values.map((value) => ({ state: 'bounded' as const, value, unit: 'workingDay' as const }))
        expect(total(steps)).toMatchObject({ value: values.reduce((a, b) => a + b) })
        expect(total([...steps].reverse())).toEqual(total(steps))
      }),
    )
  })
  it('in different units do not add up', () => {
    expect(
      total([
        { state: 'bounded', value: 1, unit: 'workingDay' },
        { state: 'bounded', value: 1, unit: 'calendarDay' },
      ]),
    ).toBeUndefined()
  })
})

describe('JSON Pointers', () => {
  const key = fc.string({ unit: fc.constantFrom('a', '/', '~', '字', '0', ' '), minLength: 1, maxLength: 4 })
  it('find the value that they name, whatever characters keys have', () => {
    fc.assert(
      fc.property(fc.array(key, { minLength: 1, maxLength: 5 }), fc.integer(), (path, value) => {
        const data = path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value)
        const pointer = path.map((name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
        expect(valueAt(data, pointer)).toBe(value)
        expect(valueAt(data, `${pointer}/beyond`)).toBeUndefined()
      }),
    )
  })
  it('lose only array indices in a pattern', () => {
    expect(pattern('/materials/12/name')).toBe('/materials/*/name')
    expect(pattern('/extensions/a1/0')).toBe('/extensions/a1/*')
  })
})

describe('names and telephone numbers', () => {
  it('normalizeName() is idempotent', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('《', '》', '（', '(', ' ', '　', '保', 'Ａ', 'A', '1', '１') }), (name) => {
        expect(normalizeName(normalizeName(name))).toBe(normalizeName(name))
      }),
    )
  })
  it.each([
    '12333',
    '027-85748700',
    '0531-82861735',
    '（027）85748700',
    '13800000000',
    '400-800-1234',
    '0571-12333',
    '027-85748700-801',
    '12345、027-85748700',
    '95588',
    '12333转2',
    '027-85748700、85748701',
  ])('phoneProblem() accepts %s', (phone) => {
    expect(phoneProblem(phone)).toBeUndefined()
  })
  it.each(['85124921', '053****5909', '电话', '99', '027-8574'])('phoneProblem() rejects %s', (phone) => {
    expect(phoneProblem(phone)).toBeDefined()
  })
})
