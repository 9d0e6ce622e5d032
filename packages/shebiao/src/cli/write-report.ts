import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { exitCode } from '@shebiao/conform/check/report.js'
import type { Report } from '@shebiao/conform/model/finding.js'
import type { Arguments } from './arguments.js'

const renderers: Record<string, () => Promise<(report: Report) => string>> = {
  text: async () => {
    const { text } = await import('@shebiao/conform/reporters/text.js')
    return (report) => text(report, process.stdout.isTTY === true && process.env.NO_COLOR === undefined)
  },
  json: async () => (await import('@shebiao/conform/reporters/json.js')).json,
  sarif: async () => (await import('@shebiao/conform/reporters/sarif.js')).sarif,
  junit: async () => (await import('@shebiao/conform/reporters/junit.js')).junit,
  github: async () => (await import('@shebiao/conform/reporters/github.js')).github,
  gitlab: async () => {
    const { gitlab } = await import('@shebiao/conform/reporters/gitlab.js')
    return (report) => gitlab(report, sha256)
  },
  html: async () => (await import('@shebiao/conform/reporters/html.js')).html,
}

/** How a report is written, and where. */
export interface ReportOptions {
  format: string
  output?: string
}

/** What the command line says of it, or what is wrong with that. */
export function reportOptions({ format = 'text', output }: Arguments['values']): ReportOptions | { wrong: string } {
  if (!Object.hasOwn(renderers, String(format))) return { wrong: `没有格式 ${format}；可用：${Object.keys(renderers).join('、')} (no such format)` }
  return { format: String(format), ...(output !== undefined && { output: String(output) }) }
}

/** Writes a report; gives back the exit code. */
export async function publish(report: Report, { format, output }: ReportOptions): Promise<number> {
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

/** A pipe takes the whole report before the process ends; a reader that has gone away is no error of ours. */
function written(text: string): Promise<void> {
  return new Promise((done) => {
    process.stdout.once('error', done)
    process.stdout.write(text, () => done())
  })
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
