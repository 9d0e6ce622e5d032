import { exitCode } from '@shebiao/conform/check/report.js'
import { FindingsWriter } from '../../runner/findings-writer.js'
import { outputProblem } from '../../runner/output-file.js'
import type { Shard } from '../../runner/plan.js'
import { runWith } from '../../runner/run.js'
import { setV8Flags } from '../../runner/v8-flags.js'
import type { Arguments } from '../arguments.js'
import { readBaseline } from '../baseline-file.js'
import { parseCheckOptions, parseThreads } from '../check-options.js'
import { fail } from '../fail.js'
import { progressLine } from '../progress-line.js'
import { findingsToKeep, parseReportOptions, writeReport } from '../write-report.js'

/** `shebiao check`: returns the exit code. Standard output gets the report and nothing else. */
export default async function check(args: Arguments): Promise<number> {
  setV8Flags()
  const { positionals, values } = args
  const { partial, part, 'findings-out': findingsOut, baseline: baselineFile } = values as Record<string, string | undefined>
  const reportOptions = parseReportOptions(args)
  const options = parseCheckOptions(args)
  const threads = parseThreads(values.threads)
  const shard = part === undefined ? undefined : parseShard(part)
  const baseline = baselineFile === undefined ? undefined : readBaseline(baselineFile)

  const problem =
    (positionals.length === 0 && '要检查什么？给出文件、文件夹，或 - 表示标准输入 (nothing to check)') ||
    ('problem' in reportOptions && reportOptions.problem) ||
    ('problem' in options && options.problem) ||
    (typeof threads === 'object' && 'problem' in threads && threads.problem) ||
    (baseline && 'problem' in baseline && baseline.problem) ||
    (part !== undefined && !shard && `--part 要写成 3/16 的样子：${part} (not a part of so many)`) ||
    (shard && partial === undefined && '--part 只检查一部分，要与 --partial 同用 (a part is no report: give --partial)') ||
    (shard && positionals.includes('-') && '标准输入不能分份 (standard input cannot be cut into parts)') ||
    (findingsOut !== undefined &&
      partial !== undefined &&
      '--findings-out 不能与 --partial 同用：部分检查不知道整个文件的行号 (not together: a part does not know its lines)') ||
    (values.watch &&
      (partial !== undefined || positionals.includes('-')) &&
      '--watch 不能与 --partial 或标准输入同用 (not together with --partial or standard input)')
  if (problem || 'problem' in reportOptions || 'problem' in options || (typeof threads === 'object' && 'problem' in threads)) return fail(String(problem))
  if (values.watch) {
    const { watch } = await import('../watch.js')
    return watch(positionals, () => check({ ...args, values: { ...values, watch: undefined } }))
  }

  // A part keeps every finding: which format the whole will have is not known yet.
  const maxFindings = partial !== undefined && reportOptions.maxFindings === undefined ? 'all' : findingsToKeep(reportOptions)
  const checkOptions = { ...options, ...(maxFindings !== undefined && { maxFindings }), ...(baseline && !('problem' in baseline) && { baseline }) }
  let findingsWriter: FindingsWriter | undefined
  const outputs = [...reportOptions.outputs.map(({ output }) => output), findingsOut, partial].filter((path) => path !== undefined)
  try {
    const refused = outputProblem(outputs, positionals)
    if (refused !== undefined) return fail(refused)
    findingsWriter = findingsOut === undefined ? undefined : new FindingsWriter(findingsOut)
  } catch (error) {
    return fail((error as Error).message)
  }
  const progress = progressLine()
  const { stop, dispose } = abortOnSignal()
  const runOptions = { ...checkOptions, allowOutside: values['allow-outside'] === true, outputs, threads, shard, stop, findingsWriter }
  const running = runWith(positionals, runOptions, progress.show, async (checker) => {
    progress.clear()
    const { collector } = checker
    if (partial === undefined) {
      await checker.conclude()
      const isIncomplete = collector.isIncomplete()
      findingsWriter?.close(!isIncomplete)
      if (isIncomplete && findingsWriter) collector.failure(findingsWriter.path, '检查中断，未写出 (broken off: not written)')
      if (findingsWriter?.problem !== undefined) collector.failure(findingsWriter.path, findingsWriter.problem)
      return writeReport((all) => collector.report(all), reportOptions)
    }
    // The result of an aborted check must not be merged with others.
    const report = collector.report()
    if (report.incomplete) return fail(...report.failures.map(({ source, message }) => `${source} ${message}`.trim()))
    const { writePartialResult } = await import('../../runner/partial-results.js')
    try {
      await writePartialResult(partial, checker, { ...checkOptions, ...(shard && { shard }) })
    } catch (error) {
      return fail((error as Error).message)
    }
    const code = exitCode(report, reportOptions)
    // A part without records is no failure: others have them.
    return shard && report.failures.length === 0 && code === 2 ? 0 : code
  })
  return running.finally(dispose)
}

/** Parses `3/16`, the third of sixteen shards; undefined if invalid. */
function parseShard(text: string): Shard | undefined {
  const [, index, of] = /^([1-9]\d{0,5})\/([1-9]\d{0,5})$/.exec(text) ?? []
  return index !== undefined && Number(index) <= Number(of) ? { index: Number(index), of: Number(of) } : undefined
}

/**
 * Ctrl-C, or the signal by which CI and Kubernetes end a process, aborts the check, which still reports. The second one ends the
 * program. `dispose` ends this: with --watch there are many checks in one process.
 */
function abortOnSignal(): { stop: AbortSignal; dispose(): void } {
  const controller = new AbortController()
  const signals = ['SIGINT', 'SIGTERM'] as const
  // Not by the signal itself: temporary files are removed when the process exits.
  const exit = () => process.exit(2)
  const abort = () => {
    controller.abort()
    for (const signal of signals) process.removeListener(signal, abort).once(signal, exit)
  }
  for (const signal of signals) process.once(signal, abort)
  const dispose = () => {
    for (const signal of signals) process.removeListener(signal, abort).removeListener(signal, exit)
  }
  return { stop: controller.signal, dispose }
}
