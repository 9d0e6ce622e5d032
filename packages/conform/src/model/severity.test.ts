import { expect, it } from 'vitest'
import type { Severity } from './rule.js'
import { severityRank, softer } from './severity.js'

const severities: Severity[] = ['error', 'warning', 'info']

it('a rule may soften the severity of its clause, and never raise it', () => {
  const results = severities.map((clause) => severities.map((own) => softer(clause, own)))
  expect(results).toEqual([
    ['error', 'warning', 'info'],
    ['warning', 'warning', 'info'],
    ['info', 'info', 'info'],
  ])
})

it('a rule that states no severity has that of its clause', () => {
  for (const clause of severities) expect(softer(clause, undefined)).toBe(clause)
})

it('an error ranks above a warning, and a warning above a remark', () => {
  const [error, warning, info] = severities.map(severityRank)
  expect(error).toBeGreaterThan(warning!)
  expect(warning).toBeGreaterThan(info!)
})
