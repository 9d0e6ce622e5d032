// Measures the folds of the records of a file and the conclusion of the data set, compared with reading and parsing. Run by scale.mjs.
import { statSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const [module, file] = process.argv.slice(2)
const { DataSet, SpillingFactTable, conclude, Engines, LineRecords, readRange, clauseSeverities, dataRules, factBudget, strategy } = await import(
  pathToFileURL(module).href
)
const { decoder, checkAll, folds } = strategy()
const dataset = new DataSet(dataRules, '2026-01-01', { table: new SpillingFactTable(() => `${file}.facts`, factBudget), folds })
const engine = await new Engines('2026-01-01').get('service-item@1.0', 'implementation', undefined)
const recordDecoder = decoder()
const micros = () => {
  const { user, system } = process.cpuUsage()
  return user + system
}
const { size } = statSync(file)
const step = 1 << 18
let [parse, fold, records] = [0, 0, 0]
for (let from = 0; from < size; from += step) {
  const started = micros()
  const bytes = Buffer.concat(Array.from(readRange(file, { from, to: Math.min(from + step, size) }), (chunk) => Buffer.from(chunk)))
  let start = 0
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
    JSON.parse(bytes.toString('utf8', start, end))
    start = end + 1
  }
  parse += micros() - started
  const batch = []
  for (const record of new LineRecords(() => {}, recordDecoder, from === 0).push(bytes)) {
    recordDecoder.expect?.(engine.members)
    batch.push(record)
  }
  const verdicts = checkAll(engine, batch)
  const checkedAt = micros()
  for (const [i, record] of batch.entries()) dataset.fold(engine, record, verdicts[i], { source: file, from }, ++records)
  dataset.table.spillIfFull()
  fold += micros() - checkedAt
}
const folded = micros()
dataset.release()
let findings = 0
for (const _ of conclude(dataset.table, dataRules, '2026-01-01', await clauseSeverities())) findings++
console.log(JSON.stringify({ parse, fold, conclude: micros() - folded, records, findings }))
