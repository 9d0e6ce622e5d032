// Runs the expanded cases against the built checker: every example conforms, every case finds exactly what it says, there, and no more.
//   node scripts/corpus.mjs [service-item | service-guide | bank-outlet | profiles | <rule id>]
import { readFileSync } from 'node:fs'
import { engine } from '../packages/conform/dist/index.js'

const [only] = process.argv.slice(2)
const { failures, cases } = await corpus(only)
for (const failure of failures) console.log(failure)
console.log(`${cases - failures.length} passed, ${failures.length} failed`)
process.exitCode = failures.length > 0 ? 1 : 0

/** Every failing case as a sentence, and how many cases were run. */
export async function corpus(only) {
  const root = new URL('../schemas/dist/cases/', import.meta.url)
  const manifest = JSON.parse(readFileSync(new URL('manifest.json', root), 'utf8'))
  const engines = new Map()
  const failures = []
  let cases = 0
  for (const { file } of manifest.files) {
    for (const one of JSON.parse(readFileSync(new URL(file, root), 'utf8'))) {
      const wanted = !only || (only === 'profiles' ? one.profile !== undefined : one.schema.startsWith(`${only}/`) || file === `rules/${only}.json`)
      if (!wanted) continue
      cases++
      const [standard, edition, type] = one.schema.split('/')
      const asOf = one.asOf ?? '2026-01-01'
      const key = [one.schema, one.profile, asOf].join(' ')
      if (!engines.has(key)) engines.set(key, await engine({ standard: `${standard}@${edition}`, type, profile: one.profile, asOf }))
      let found
      try {
        found = engines.get(key).check(one.instance).findings.map(({ rule, at }) => `${rule} at ${at || '/'}`)
      } catch (error) {
        failures.push(`${file} · ${one.it}\n    ${error.stack.split('\n').slice(0, 3).join(' ')}`)
        continue
      }
      const expected = one.finds.map(({ rule, at }) => `${rule} at ${at || '/'}`)
      if (found.sort().join('\n') !== expected.sort().join('\n')) {
        failures.push(`${file} · ${one.it}\n    expected ${expected.join(', ') || 'nothing'}\n    found    ${found.join(', ') || 'nothing'}`)
      }
    }
  }
  return { failures, cases }
}
