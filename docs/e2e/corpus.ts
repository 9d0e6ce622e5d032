import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const cases = join(root, 'schemas/dist/cases')

export interface RefusedCase {
  /** The file name that was given to the command. */
  source: string
  it: string
  text: string
  options: { standard: string; type: string; profile?: string; asOf: string }
  /** The findings of the command on this text, as `line` writes them. */
  found: string[]
}

/** A finding as one line: rule, severity, location, clause, messages. */
export const line = (one: Record<string, unknown>) =>
  ['rule', 'severity', 'line', 'column', 'at', 'clause', 'field', 'message', 'mend', 'andMore'].map((key) => one[key] ?? '').join(' | ')

/**
 * All refused cases of one record in the corpus, with the findings of the command: it runs once for each standard, type, profile and
 * day. Cases of data sets are left out: their records are of several types, which one text cannot hold.
 */
export function refusedCases(): RefusedCase[] {
  const folder = mkdtempSync(join(tmpdir(), 'shebiao-corpus-'))
  const all: RefusedCase[] = []
  const groups = new Map<string, { options: RefusedCase['options']; members: RefusedCase[] }>()
  for (const { file } of JSON.parse(readFileSync(join(cases, 'manifest.json'), 'utf8')).files) {
    for (const one of JSON.parse(readFileSync(join(cases, file), 'utf8'))) {
      if (!one.finds?.length || one.instance === undefined) continue
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
    const cwd = join(folder, String(i))
    mkdirSync(cwd)
    for (const { source, text } of members) writeFileSync(join(cwd, source), text)
    const { standard, type, profile, asOf } = options
    const args = ['check', '.', '--format', 'json', '--max-findings', '1000000', '--standard', standard, '--type', type, '--as-of', asOf]
    const { stdout, stderr } = spawnSync(process.execPath, [join(root, 'packages/shebiao/dist/cli.js'), ...args, ...(profile ? ['--profile', profile] : [])], {
      cwd,
      encoding: 'utf8',
      maxBuffer: 1 << 29,
    })
    if (stderr !== '') throw new Error(stderr)
    const found = new Map(members.map((one) => [one.source, one.found]))
    // Without findings over the data set: to the command all files are one data set, in the page each record is one.
    for (const finding of JSON.parse(stdout).findings) if (!finding.dataset) found.get(finding.source)!.push(line(finding))
  }
  rmSync(folder, { recursive: true })
  return all
}
