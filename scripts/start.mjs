// `npm start`: checks the real examples, prints a line for each file and the most frequent findings, and writes the report as HTML.
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const cli = fileURLToPath(new URL('../packages/shebiao/dist/cli.js', import.meta.url))
mkdirSync(new URL('../report', import.meta.url), { recursive: true })
const run = (...args) => spawnSync(process.execPath, [cli, 'check', 'examples', ...args], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 })
const report = JSON.parse(run('--format', 'json', '--max-findings', '100000').stdout)
run('--format', 'html', '--max-findings', '100000', '--output', 'report/index.html')

const verdicts = { conforms: '符合', doesNotConform: '不符合', notAssessable: '无法判定' }
const width = (text) => [...text].reduce((sum, c) => sum + (c.charCodeAt(0) > 0x2e7f ? 2 : 1), 0)
const pad = (text, n) => text + ' '.repeat(Math.max(0, n - width(text)))
console.log(`\n社标 shebiao ${report.tool.version} · examples · ${report.asOf}\n`)
const wide = Math.max(...report.files.map(({ source }) => source.length)) + 2
console.log(`${pad('文件 file', wide)}${pad('标准 standard', 22)}${pad('记录', 8)}${pad('错误', 8)}${pad('警告', 8)}结论`)
for (const file of report.files) {
  if (file.type === 'submission') continue
  console.log(
    `${pad(file.source, wide)}${pad(file.standard ?? '—', 22)}${pad(String(file.records), 8)}${pad(String(file.errors), 8)}${pad(String(file.warnings), 8)}${verdicts[file.verdict]}`,
  )
}
console.log('\n最常见的问题 most frequent findings')
for (const [rule, { count, title }] of Object.entries(report.byRule).slice(0, 12)) console.log(`${String(count).padStart(6)}  ${pad(rule, 44)}${title}`)
const s = report.summary
console.log(`\n${s.records} 条记录：符合 ${s.conforming}，不符合 ${s.notConforming}，无法判定 ${s.notAssessable}；错误 ${s.errors}，警告 ${s.warnings}`)
console.log('逐条报告 full report: report/index.html')
for (const { source, message } of report.failures) console.log(`未能检查 ${source} ${message}`)
if (report.failures.length > 0) process.exitCode = 1
