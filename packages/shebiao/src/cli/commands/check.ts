import { availableParallelism } from 'node:os'
import { exitCode } from '@shebiao/conform/check/report.js'
import { FindingsWriter } from '../../runner/findings-writer.js'
import { outputProblem } from '../../runner/output-file.js'
import type { Shard } from '../../runner/plan.js'
import { runWith } from '../../runner/run.js'
import { setV8Flags } from '../../runner/v8-flags.js'
import type { Arguments } from '../arguments.js'
import { fail } from '../fail.js'
import { parseReportOptions, writeReport } from '../write-report.js'

/** `shebiao check`: returns the exit code. Standard output gets the report and nothing else. */
export default async function check({ positionals, values }: Arguments): Promise<number> {
  setV8Flags()
  const { standard, type, profile, partial, part, threads } = values as Record<string, string | undefined>
  const language = (values.lang as string | undefined) ?? 'zh'
  const asOf = values['as-of'] as string | undefined
  const maxFindings = values['max-findings'] as string | undefined
  const findingsOut = values['findings-out'] as string | undefined
  const reportOptions = parseReportOptions(values)
  const shard = part === undefined ? undefined : parseShard(part)

  const problem =
    (positionals.length === 0 && '要检查什么？给出文件、文件夹，或 - 表示标准输入 (nothing to check)') ||
    ('problem' in reportOptions && reportOptions.problem) ||
    (language !== 'zh' && language !== 'en' && `没有语言 ${language}；可用：zh、en (no such language)`) ||
    (maxFindings !== undefined && !/^\d+$/.test(maxFindings) && `--max-findings 要是整数：${maxFindings} (not a whole number)`) ||
    (threads !== undefined && !/^[1-9]\d{0,2}$/.test(threads) && `--threads 要是 1 到 999 的整数：${threads} (not a number of threads)`) ||
    (part !== undefined && !shard && `--part 要写成 3/16 的样子：${part} (not a part of so many)`) ||
    (shard && partial === undefined && '--part 只检查一部分，要与 --partial 同用 (a part is no report: give --partial)') ||
    (shard && positionals.includes('-') && '标准输入不能分份 (standard input cannot be cut into parts)') ||
    (findingsOut !== undefined &&
      partial !== undefined &&
      '--findings-out 不能与 --partial 同用：部分检查不知道整个文件的行号 (not together: a part does not know its lines)')
  if (problem || 'problem' in reportOptions) return fail(String(problem))

  const options = {
    standard,
    type,
    profile,
    ...(asOf !== undefined && { asOf }),
    language: language as 'zh' | 'en',
    ...(maxFindings !== undefined && { maxFindings: Number(maxFindings) }),
  }
  let findingsWriter: FindingsWriter | undefined
  const outputs = [reportOptions.output, findingsOut, partial].filter((path) => path !== undefined)
  try {
    const refused = outputProblem(outputs, positionals)
    if (refused !== undefined) return fail(refused)
    findingsWriter = findingsOut === undefined ? undefined : new FindingsWriter(findingsOut)
  } catch (error) {
    return fail((error as Error).message)
  }
  const progress = progressLine()
  const stop = abortOnSignal()
  const runOptions = {
    ...options,
    allowOutside: values['allow-outside'] === true,
    outputs,
    threads: threads === undefined ? { atMost: availableParallelism() } : Number(threads),
    shard,
    stop,
    findingsWriter,
  }
  return runWith(positionals, runOptions, progress.show, async (checker) => {
    progress.clear()
    if (partial === undefined) {
      const report = await checker.report()
      findingsWriter?.close(!report.incomplete)
      if (report.incomplete && findingsWriter) report.failures.push({ source: findingsWriter.path, message: '检查中断，未写出 (broken off: not written)' })
      if (findingsWriter?.problem !== undefined) report.failures.push({ source: findingsWriter.path, message: findingsWriter.problem })
      return writeReport(report, reportOptions)
    }
    // The result of an aborted check must not be merged with others.
    const report = checker.collector.report()
    if (report.incomplete) return fail(report.failures.map(({ source, message }) => `${source} ${message}`.trim()).join('\n'))
    const { writePartialResult } = await import('../../runner/partial-results.js')
    try {
      await writePartialResult(partial, checker, { ...options, ...(shard && { shard }) })
    } catch (error) {
      return fail((error as Error).message)
    }
    return shard && report.failures.length === 0 ? Number(report.summary.errors > 0) : exitCode(report)
  })
}

/** Parses `3/16`, the third of sixteen shards; undefined if invalid. */
function parseShard(text: string): Shard | undefined {
  const [, index, of] = /^([1-9]\d{0,5})\/([1-9]\d{0,5})$/.exec(text) ?? []
  return index !== undefined && Number(index) <= Number(of) ? { index: Number(index), of: Number(of) } : undefined
}

/** Ctrl-C, or the signal by which CI and Kubernetes end a process, aborts the check, which still reports. The second one ends the program. */
function abortOnSignal(): AbortSignal {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      controller.abort()
      // Not by the signal itself: temporary files are removed when the process exits.
      process.once(signal, () => process.exit(2))
    })
  }
  return controller.signal
}

function progressLine() {
  const terminal = process.stderr.isTTY === true
  let shown = false
  return {
    show(records: number, source: string) {
      if (!terminal) return
      shown = true
      process.stderr.write(`\r\u001b[K${records} 条 ${source}`)
    },
    clear() {
      if (shown) process.stderr.write('\r\u001b[K')
    },
  }
}
