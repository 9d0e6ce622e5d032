import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { check, checkDataset, text } from '@shebiao/conform'

/** For each rule an accepted and a refused case: the part the rule looks at, and what the command prints of it. */
export async function examples(source, rules, folder) {
  const read = (path) => (existsSync(join(folder, path)) ? JSON.parse(readFileSync(join(folder, path), 'utf8')) : [])
  const generated = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')).files.flatMap(({ file }) => (file.startsWith('fields/') ? read(file) : []))
  const out = new Map()
  for (const rule of rules) {
    const finds = ({ finds }) => finds.some((one) => one.rule === rule.id)
    const cases = rule.kind === 'shape' ? generated.filter(finds).slice(0, 20) : read(`rules/${rule.id}.json`)
    const accepted = cases.find(({ finds }) => finds.length === 0)
    const refused = cases.find(finds)
    out.set(rule.id, {
      ...(accepted && { accepted: { record: accepted.schema, excerpt: excerpt(source, rule, accepted) } }),
      ...(refused && { refused: { record: refused.schema, excerpt: excerpt(source, rule, refused), printed: await printed(source.base, rule, refused) } }),
    })
  }
  return out
}

/** Of a whole record only the fields that the rule reads, the case sets, or the finding is at. */
function excerpt(source, rule, { it, instance, records, finds }) {
  const written = source.cases.find((file) => file.rule === rule.id)?.cases.find((one) => one.it === it)
  const changed = [written ?? {}, ...(written?.records ?? [])].flatMap(({ set = {}, remove = [] }) => [...Object.keys(set), ...remove])
  const places = [...(records ? [] : rule.needs), ...changed, ...finds.map(({ at }) => at)]
  const names = new Set(places.map((at) => at.split('/')[1]))
  if (records) for (const name of ['itemName', 'basicCode', 'region', 'outletName', 'packageName', 'catalogueName']) names.add(name)
  const partOf = (whole) => {
    const part = Object.fromEntries(Object.entries(whole).filter(([name]) => names.has(name)))
    return Object.keys(part).length > 0 ? part : whole
  }
  return records ? records.map((record) => partOf(record.instance)) : partOf(instance)
}

/** The finding's lines, as `shebiao check` prints them for data in memory. */
async function printed(base, rule, { schema, instance, records, profile, asOf }) {
  const [standard, edition, type] = schema.split('/')
  const both = ['zh', 'en'].map(async (language) => {
    const options = { language, ...(profile && { profile }), ...(asOf && { asOf }) }
    const report = records
      ? await checkDataset(
          records.map((one) => ({ $schema: `${base}${one.schema}.schema.json`, ...one.instance })),
          options,
        )
      : await check(instance, { standard: `${standard}@${edition}`, type, ...options })
    const findings = report.findings.filter((one) => one.rule === rule.id)
    const lines = text({ ...report, findings, notChecked: [], failures: [], dataset: undefined }).split('\n')
    return [language, lines.slice(1, lines.indexOf('')).join('\n')]
  })
  return Object.fromEntries(await Promise.all(both))
}
