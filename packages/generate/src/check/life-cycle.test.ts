import { describe, expect, it } from 'vitest'
import type { Standard } from '../source.js'
import { compareNumbers, isPublished, lifeCycleProblems } from './life-cycle.js'

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
const problems = (...editions: [string, Standard][]) =>
  lifeCycleProblems(new Map(editions)).map(({ file, pointer, message }) => `${file} ${pointer}: ${message}`)

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
    [{ status: 'final' }, '/status: final is not allowed; allowed: draft, consultation, issued, inForce, withdrawn'],
    [{ status: 'issued' }, '/issued: required, but null: an edition that is issued states the day'],
    [{ status: 'inForce', issued: '2025-01-01' }, '/effective: required, but null: an edition that is inForce states the day'],
    [{ issued: '2025-01-01' }, '/issued: an edition in draft has no such day; expected null'],
    [{ status: 'issued', issued: '2025-02-30' }, '/issued: 2025-02-30 is not a day YYYY-MM-DD that exists'],
    [{ status: 'inForce', issued: '2025-02-01', effective: '2025-01-01' }, '/effective: 2025-01-01 is before 2025-02-01, the day of issue'],
    [{ replaces: 'made@0.9' }, '/replaces: no edition made@0.9; did you mean made@1.0?'],
    [{ replaces: 'made@1.0' }, '/replaces: 1.0 is not later than 1.0'],
  ])('refuses %o', (more, problem) => expect(problems(edition('1.0', more))).toEqual([`standards/made/1.0.yaml ${problem}`]))
  it('lets an edition be replaced once', () => {
    expect(problems(edition('1.0'), edition('2.0', { replaces: 'made@1.0' }), edition('2.1', { replaces: 'made@1.0' }))).toHaveLength(2)
  })
  it('knows what is published, and orders numbers as numbers', () => {
    expect(isPublished({ status: 'consultation' })).toBe(false)
    expect(isPublished({ status: 'withdrawn' })).toBe(true)
    expect(['10.0', '2.1', '2.0'].sort(compareNumbers)).toEqual(['2.0', '2.1', '10.0'])
  })
})
