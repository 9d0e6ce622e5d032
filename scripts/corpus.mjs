// Runs the expanded cases against the built checker: every example conforms, and every case finds exactly what it says.
//   npm run corpus [-- <standard> | profiles | <rule id>]
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { closest } from '../schemas/generated/runtime.js'

const root = new URL('../schemas/dist/cases/', import.meta.url)
const { base } = JSON.parse(readFileSync(new URL('manifest.json', root), 'utf8'))
/** The checker as it was built. */
const built = () => import('../packages/conform/dist/index.js')

/** The files of expanded cases that state what is found: entries of the manifest. */
export function files() {
  return JSON.parse(readFileSync(new URL('manifest.json', root), 'utf8')).files.filter(({ file }) => !file.startsWith('values/'))
}

/**
 * Runs the cases of a file, with the built checker unless another is given. Returns a message for each failing case, and the number
 * of cases.
 * @param {string} file
 * @param {{ wanted?: (one: any) => boolean, checker?: any }} options
 */
export async function failuresOf(file, { wanted = () => true, checker } = {}) {
  const { checkDataset, engine } = checker ?? (await built())
  const engines = new Map()
  const failures = []
  let cases = 0
  for (const one of JSON.parse(readFileSync(new URL(file, root), 'utf8'))) {
    if (!wanted(one)) continue
    cases++
    const expected = one.finds.map((finding) => said(finding, finding.record === undefined ? '' : `/${finding.record}`)).sort()
    const hasSeverity = new Set(one.finds.flatMap(({ rule, severity }) => (severity ? [rule] : [])))
    let found
    try {
      const all = await findingsOf(one, checkDataset, engineOf)
      found = all.map(({ severity, ...finding }) => said({ ...finding, ...(hasSeverity.has(finding.rule) && { severity }) })).sort()
    } catch (error) {
      failures.push(`${file} · ${one.it}\n    ${error.stack.split('\n').slice(0, 3).join(' ')}`)
      continue
    }
    if (found.join('\n') !== expected.join('\n')) {
      failures.push(`${file} · ${one.it}\n    expected ${expected.join(', ') || 'nothing'}\n    found    ${found.join(', ') || 'nothing'}`)
    }
  }
  return { failures, cases }

  function engineOf({ schema, profile, asOf = '2026-01-01' }) {
    const [standard, edition, type] = schema.split('/')
    const key = [schema, profile, asOf].join(' ')
    if (!engines.has(key)) engines.set(key, engine({ standard: `${standard}@${edition}`, type, profile, asOf }))
    return engines.get(key)
  }
}

/** A finding as a line: its rule and place, the places that it has if there are several, and its severity where one is expected. */
function said({ rule, at, places = [], severity }, record = '') {
  const pointers = places.map((place) => record + (typeof place === 'string' ? place : place.at)).sort()
  return `${rule} at ${record}${at || '/'}${pointers.length > 1 ? ` (${pointers.join(' ')})` : ''}${severity ? ` ${severity}` : ''}`
}

async function findingsOf({ schema, instance, records, profile, asOf = '2026-01-01' }, checkDataset, engineOf) {
  if (!records) return (await engineOf({ schema, profile, asOf })).check(instance).findings
  const withSchema = records.map(({ schema, instance }) => ({ $schema: `${base}${schema}.schema.json`, ...instance }))
  const { findings } = await checkDataset(withSchema, { asOf, maxFindings: 1e6, ...(profile && { profile }) })
  // A finding at a record itself: `/3` and `/3/` are equivalent.
  return findings.map((finding) => ({ ...finding, at: /^\/\d+$/.test(finding.at) ? `${finding.at}/` : finding.at }))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [only] = process.argv.slice(2)
  let run = 0
  let failed = 0
  for (const { file } of files()) {
    const isWanted = (one) => !only || (only === 'profiles' ? one.profile !== undefined : one.schema.startsWith(`${only}/`) || file === `rules/${only}.json`)
    const { failures, cases } = await failuresOf(file, { wanted: isWanted })
    for (const failure of failures) console.log(failure)
    run += cases
    failed += failures.length
  }
  if (run === 0) {
    const ids = files().flatMap(({ file }) => /^rules\/(.*)\.json$/.exec(file)?.[1] ?? [])
    const nearest = closest(only ?? '', ids)
    console.log(`没有 ${only} 的用例${nearest ? `，是否指 ${nearest}？` : ''} (no cases of ${only}${nearest ? `; did you mean ${nearest}?` : ''})`)
  }
  console.log(`${run - failed} passed, ${failed} failed`)
  process.exitCode = failed > 0 || run === 0 ? 1 : 0
}
