// Remembers many distinct keys, one of them twice, and looks through all groups. Run by scale.mjs.
import { pathToFileURL } from 'node:url'

const [module, path, count] = process.argv.slice(2)
const { SpillingFacts } = await import(pathToFileURL(module).href)
const table = new SpillingFacts(() => path, 12 * 1024 * 1024)
const where = {
  source: 'implementations.ndjson',
  from: 0,
  record: 0,
  type: 'service-item@1.0/implementation',
  prefix: '',
  place: () => ({ line: where.record }),
}
const code = (i) => `11510000MB0${String(i).padStart(20, '0')}`
for (let i = 0; i < Number(count); i++) {
  where.record = i + 1
  table.add('item-codes-unique', code(i === 7 ? 3 : i), '', where, '/implementationCode')
  if (i % 50 === 0) table.relieve()
}
let groups = 0
let twice = 0
for (const { facts } of table.groups()) {
  groups++
  if (facts[0].count > 1) twice++
}
if (groups !== Number(count) - 1 || twice !== 1) throw new Error(`${groups} groups, ${twice} twice`)
console.log(`${twice} found twice`)
