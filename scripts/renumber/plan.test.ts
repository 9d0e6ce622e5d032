import { describe, expect, it } from 'vitest'
import { elementsOf, elementText, planNumbers } from './plan.mjs'

const numbers = ['1', '2', '3', '4', '4.1', '4.1.1', '4.1.2', '4.1.3', '4.1.10', '4.2', '4.2.1', '5', '5.1']
const plan = (elements: [string, number][], of = numbers) => Object.fromEntries(planNumbers(new Set(of), new Map(elements)))

describe('the numbers of a standard', () => {
  it('stay where nothing is missing, and close the gaps where something is', () => {
    expect(plan([], ['1', '4', '4.1', '4.2'])).toEqual({ 1: '1', 4: '4', '4.1': '4.1', '4.2': '4.2' })
    expect(plan([])).toMatchObject({ '4.1.3': '4.1.3', '4.1.10': '4.1.4', '4.2.1': '4.2.1', '5.1': '5.1' })
  })
  it('of data elements are those of annex A, by record type and in the order of their clauses', () => {
    const next = plan([
      ['4.1.1', 2],
      ['4.2.1', 1],
      ['4.1.10', 2],
    ])
    expect(next).toMatchObject({ '4.2.1': 'A.1.1', '4.1.1': 'A.2.1', '4.1.10': 'A.2.2', '4.1.2': '4.1.1', '4.1.3': '4.1.2' })
  })
  it('keep a section whose clauses all went to the annex', () => {
    expect(plan([['4.2.1', 1]])).toMatchObject({ '4.2': '4.2', 5: '5' })
  })
  it('do not change in a second run, and what is added later goes behind', () => {
    const once = planNumbers(new Set(numbers), new Map([['4.1.1', 1]]))
    const twice = planNumbers(new Set(once.values()), new Map())
    expect([...twice].every(([old, next]) => old === next)).toBe(true)
    expect(Object.fromEntries(planNumbers(new Set([...once.values()]), new Map([['4.1.1', 1]])))).toMatchObject({ 'A.1.1': 'A.1.1', '4.1.1': 'A.1.2' })
  })
  it('are each given once', () => {
    const next = [
      ...planNumbers(
        new Set(numbers),
        new Map([
          ['4.1.2', 1],
          ['5.1', 1],
        ]),
      ).values(),
    ]
    expect(new Set(next).size).toBe(next.length)
  })
})

describe('data elements', () => {
  it('are the clauses that permit and that only fields serve, under their first record type', () => {
    const clauses = { '4.1': { modal: '可' }, '4.2': { modal: '应' }, '4.3': { modal: '可' }, '4.4': { modal: '可' } }
    const fields = [
      { clause: '4.1', rank: 2 },
      { clause: '4.1', rank: 1 },
      { clause: '4.2', rank: 1 },
      { clause: '4.3', rank: 1 },
    ]
    expect([...elementsOf(clauses, fields, new Set(['4.3']))]).toEqual([['4.1', 1]])
  })
  it('say what they are, without the words that permit to state them', () => {
    expect(elementText({ zh: '可写明事项所属险种。', en: 'The insurance types of an item may be stated.' })).toEqual({
      zh: '事项所属险种。',
      en: 'The insurance types of an item.',
    })
    expect(elementText({ zh: '网点可登记设备及其状态。', en: 'An outlet may record its equipment and its state.' })).toEqual({
      zh: '设备及其状态。',
      en: 'Its equipment and its state.',
    })
    const other = { zh: '服务对象可细分。', en: 'Targets may be refined.' }
    expect(elementText(other)).toEqual(other)
  })
})
