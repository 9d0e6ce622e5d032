// The published validator of an implementation compared with other validators, on records in memory.  npm run bench -- validators
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Validator as Cfworker } from '@cfworker/json-schema'
import { Implementation } from '@shebiao/schemas/service-item/1.0'
import { ajv, ajvStandalone, assertions, hyperjump } from '../oracle.mjs'
import { cpuOf, mark, quick, race, root } from './measure.mjs'
import { records } from './records.mjs'

const path = join(root, 'schemas/generated/service-item/1.0/implementation')
const schema = JSON.parse(readFileSync(`${path}.schema.json`, 'utf8'))
const published = await import(pathToFileURL(`${path}.validate.js`).href)
const sample = [...records(quick ? 200 : 1000, 7)]
const smallSample = sample.slice(0, quick ? 20 : 100)
const inProcess = ajv(schema)
const standalone = await ajvStandalone(schema)
const hyperjumpIs = await hyperjump(schema)
const cfworker = new Cfworker(assertions(schema), '2020-12', false)
const hasNoIssues = (record) => published.issues(record).length === 0
const verdicts = (list, valid) => list.map((record) => Boolean(valid(record))).join()
const expected = verdicts(smallSample, inProcess)
for (const [name, valid] of [
  ['published', published.is],
  ['published, all errors', hasNoIssues],
  ['Implementation.is', (r) => Implementation.is(r)],
  ['ajv standalone', standalone],
  ['hyperjump', (r) => hyperjumpIs(r)],
  ['cfworker', (r) => cfworker.validate(r).valid],
]) {
  if (verdicts(smallSample, valid) !== expected) console.log(`!! ${name} does not agree with ajv`)
}
for (const [what, list] of [
  ['valid records', sample.filter(inProcess)],
  ['valid and invalid records', sample],
]) {
  const shortList = list.slice(0, smallSample.length)
  const times = race(quick ? 5 : 15, {
    published: () => perRecord(list, 5, hasNoIssues),
    'ajv in process': () => perRecord(list, 5, inProcess),
    'ajv standalone': () => perRecord(list, 5, standalone),
    hyperjump: () => perRecord(shortList, 1, hyperjumpIs),
    cfworker: () => perRecord(shortList, 1, (record) => cfworker.validate(record).valid),
  })
  console.log(`validators, all errors, µs a record (${list.length} ${what})`)
  for (const [name, time] of Object.entries(times))
    console.log(`  ${name.padEnd(16)} ${(time * 1000).toFixed(1).padStart(9)}   published is ${(time / times.published).toFixed(2)}× as fast`)
  for (const [peers, minimum] of [
    [['ajv standalone'], 2.5],
    [['ajv in process'], 0.95],
    [['hyperjump', 'cfworker'], 5],
  ])
    console.log(`  target ≥ ${minimum}× ${peers.join(' and ')}: ${mark(Math.min(...peers.map((peer) => times[peer])) / times.published >= minimum)}`)
  console.log()
}

/** CPU milliseconds a record. */
function perRecord(list, rounds, valid) {
  const time = cpuOf(() => {
    for (let i = 0; i < rounds; i++) for (const record of list) valid(record)
  })
  return time / (rounds * list.length)
}
