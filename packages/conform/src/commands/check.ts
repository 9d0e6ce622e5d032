import { writeFileSync } from 'node:fs'
import type { Arguments } from '../cli.js'
import { exitCode } from '../collect.js'
import { gather } from '../run.js'
import { publish, reportOptions } from './report.js'

/** `shebiao check`: gives back the exit code; nothing but the report goes to standard output. */
export default async function check({ positionals, values }: Arguments): Promise<number> {
  const { standard, type, profile, partial } = values as Record<string, string | undefined>
  const language = (values.lang as string | undefined) ?? 'zh'
  const asOf = values['as-of'] as string | undefined
  const most = values['max-findings'] as string | undefined
  const written = reportOptions(values)

  const wrong =
    (positionals.length === 0 && '要检查什么？给出文件、文件夹，或 - 表示标准输入 (nothing to check)') ||
    ('wrong' in written && written.wrong) ||
    (language !== 'zh' && language !== 'en' && `没有语言 ${language}；可用：zh、en (no such language)`) ||
    (asOf !== undefined && !isDate(asOf) && `--as-of 要写成 2026-01-01 的样子：${asOf} (not a date)`) ||
    (most !== undefined && !/^\d+$/.test(most) && `--max-findings 要是整数：${most} (not a whole number)`)
  if (wrong || 'wrong' in written) {
    process.stderr.write(`${wrong}\n`)
    return 2
  }

  const progress = progressLine()
  const options = {
    standard,
    type,
    profile,
    ...(asOf !== undefined && { asOf }),
    language: language as 'zh' | 'en',
    ...(most !== undefined && { maxFindings: Number(most) }),
  }
  const checking = await gather(positionals, options, progress.show)
  progress.clear()
  if (partial === undefined) return publish(await checking.report(), written)

  const { partialOf } = await import('../partial.js')
  try {
    writeFileSync(partial, JSON.stringify(await partialOf(checking, options)))
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`)
    return 2
  }
  return exitCode(checking.collector.report())
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)
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
