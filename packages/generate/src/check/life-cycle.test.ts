import { describe, expect, it } from 'vitest'
import { compareNumbers, isPublished, lifeCycleProblems } from './life-cycle.js'
import type { Standard } from './source.js'

const edition = (number: string, more: Partial<Standard> = {}): [string, Standard] => [
  `made@${number}`,
  {
    standard: 'made',
    edition: number,
    title: { zh: '示例', en: 'Example' },
    status: 'draft',
    issued: null,
    effective: null,
    withdrawn: null,
    replaces: null,
    clauses: {},
    ...more,
  },
]
const problems = (...editions: [string, Standard][]) => lifeCycleProblems(new Map(editions))

describe('the life cycle of editions', () => {
  it('accepts each state with its days', () => {
    const days = { issued: '2025-01-01', effective: '2025-07-01' }
    expect(
      problems(
        edition('1.0', { status: 'withdrawn', ...days, withdrawn: '2026-07-01' }),
        edition('1.1', { status: 'inForce', ...days, replaces: 'made@1.0' }),
        edition('2.0', { status: 'issued', issued: '2026-01-01', replaces: 'made@1.1' }),
        edition('3.0', { status: 'consultation', replaces: 'made@2.0' }),
      ),
    ).toEqual([])
  })
  it.each([
    [{ status: 'final' }, 'made@1.0/status: final is none of draft, consultation, issued, inForce, withdrawn'],
    [{ status: 'issued' }, 'made@1.0/issued: an edition that is issued states the day'],
    [{ status: 'inForce', issued: '2025-01-01' }, 'made@1.0/effective: an edition that is inForce states the day'],
    [{ issued: '2025-01-01' }, 'made@1.0/issued: a draft has no such day'],
    [{ status: 'issued', issued: '2025-02-30' }, 'made@1.0/issued: 2025-02-30 is no day YYYY-MM-DD'],
    [{ status: 'inForce', issued: '2025-02-01', effective: '2025-01-01' }, 'made@1.0/effective: 2025-01-01 is before 2025-02-01, the day of issue'],
    [{ replaces: 'made@0.9' }, 'made@1.0/replaces: there is no edition made@0.9'],
    [{ replaces: 'made@1.0' }, 'made@1.0/replaces: 1.0 is not later than 1.0'],
  ])('refuses %o', (more, problem) => expect(problems(edition('1.0', more))).toEqual([problem]))
  it('lets an edition be replaced once', () => {
    expect(problems(edition('1.0'), edition('2.0', { replaces: 'made@1.0' }), edition('2.1', { replaces: 'made@1.0' }))).toHaveLength(2)
  })
  it('knows what is published, and orders numbers as numbers', () => {
    expect(isPublished({ status: 'consultation' })).toBe(false)
    expect(isPublished({ status: 'withdrawn' })).toBe(true)
    expect(['10.0', '2.1', '2.0'].sort(compareNumbers)).toEqual(['2.0', '2.1', '10.0'])
  })
})
