// Compiled validators against ajv and Hyperjump on mutated records of every record type: no verdict may differ.
//   node scripts/fuzz.mjs [--records N] [--seed S]      (a million by default; Hyperjump, which is slow, sees every tenth)
import { readdirSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { mutations } from './mutate.mjs'
import { ajv, ajvFault, hyperjump } from './oracle.mjs'

const { values } = parseArgs({ options: { records: { type: 'string', default: '1000000' }, seed: { type: 'string', default: '1' } } })
const schemas = new URL('../schemas/', import.meta.url)
const read = (path) => JSON.parse(readFileSync(new URL(path, schemas), 'utf8'))
const paths = readdirSync(new URL('generated', schemas), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.schema.json'))
  .map((file) => file.slice(0, -'.schema.json'.length).replaceAll('\\', '/'))
const corpus = read('dist/cases/manifest.json')
  .files.flatMap(({ file }) => read(`dist/cases/${file}`))
  .filter(({ records }) => !records)
const share = Math.ceil(Number(values.records) / paths.length)
let checked = 0
let differences = 0
for (const path of paths) {
  const { is, issues } = await import(new URL(`generated/${path}.validate.js`, schemas))
  const schema = read(`generated/${path}.schema.json`)
  const [first, second] = [ajv(schema), await hyperjump(schema)]
  const cases = corpus.filter((one) => one.schema === path)
  const sound = cases.filter(({ valid }) => valid)
  // Half of the mutated records were sound: a mutation of what is refused is refused whatever it does.
  const instances = [...cases, ...Array.from(cases, (_, i) => sound[i % sound.length])].map(({ instance }) => instance)
  let valid = 0
  let left = share
  for (const data of mutations(instances, Number(values.seed))) {
    const verdict = is(data)
    if (verdict) valid++
    const told = issues(data).length === 0
    const judged = first(data)
    // Hyperjump takes formats for annotations and only what JSON can say: it may accept what we refuse for a format alone.
    const asked = left % 10 === 0 && serialisable(data)
    const peer = asked ? second(data) : verdict
    const formatOnly = asked && !verdict && peer && issues(data).every(({ params }) => params.format !== undefined)
    if (told !== verdict || (judged !== verdict && !ajvFault(data)) || (peer !== verdict && !formatOnly)) {
      if (++differences <= 10)
        console.log(`${path}: ours ${verdict}, listed ${told}, ajv ${judged}, hyperjump ${peer}: ${JSON.stringify(issues(data)).slice(0, 300)}`)
    }
    if (--left === 0) break
  }
  checked += share
  console.log(`${path.padEnd(36)} ${share} records, ${valid} of them conform`)
}
console.log(`${checked} records, ${differences} differences`)
process.exitCode = differences === 0 ? 0 : 1

function serialisable(data) {
  return (
    JSON.stringify(data, (_, value) => (value === undefined || value === Number.POSITIVE_INFINITY ? '\u0000not json' : value)).includes('\\u0000not json') ===
    false
  )
}
