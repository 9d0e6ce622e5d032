import { BaselineBuilder, formatBaseline } from '@shebiao/conform/check/baseline.js'
import type { ReportedFinding } from '@shebiao/conform/model/finding.js'
import { outputProblem, writeWhole } from '../../runner/output-file.js'
import { runWith } from '../../runner/run.js'
import { setV8Flags } from '../../runner/v8-flags.js'
import type { Arguments } from '../arguments.js'
import { pathInBaseline } from '../baseline-file.js'
import { parseCheckOptions, parseThreads } from '../check-options.js'
import { fail, print } from '../fail.js'
import { progressLine } from '../progress-line.js'

/** `shebiao baseline`: writes the findings of today as a baseline. Returns 0, or 2 if not everything could be checked: then nothing is written. */
export default async function baseline(args: Arguments): Promise<number> {
  setV8Flags()
  const { positionals, values } = args
  const path = typeof values.output === 'string' ? values.output : 'shebiao-baseline.json'
  const options = parseCheckOptions(args)
  const threads = parseThreads(values.threads)
  if (positionals.length === 0) return fail('给哪些数据做基线？给出文件或文件夹 (no data to take a baseline of)')
  if ('problem' in options) return fail(options.problem)
  if (typeof threads === 'object' && 'problem' in threads) return fail(threads.problem)
  const refused = outputProblem([path], positionals)
  if (refused !== undefined) return fail(refused)
  const builder = new BaselineBuilder()
  let findings = 0
  const write = (finding: ReportedFinding) => {
    if (finding.waived) return
    findings++
    builder.add(finding, pathInBaseline(finding.source, path))
  }
  const addLines = (_: number, lines: Uint8Array) => {
    for (const line of Buffer.from(lines).toString('utf8').split('\n')) if (line !== '') write(JSON.parse(line) as ReportedFinding)
  }
  const findingsWriter = { begin() {}, addLines, finish() {}, write }
  const progress = progressLine()
  return runWith(
    positionals,
    { ...options, maxFindings: 0, allowOutside: values['allow-outside'] === true, outputs: [path], threads, findingsWriter },
    progress.show,
    async (checker) => {
      progress.clear()
      const report = await checker.report()
      if (report.failures.length > 0) return fail(...report.failures.map(({ source, message }) => `${source} ${message}`.trim()))
      try {
        writeWhole(path, formatBaseline(builder.baseline()))
      } catch (error) {
        return fail((error as Error).message)
      }
      print(`已写入 ${path}：${findings} 处 (${findings} findings written)`)
      return 0
    },
  )
}
