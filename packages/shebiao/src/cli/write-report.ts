import { createHash } from 'node:crypto'
import { exitCode } from '@shebiao/conform/check/report.js'
import type { Report } from '@shebiao/conform/model/finding.js'
import { writeWhole } from '../runner/output-file.js'
import type { Arguments } from './arguments.js'
import { fail } from './fail.js'

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

/** The format of a report, and the file it is written to: standard output by default. */
export interface ReportOptions {
  format: string
  output?: string
}

/** Parses --format and --output. Returns the reason if they are invalid. */
export function parseReportOptions({ format = 'text', output }: Arguments['values']): ReportOptions | { problem: string } {
  if (!Object.hasOwn(renderers, String(format))) return { problem: `没有格式 ${format}；可用：${Object.keys(renderers).join('、')} (no such format)` }
  return { format: String(format), ...(output !== undefined && { output: String(output) }) }
}

/** Writes a report. Returns the exit code of the check, or 2 if the report cannot be written. */
export async function writeReport(report: Report, { format, output }: ReportOptions): Promise<number> {
  const render = await renderers[format]!()
  const rendered = render(report)
  if (output === undefined) await writeToStdout(rendered)
  else {
    try {
      writeWhole(output, rendered)
    } catch (error) {
      return fail((error as Error).message)
    }
  }
  if (format !== 'text' || output !== undefined) {
    for (const { source, message } of report.failures) process.stderr.write(`${source} ${message}\n`.trimStart())
  }
  return exitCode(report)
}

/** Resolves when the whole text is written: else the process could end before a pipe has taken it. A closed pipe is not an error. */
function writeToStdout(text: string): Promise<void> {
  return new Promise((done) => {
    process.stdout.once('error', done)
    process.stdout.write(text, () => done())
  })
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
