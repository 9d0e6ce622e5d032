import { appendFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { exitCode, type FailOptions } from '@shebiao/conform/check/report.js'
import type { Report } from '@shebiao/conform/model/finding.js'
import { writeWhole } from '../runner/output-file.js'
import type { Arguments } from './arguments.js'
import { fail, warn } from './fail.js'
import { repositoryRoot, withPathsFrom } from './report-paths.js'

/** The text of a report, whole or part by part. */
type Renderer = (report: Report) => string | Iterable<string>

const renderers: Record<string, () => Promise<Renderer>> = {
  text: async () => {
    const { text } = await import('@shebiao/conform/reporters/text.js')
    return (report) => text(report, process.stdout.isTTY === true && process.env.NO_COLOR === undefined)
  },
  json: async () => (await import('@shebiao/conform/reporters/json.js')).json,
  sarif: async () => (await import('@shebiao/conform/reporters/sarif.js')).sarifParts,
  junit: async () => (await import('@shebiao/conform/reporters/junit.js')).junitParts,
  github: async () => (await import('@shebiao/conform/reporters/github.js')).githubParts,
  gitlab: async () => (await import('@shebiao/conform/reporters/gitlab.js')).gitlabParts,
  html: async () => (await import('@shebiao/conform/reporters/html.js')).html,
  markdown: async () => (await import('@shebiao/conform/reporters/markdown.js')).markdown,
}

/** Formats for programs: they list every finding, with paths from the repository. */
const machineFormats = ['sarif', 'junit', 'github', 'gitlab']

/** The format of a report, and the file it is written to: standard output by default. */
export interface ReportOutput {
  format: string
  output?: string
}

/** What is written, where, and when it fails. */
export interface ReportOptions extends FailOptions {
  outputs: ReportOutput[]
  /** Folder that paths in formats for programs are relative to. */
  base: string
  /** Findings of each rule that are listed; undefined: as many as suit each format. */
  maxFindings: number | 'all' | undefined
}

/** The report, with every finding or with the first of each rule. */
export type ReportView = (all: boolean) => Report

/** Parses the options of a report. Returns the reason if they are invalid. */
export function parseReportOptions({ values, outputs: given }: Pick<Arguments, 'values' | 'outputs'>): ReportOptions | { problem: string } {
  const { 'max-findings': max, 'fail-on': failOn, 'max-warnings': maxWarnings, base } = values as Record<string, string | undefined>
  const outputs = (given.length > 0 ? given : [{}]).map(({ format = 'text', output }: Arguments['outputs'][number]) => ({
    format,
    ...(output !== undefined && { output }),
  }))
  const unknown = outputs.find(({ format }) => !Object.hasOwn(renderers, format))
  const problem =
    (unknown && `没有格式 ${unknown.format}；可用：${Object.keys(renderers).join('、')} (no such format)`) ||
    (outputs.filter(({ output }) => output === undefined).length > 1 &&
      '只有一种格式可以输出到屏幕；其余各写 --output (one format on the screen, the others with --output)') ||
    (new Set(outputs.flatMap(({ output }) => output ?? [])).size < outputs.filter(({ output }) => output !== undefined).length &&
      '两个 --output 是同一文件 (two outputs are one file)') ||
    (max !== undefined && max !== 'all' && !/^\d{1,9}$/.test(max) && `--max-findings 要是整数，或 all：${max} (neither a whole number nor all)`) ||
    (failOn !== undefined && !['error', 'warning', 'info'].includes(failOn) && `--fail-on 没有 ${failOn}；可用：error、warning、info (no such severity)`) ||
    (maxWarnings !== undefined && !/^\d{1,9}$/.test(maxWarnings) && `--max-warnings 要是整数：${maxWarnings} (not a whole number)`)
  if (problem) return { problem }
  return {
    outputs,
    base: base === undefined ? repositoryRoot() : resolve(base),
    maxFindings: max === undefined || max === 'all' ? max : Number(max),
    failOn: failOn as FailOptions['failOn'],
    maxWarnings: maxWarnings === undefined ? undefined : Number(maxWarnings),
  }
}

/** Findings to keep, so that each format has those that it lists. */
export function findingsToKeep({ outputs, maxFindings }: ReportOptions): number | 'all' | undefined {
  return maxFindings ?? (outputs.some(({ format }) => machineFormats.includes(format)) ? 'all' : undefined)
}

/** Writes a report in its formats. Returns the exit code of the check, or 2 if a report cannot be written. */
export async function writeReport(view: ReportView, options: ReportOptions): Promise<number> {
  const { outputs, base, maxFindings } = options
  let code = 0
  for (const { format, output } of outputs) {
    const isMachine = machineFormats.includes(format)
    const report = view(maxFindings === 'all' || (isMachine && maxFindings === undefined))
    const render = await renderers[format]!()
    const rendered = render(isMachine ? withPathsFrom(base, report) : report)
    if (output === undefined) await writeToStdout(chunksOf(rendered))
    else {
      try {
        writeWhole(output, chunksOf(rendered))
      } catch (error) {
        code = fail((error as Error).message)
      }
    }
  }
  const report = view(false)
  await writeStepSummary(report, options)
  const isTextShown = outputs.some(({ format, output }) => format === 'text' && output === undefined)
  if (!isTextShown) warn(...report.failures.map(({ source, message }) => `${source} ${message}`.trim()))
  return code || exitCode(report, options)
}

/** GitHub shows ten errors of a step; the summary of the job has the rest. */
async function writeStepSummary(report: Report, { outputs, base }: ReportOptions): Promise<void> {
  const { GITHUB_STEP_SUMMARY: file } = process.env
  if (!file || !outputs.some(({ format }) => format === 'github')) return
  const render = await renderers.markdown!()
  try {
    for (const chunk of chunksOf(render(withPathsFrom(base, report)))) appendFileSync(file, chunk)
  } catch (error) {
    warn(`GITHUB_STEP_SUMMARY: ${(error as Error).message}`)
  }
}

const chunkSize = 1 << 18

/** A text in chunks of about 256 K characters. */
function* chunksOf(text: string | Iterable<string>): Generator<string> {
  if (typeof text === 'string') return yield text
  let chunk = ''
  for (const part of text) {
    chunk += part
    if (chunk.length < chunkSize) continue
    yield chunk
    chunk = ''
  }
  yield chunk
}

/** Resolves when everything is written: else the process could end before a pipe has taken it. A closed pipe is not an error. */
async function writeToStdout(chunks: Iterable<string>): Promise<void> {
  let isClosed = false
  process.stdout.once('error', () => {
    isClosed = true
  })
  for (const chunk of chunks) {
    if (isClosed) return
    await new Promise<void>((done) => {
      process.stdout.once('error', () => done())
      process.stdout.write(chunk, () => done())
    })
  }
}
