// Compares compiled validators with ajv and Hyperjump on mutated records of all record types: no verdict may differ.
//   node scripts/fuzz.mjs [--records N] [--seed S]      a million records by default; Hyperjump is slow and gets every tenth
import { readdirSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { mutations } from './mutate.mjs'
import { ajv, ajvFault, hyperjump } from './oracle.mjs'

const { values } = parseArgs({ options: { records: { type: 'string', default: '1000000' }, seed: { type: 'string', default: '1' } } })
const schemas = new URL('../schemas/', import.meta.url)
const read = (path) => JSON.parse(readFileSync(new URL(path, schemas), 'utf8'))
const paths = readdirSync(new URL('generated', schemas), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.schema.json') && !file.startsWith('profiles'))
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
  const [ajvValidate, hyperjumpValidate] = [ajv(schema), await hyperjump(schema)]
  const cases = corpus.filter((one) => one.schema === path)
  const validCases = cases.filter(({ valid }) => valid)
  // At least half of the instances are valid: a mutation of an invalid record is mostly invalid whatever it does.
  const instances = [...cases, ...Array.from(cases, (_, i) => validCases[i % validCases.length])].map(({ instance }) => instance)
  let valid = 0
  let left = share
  for (const data of mutations(instances, Number(values.seed))) {
    const verdict = is(data)
    if (verdict) valid++
    const hasNoIssues = issues(data).length === 0
    const ofAjv = ajvValidate(data)
    // Hyperjump accepts JSON values only, and treats formats as annotations: it may accept a record that we refuse for a format alone.
    const runsHyperjump = left % 10 === 0 && serialisable(data)
    const peer = runsHyperjump ? hyperjumpValidate(data) : verdict
    const formatOnly = runsHyperjump && !verdict && peer && issues(data).every(({ params }) => params.format !== undefined)
    if (hasNoIssues !== verdict || (ofAjv !== verdict && !ajvFault(data)) || (peer !== verdict && !formatOnly)) {
      if (++differences <= 10)
        console.log(`${path}: ours ${verdict}, no issues ${hasNoIssues}, ajv ${ofAjv}, hyperjump ${peer}: ${JSON.stringify(issues(data)).slice(0, 300)}`)
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
