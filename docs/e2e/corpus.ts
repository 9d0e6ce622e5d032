import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const cases = join(root, 'schemas/dist/cases')

export interface Refused {
  /** The file name the command was given. */
  source: string
  it: string
  text: string
  options: { standard: string; type: string; profile?: string; asOf: string }
  /** What the command finds on these bytes. */
  found: string[]
}

/** A finding as one line: rule, severity, place, clause, sentences. */
export const line = (one: Record<string, unknown>) =>
  ['rule', 'severity', 'line', 'column', 'at', 'clause', 'field', 'message', 'mend', 'andMore'].map((key) => one[key] ?? '').join(' | ')

/**
 * Every refused case of one record in the corpus with what the command finds in it: one run of the command for each standard,
 * type, profile and day. Cases of data sets are several records of several types, which no one text holds.
 */
export function refusedCases(): Refused[] {
  const folder = mkdtempSync(join(tmpdir(), 'shebiao-corpus-'))
  const all: Refused[] = []
  const groups = new Map<string, { options: Refused['options']; members: Refused[] }>()
  for (const { file } of JSON.parse(readFileSync(join(cases, 'manifest.json'), 'utf8')).files) {
    for (const one of JSON.parse(readFileSync(join(cases, file), 'utf8'))) {
      if (one.finds.length === 0 || one.instance === undefined) continue
      const [standard, edition, type] = one.schema.split('/')
      const options = { standard: `${standard}@${edition}`, type, ...(one.profile && { profile: one.profile }), asOf: one.asOf ?? '2026-01-01' }
      const key = JSON.stringify(options)
      if (!groups.has(key)) groups.set(key, { options, members: [] })
      const refused = { source: `${all.length}.json`, it: `${file} · ${one.it}`, text: JSON.stringify(one.instance, null, 2), options, found: [] }
      groups.get(key)!.members.push(refused)
      all.push(refused)
    }
  }
  for (const [i, { options, members }] of [...groups.values()].entries()) {
    const place = join(folder, String(i))
    mkdirSync(place)
    for (const { source, text } of members) writeFileSync(join(place, source), text)
    const { standard, type, profile, asOf } = options
    const args = ['check', '.', '--format', 'json', '--max-findings', '1000000', '--standard', standard, '--type', type, '--as-of', asOf]
    const { stdout, stderr } = spawnSync(process.execPath, [join(root, 'packages/shebiao/dist/cli.js'), ...args, ...(profile ? ['--profile', profile] : [])], {
      cwd: place,
      encoding: 'utf8',
      maxBuffer: 1 << 29,
    })
    if (stderr !== '') throw new Error(stderr)
    const found = new Map(members.map((one) => [one.source, one.found]))
    // Together they are a data set; in the page each is a record alone.
    for (const finding of JSON.parse(stdout).findings) if (!finding.dataset) found.get(finding.source)!.push(line(finding))
  }
  rmSync(folder, { recursive: true })
  return all
}
