// Ten million findings: a million small records with ten violations each, checked with and without --findings-out.
//   npm run bench -- findings
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cli, mark, overTime, quick, run } from './measure.mjs'

const records = quick ? 100_000 : 1_000_000
const folder = mkdtempSync(join(tmpdir(), 'shebiao-bench-'))
const file = join(folder, 'implementations.ndjson')

try {
  write()
  console.log(`${records} records with ten findings and more in each, ${(statSync(file).size / 1e6).toFixed(0)} MB`)
  for (const threads of ['1', '2']) {
    for (const more of [[], ['--findings-out', join(folder, 'findings.ndjson')]]) {
      const report = join(folder, 'report.json')
      const options = ['--standard', 'service-item@1.0', '--type', 'implementation', '--as-of', '2026-01-01', '--format', 'json', '--output', report]
      const { wall, cpu, peak, memory } = await run([cli, 'check', file, ...options, '--threads', threads, ...more])
      const limit = threads === '1' ? 150 : 256
      const written = more.length > 0 ? `, ${(statSync(more[1]).size / 1e9).toFixed(1)} GB of findings written` : ''
      console.log(
        `  ${threads} thread${threads === '1' ? '' : 's'}: ${(wall / 1000).toFixed(0)} s wall, ${(cpu / 1000).toFixed(0)} s CPU${written}\n    ${peak.toFixed(0)} MB at most; over time ${overTime(memory)}   target ≤ ${limit} MB: ${mark(peak <= limit)}`,
      )
    }
  }
  console.log()
} finally {
  rmSync(folder, { recursive: true })
}

/** Writes small records full of violations: unknown fields, wrong types, unknown codes, numbers out of range, missing fields. */
function write() {
  const out = openSync(file, 'w')
  const wrong = {
    itemName: '示例事项',
    itemType: 'sample',
    useLevel: 'sample',
    itemVersion: -1,
    visits: '0',
    handlingKind: 'sample',
    riskLevel: 'sample',
    onlineCapable: '是',
    sampleField: true,
    itemUrl: '示例',
  }
  for (let i = 0; i < records; ) {
    let text = ''
    for (const end = Math.min(records, i + 10_000); i < end; i++) text += `${JSON.stringify({ ...wrong, localBasicCode: `SAMPLE-${i}` })}\n`
    const bytes = Buffer.from(text)
    for (let done = 0; done < bytes.length; ) done += writeSync(out, bytes, done)
  }
  closeSync(out)
}
