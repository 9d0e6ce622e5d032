import { expect, it } from 'vitest'
import { type DataRule, defineDataRule } from '../model/data-rule.js'
import { conclude } from './conclude.js'
import { recordCounts } from './data-set.js'
import { MemoryFactTable } from './fact-table.js'

const text = { zh: '', en: '' }
/** Finds a problem under every key. */
const rule: DataRule = defineDataRule({
  id: 'always-finds',
  standard: 'service-item',
  edition: '1.0',
  clause: '1',
  title: text,
  message: text,
  mend: text,
  folds: [{ of: 'service-item/implementation', needs: [], facts: () => {} }],
  *findings({ facts }) {
    yield { deviating: facts }
  },
})

function findings(records: number): unknown[] | undefined {
  const table = new MemoryFactTable()
  const origin = (record: number) => ({ source: 'a', from: 0, record, type: 'service-item@1.0/implementation', prefix: '', locate: () => ({}) })
  for (let record = 1; record <= records; record++) {
    table.add(recordCounts, 'records', 'service-item/implementation', origin(record), '')
    table.add(rule.id, 'key', 'fact', origin(record), '')
  }
  const concluding = conclude(table, [rule], '2026-01-01', () => 'error')
  const found: unknown[] = []
  for (;;) {
    const { done, value } = concluding.next()
    if (done) return value && found
    found.push(value)
  }
}

it('one record is no data set: nothing is concluded of it, whatever its facts', () => {
  expect(findings(0)).toBeUndefined()
  expect(findings(1)).toBeUndefined()
  expect(findings(2)).toHaveLength(1)
})
