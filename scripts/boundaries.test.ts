import { load } from '@shebiao/generate'
import { expect, it } from 'vitest'
import { listRules } from '../packages/conform/dist/index.js'

const root = new URL('..', import.meta.url).pathname
const source = load(`${root}standards`, `${root}schemas`)
const clauses = new Map<string, { text?: { zh: string } }>()
for (const [name, standard] of source.standards) for (const [number, clause] of Object.entries(standard.clauses)) clauses.set(`${name}#${number}`, clause)
for (const { profile, clauses: own } of source.profiles) for (const [number, clause] of Object.entries(own)) clauses.set(`${profile}#${number}`, clause)

/** Numbers in clauses that limit nothing, with the reason. */
const noLimits: [RegExp, string][] = [
  [/12333|12345/g, 'telephone numbers'],
  [/\d+\.\d+～\d+\.\d+/g, 'numbers of clauses'],
  [/第 ?\d+(?:、\d+)* ?位/g, 'digits of a code'],
  [/00Y/g, 'a code'],
  [/从 1 起/g, 'a serial number begins with 1; its cases are those of the rule catalogue-serials-run-on'],
]

/** The numbers in a clause that limit something. */
function limitsIn(text: string): number[] {
  const rest = noLimits.reduce((left, [pattern]) => left.replace(pattern, ''), text)
  return (rest.match(/\d+(?:\.\d+)?/g) ?? []).map(Number)
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
        if (!boundariesOf(id).includes(limit))
          missing.push(`${id}: ${clause} says ${limit}; write a case with boundary: { at: …, accepts: ${limit}, refuses: … }`)
      }
    }
  }
  expect(missing).toEqual([])
  expect(limits).toBeGreaterThan(6)
})

it('finds the numbers of a clause, and not those that limit nothing', () => {
  expect(limitsIn('宜在2个工作日内核准，12333热线除外，第 3、4 位')).toEqual([2])
  expect(limitsIn('5.1～5.11 的要素应齐备')).toEqual([])
  expect(limitsIn('编码末三位 00Y，从 1 起，城区步行15分钟')).toEqual([15])
})

it('clauses write their numbers in digits', () => {
  for (const [name, { text }] of clauses) expect(text?.zh ?? '', name).not.toMatch(/[一二三四五六七八九十百]+个?(?:工作日|自然日|分钟|小时|公里|元)/)
})
