import { writeFileSync } from 'node:fs'
import type { Arguments } from '../cli.js'
import { exitCode } from '../collect.js'
import type { Report } from '../finding.js'
import { run } from '../run.js'

const renderers: Record<string, () => Promise<(report: Report) => string>> = {
  text: async () => {
    const { text } = await import('../render/text.js')
    return (report) => text(report, process.stdout.isTTY === true && process.env.NO_COLOR === undefined)
  },
  json: async () => (await import('../render/json.js')).json,
  sarif: async () => (await import('../render/sarif.js')).sarif,
  junit: async () => (await import('../render/junit.js')).junit,
  github: async () => (await import('../render/github.js')).github,
  gitlab: async () => (await import('../render/gitlab.js')).gitlab,
  html: async () => (await import('../render/html.js')).html,
}

/** `shebiao check`: gives back the exit code; nothing but the report goes to standard output. */
export default async function check({ positionals, values }: Arguments): Promise<number> {
  const { standard, type, profile, output } = values as Record<string, string | undefined>
  const format = (values.format as string | undefined) ?? 'text'
  const language = (values.lang as string | undefined) ?? 'zh'
  const asOf = values['as-of'] as string | undefined
  const most = values['max-findings'] as string | undefined

  const wrong =
    (positionals.length === 0 && '要检查什么？给出文件、文件夹，或 - 表示标准输入 (nothing to check)') ||
    (!Object.hasOwn(renderers, format) && `没有格式 ${format}；可用：${Object.keys(renderers).join('、')} (no such format)`) ||
    (language !== 'zh' && language !== 'en' && `没有语言 ${language}；可用：zh、en (no such language)`) ||
    (asOf !== undefined && !isDate(asOf) && `--as-of 要写成 2026-01-01 的样子：${asOf} (not a date)`) ||
    (most !== undefined && !/^\d+$/.test(most) && `--max-findings 要是整数：${most} (not a whole number)`)
  if (wrong) {
    process.stderr.write(`${wrong}\n`)
    return 2
  }

  const progress = progressLine()
  const report = await run(
    positionals,
    {
      standard,
      type,
      profile,
      ...(asOf !== undefined && { asOf }),
      language: language as 'zh' | 'en',
      ...(most !== undefined && { maxFindings: Number(most) }),
    },
    progress.show,
  )
  progress.clear()
  const render = await renderers[format]!()
  const rendered = render(report)
  if (output === undefined) await written(rendered)
  else {
    try {
      writeFileSync(output, rendered)
    } catch (error) {
      process.stderr.write(`${(error as Error).message}\n`)
      return 2
    }
  }
  if (format !== 'text' || output !== undefined) {
    for (const { source, message } of report.failures) process.stderr.write(`${source} ${message}\n`.trimStart())
  }
  return exitCode(report)
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)
}

/** A pipe takes the whole report before the process ends; a reader that has gone away is no error of ours. */
function written(text: string): Promise<void> {
  return new Promise((done) => {
    process.stdout.once('error', done)
    process.stdout.write(text, () => done())
  })
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
