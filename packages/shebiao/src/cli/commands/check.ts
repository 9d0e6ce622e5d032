import { availableParallelism } from 'node:os'
import { exitCode } from '@shebiao/conform/check/report.js'
import { FindingsWriter } from '../../runner/findings-writer.js'
import { type Part, runWith } from '../../runner/run.js'
import { setV8Flags } from '../../runner/v8-flags.js'
import type { Arguments } from '../arguments.js'
import { publish, reportOptions } from '../write-report.js'

/** `shebiao check`: gives back the exit code; nothing but the report goes to standard output. */
export default async function check({ positionals, values }: Arguments): Promise<number> {
  setV8Flags()
  const { standard, type, profile, partial, part, threads } = values as Record<string, string | undefined>
  const language = (values.lang as string | undefined) ?? 'zh'
  const asOf = values['as-of'] as string | undefined
  const most = values['max-findings'] as string | undefined
  const every = values['findings-out'] as string | undefined
  const written = reportOptions(values)
  const cut = part === undefined ? undefined : partNamed(part)

  const wrong =
    (positionals.length === 0 && '要检查什么？给出文件、文件夹，或 - 表示标准输入 (nothing to check)') ||
    ('wrong' in written && written.wrong) ||
    (language !== 'zh' && language !== 'en' && `没有语言 ${language}；可用：zh、en (no such language)`) ||
    (most !== undefined && !/^\d+$/.test(most) && `--max-findings 要是整数：${most} (not a whole number)`) ||
    (threads !== undefined && !/^[1-9]\d{0,2}$/.test(threads) && `--threads 要是 1 到 999 的整数：${threads} (not a number of threads)`) ||
    (part !== undefined && !cut && `--part 要写成 3/16 的样子：${part} (not a part of so many)`) ||
    (cut && partial === undefined && '--part 只检查一部分，要与 --partial 同用 (a part is no report: give --partial)') ||
    (cut && positionals.includes('-') && '标准输入不能分份 (standard input cannot be cut into parts)') ||
    (every !== undefined &&
      partial !== undefined &&
      '--findings-out 不能与 --partial 同用：部分检查不知道整个文件的行号 (not together: a part does not know its lines)')
  if (wrong || 'wrong' in written) return refuse(String(wrong))

  const options = {
    standard,
    type,
    profile,
    ...(asOf !== undefined && { asOf }),
    language: language as 'zh' | 'en',
    ...(most !== undefined && { maxFindings: Number(most) }),
  }
  let findingsWriter: FindingsWriter | undefined
  try {
    findingsWriter = every === undefined ? undefined : new FindingsWriter(every)
  } catch (error) {
    return refuse((error as Error).message)
  }
  const progress = progressLine()
  const stop = interruption()
  const run = { ...options, threads: threads === undefined ? { atMost: availableParallelism() } : Number(threads), part: cut, stop, findingsWriter }
  return runWith(positionals, run, progress.show, async (checker) => {
    progress.clear()
    if (partial === undefined) {
      const report = await checker.report()
      findingsWriter?.close()
      if (findingsWriter?.problem !== undefined) report.failures.push({ source: findingsWriter.path, message: findingsWriter.problem })
      return publish(report, written)
    }
    // What was broken off is no part of anything.
    const report = checker.collector.report()
    if (report.incomplete) return refuse(report.failures.map(({ source, message }) => `${source} ${message}`.trim()).join('\n'))
    const { writePartial } = await import('../../runner/shards.js')
    try {
      await writePartial(partial, checker, { ...options, ...(cut && { part: cut }) })
    } catch (error) {
      return refuse((error as Error).message)
    }
    return cut && report.failures.length === 0 ? Number(report.summary.errors > 0) : exitCode(report)
  })
}

function refuse(message: string): number {
  process.stderr.write(`${message}\n`)
  return 2
}

/** `3/16` as the third of sixteen. */
function partNamed(text: string): Part | undefined {
  const [, index, of] = /^([1-9]\d{0,5})\/([1-9]\d{0,5})$/.exec(text) ?? []
  return index !== undefined && Number(index) <= Number(of) ? { index: Number(index), of: Number(of) } : undefined
}

/** Ctrl-C breaks the check off, which still reports; a second one ends the program. */
function interruption(): AbortSignal {
  const controller = new AbortController()
  process.once('SIGINT', () => controller.abort())
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
