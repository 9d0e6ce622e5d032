import { readFileSync } from 'node:fs'
import { load } from '@shebiao/generate'
import { expect, it } from 'vitest'
import { listRules } from '../packages/conform/dist/index.js'
import { limitsIn } from './new/limits.mjs'

const root = new URL('..', import.meta.url).pathname
const source = load(`${root}standards`, `${root}schemas`)
const clauses = new Map<string, { text?: { zh: string } }>()
for (const [name, standard] of source.standards) for (const [number, clause] of Object.entries(standard.clauses)) clauses.set(`${name}#${number}`, clause)
for (const { profile, clauses: own } of source.profiles) for (const [number, clause] of Object.entries(own)) clauses.set(`${profile}#${number}`, clause)

/** Limits that no field holds, with the test that stands at them and beyond. */
const computed: Record<string, { limits: number[]; test: string }> = {
  // Minutes and kilometres between coordinates.
  'service-circle-reached': { limits: [15, 5], test: 'packages/conform/src/domain/service-circles.test.ts' },
}

/** The values that the boundary cases of a rule accept. */
function boundariesOf(rule: string): unknown[] {
  const cases = source.cases.filter((file) => file.rule === rule).flatMap((file) => file.cases)
  return cases.flatMap(({ boundary, records = [] }) => [boundary, ...records.map((record) => record.boundary)]).flatMap((one) => (one ? [one.accepts] : []))
}

it('every number in a clause has cases at it and one beyond it, for every rule that serves the clause', async () => {
  const missing: string[] = []
  let limits = 0
  for (const { id, clauses: served } of await listRules()) {
    for (const clause of served) {
      for (const limit of limitsIn(clauses.get(clause)?.text?.zh ?? '')) {
        limits++
        if (!boundariesOf(id).includes(limit) && !computed[id]?.limits.includes(limit))
          missing.push(`${id}: ${clause} says ${limit}; write a case with boundary: { at: …, accepts: ${limit}, refuses: … }`)
      }
    }
  }
  expect(missing).toEqual([])
  expect(limits).toBeGreaterThan(6)
})

it('limits that are computed have a test of their own', () => {
  for (const { test } of Object.values(computed)) expect(readFileSync(root + test, 'utf8')).toContain('and no farther')
})

it('finds the numbers of a clause, and not those that limit nothing', () => {
  expect(limitsIn('宜在2个工作日内核准，12333热线除外，第 3、4 位')).toEqual([2])
  expect(limitsIn('5.1～5.11 的要素应齐备')).toEqual([])
  expect(limitsIn('代码见 GB 32100—2015，区划见 GB/T 2260')).toEqual([])
  expect(limitsIn('编码末三位 00Y，从 1 起，城区步行15分钟')).toEqual([15])
})

it('clauses write their numbers in digits', () => {
  for (const [name, { text }] of clauses) expect(text?.zh ?? '', name).not.toMatch(/[一二三四五六七八九十百]+个?(?:工作日|自然日|分钟|小时|公里|元)/)
})
