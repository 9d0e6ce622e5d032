import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { checkText, text as print } from '@shebiao/conform'
import { fileExamples, withoutExample } from './file-examples.mjs'

/**
 * An accepted and a refused example for each rule, by rule id: from the cases, or from `fileExamples` for rules on files. Each example
 * is checked, so that the page shows what the command prints. Throws if an accepted example is refused, or the other way round.
 */
export async function examples(source, rules, folder) {
  const read = (path) => (existsSync(join(folder, path)) ? JSON.parse(readFileSync(join(folder, path), 'utf8')) : [])
  const generated = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')).files.flatMap(({ file }) => (file.startsWith('fields/') ? read(file) : []))
  const out = new Map()
  for (const rule of rules) {
    const finds = ({ finds }) => finds.some((one) => one.rule === rule.id)
    const cases = rule.kind === 'shape' ? generated : read(`rules/${rule.id}.json`)
    // Prefers a generated case whose findings are all at top-level fields: these are specific to the standard.
    const broken = cases.find((one) => finds(one) && one.finds.every(({ at }) => /^\/\w+$/.test(at))) ?? cases.find(finds)
    const [accepted, refused] =
      rule.kind === 'file'
        ? [ofFile(rule, 'accepted'), ofFile(rule, 'refused')]
        : [ofCase(source, rule, cases.find(({ finds }) => finds.length === 0) ?? originalOf(source, broken)), ofCase(source, rule, broken)]
    out.set(rule.id, {
      ...(accepted && { accepted: await checkedExample(rule, accepted, false) }),
      ...(refused && { refused: await checkedExample(rule, refused, true) }),
      ...(rule.kind !== 'shape' && { cases: cases.map((one) => ({ it: one.it, refused: finds(one) })) }),
    })
  }
  return out
}

/** The valid example that a refused case was made from, with the same fields shown as in the case (`showAs`). */
function originalOf(source, refused) {
  return refused && { ...refused, instance: source.examples.get(refused.schema), showAs: refused }
}

/** A case of one record as a file. The fields that the rule reads, the case sets or a finding is at come first, and only they are shown. */
function ofCase(source, rule, found) {
  if (!found) return undefined
  if (found.records) return ofDataSet(source, rule, found)
  const { it, schema, instance, profile, asOf, finds, showAs } = found
  const written = source.cases.find((file) => file.rule === rule.id)?.cases.find((one) => one.it === it)
  const pointers = [
    ...fieldsOf(rule),
    ...Object.keys(written?.set ?? {}),
    ...(written?.remove ?? []),
    ...(showAs ?? found).finds.map(({ at }) => at),
    ...finds.map(({ at }) => at),
  ]
  const names = new Set(pointers.map((at) => at.split('/')[1]))
  const fields = Object.entries(instance)
  const first = fields.filter(([name]) => names.has(name))
  const rest = fields.filter(([name]) => !names.has(name))
  const whole = JSON.stringify(Object.fromEntries([...first, ...rest]), null, 2)
  const cut = first.length > 0 && rest.length > 0
  const [standard, edition, type] = schema.split('/')
  return {
    record: schema,
    name: `${type}.json`,
    input: `${whole}\n`,
    text: cut ? JSON.stringify(Object.fromEntries(first), null, 2).replace(/\n\}$/, ',\n  …') : whole,
    cut,
    options: { standard: `${standard}@${edition}`, type, ...(profile && { profile }), asOf: asOf ?? '2026-01-01' },
  }
}

/** A case of several records as an NDJSON file. The page shows the fields that the rule reads or the case sets. */
function ofDataSet(source, rule, { it, records, profile, asOf = '2026-01-01' }) {
  const written = source.cases.find((file) => file.rule === rule.id).cases.find((one) => one.it === it)
  const set = written.records.flatMap((record) => [...Object.keys(record.set ?? {}), ...(record.remove ?? [])])
  const names = new Set([...fieldsOf(rule), ...set].map((at) => at.split('/')[1]))
  const lines = records.map(({ schema, instance: { $schema: _, ...instance } }) => {
    const fields = Object.entries(instance)
    const first = fields.filter(([name]) => names.has(name))
    const named = { $schema: `${source.base}${schema}.schema.json`, ...Object.fromEntries(first) }
    return {
      whole: JSON.stringify({ ...named, ...Object.fromEntries(fields.filter(([name]) => !names.has(name))) }),
      text: first.length < fields.length ? JSON.stringify(named).replace(/\}$/, ',…}') : JSON.stringify(named),
    }
  })
  return {
    record: records[0].schema,
    name: 'records.ndjson',
    input: lines.map(({ whole }) => `${whole}\n`).join(''),
    text: lines.map(({ text }) => text).join('\n'),
    cut: lines.some(({ whole, text }) => whole !== text),
    options: { asOf, ...(profile && { profile }) },
  }
}

const fieldsOf = ({ reads }) => reads.flatMap(({ fields }) => fields)

/** Longer lines are shortened to this many characters and a quarter of it from their end. */
const shortened = 60

/** An example of a rule on files. `which` is 'accepted' or 'refused'. */
function ofFile(rule, which) {
  if (withoutExample.includes(rule.id)) return undefined
  const { name, encoding, standard, ...inputs } = fileExamples[rule.id]
  const input = inputs[which]
  const whole = typeof input === 'string' ? input : new TextDecoder(encoding).decode(input)
  const lines = whole.replace('\ufeff', '').trimEnd().split('\n')
  const cut = lines.some((line) => line.length > 2 * shortened)
  const note =
    (typeof input !== 'string' && { zh: `${encoding.toUpperCase()} 编码`, en: `in ${encoding.toUpperCase()}` }) ||
    (whole.startsWith('\ufeff') && { zh: '以字节 EF BB BF 开头', en: 'begins with the bytes EF BB BF' }) ||
    (whole === '' && { zh: '零字节', en: 'no bytes' }) ||
    (cut && { zh: `${Buffer.byteLength(whole)} 字节`, en: `${Buffer.byteLength(whole)} bytes` })
  return {
    name,
    input,
    text: lines.map((line) => (line.length > 2 * shortened ? `${line.slice(0, shortened)}…${line.slice(-shortened / 4)}` : line)).join('\n'),
    cut,
    note,
    options: { asOf: '2026-01-01', ...(standard && { standard }) },
  }
}

/** Checks an example in both languages. Returns the data of the page: files, a link to the playground, and the printed findings. */
async function checkedExample(rule, { record, name, input, text, cut, note, options }, refused) {
  const printed = {}
  for (const language of ['zh', 'en']) {
    const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input
    const report = await checkText(bytes, { ...options, source: name, language })
    const findings = report.findings.filter((one) => one.rule === rule.id)
    if (findings.length > 0 !== refused)
      throw new Error(`${rule.id}: the ${refused ? 'refused' : 'accepted'} example is not ${refused ? 'refused' : 'accepted'} by it`)
    const files = report.files.map((file) => ({ ...file, findings: findings.length }))
    const lines = print({ ...report, files, findings, notChecked: [], failures: [] }).split('\n')
    printed[language] = lines.slice(1, lines.indexOf('')).join('\n')
  }
  const language = name.endsWith('.csv') ? 'text' : 'json'
  return {
    ...(record && { record }),
    files: [{ name, language, text, cut, ...(note && { note }) }],
    ...(typeof input === 'string' && input.length > 0 && input.length < 100_000 && { fragment: fragment(name, input, options) }),
    ...(refused && { printed }),
  }
}

/** The fragment of a link to the playground: the text and the options. See docs/src/components/share.ts. */
function fragment(name, text, { standard, type, profile, asOf }) {
  const settings = new URLSearchParams({
    name,
    ...(standard && { standard: type ? `${standard} ${type}` : standard }),
    ...(profile && { profile }),
    'as-of': asOf,
  })
  return `#${settings}&text=${deflateRawSync(text).toString('base64url')}`
}
