// Adds many distinct keys to a fact table, one of them twice, and concludes. Run by scale.mjs.
import { pathToFileURL } from 'node:url'

const [module, path, count] = process.argv.slice(2)
const { factBudget, SpillingFactTable, conclude, dataRules } = await import(pathToFileURL(module).href)
const table = new SpillingFactTable(() => path, factBudget)
const origin = {
  source: 'implementations.ndjson',
  from: 0,
  record: 0,
  type: 'service-item@1.0/implementation',
  prefix: '',
  locate: () => ({ line: origin.record }),
}
const code = (i) => `11510000MB0${String(i).padStart(20, '0')}`
for (let i = 0; i < Number(count); i++) {
  origin.record = i + 1
  table.add('item-codes-unique', code(i === 7 ? 3 : i), '', origin, '/implementationCode')
  if (i % 50 === 0) table.spillIfFull()
}
table.join([{ rule: '', key: 'records', fact: 'service-item/implementation', count: Number(count), places: [] }])
const concluding = conclude(table, dataRules, '2026-01-01', () => 'error')
let found = 0
let step = concluding.next()
for (; !step.done; step = concluding.next()) found += step.value.records
const { keys } = step.value.assessments.find(({ rule }) => rule.id === 'item-codes-unique')
if (keys !== Number(count) - 1 || found !== 2) throw new Error(`${keys} keys, ${found} records`)
console.log('one found twice')
