import type { Checker } from '@shebiao/conform/check/checker.js'
import type { CheckOptions } from '@shebiao/conform/check/options.js'
import type { PartialResult } from '@shebiao/conform/check/partial-result.js'
import { UnknownError } from '@shebiao/conform/model/editions.js'
import type { ReportedFinding } from '@shebiao/conform/model/finding.js'
import { formatOf } from '@shebiao/conform/read/format.js'
import { readChunks, readRange } from './files.js'
import type { Task } from './plan.js'

/** How a task may be aborted, and where its findings go. */
export interface TaskHooks {
  stop: AbortSignal
  /** Is given findings as lines of NDJSON whose `line` is counted from the beginning of the range. */
  found?: (lines: Uint8Array) => void
}

/** A check that was aborted. */
class AbortedError extends Error {}

/** Characters of findings that are passed on together. */
const findingsBatch = 1 << 18
const encoder = new TextEncoder()

/** Checks one file or range and returns its result; its facts go to the data set of `checker`. */
export async function checkTask(checker: Checker, task: Task, options: CheckOptions, hooks: TaskHooks): Promise<PartialResult> {
  let found = ''
  const flush = () => {
    if (found !== '') hooks.found?.(encoder.encode(found))
    found = ''
  }
  const sink = (finding: ReportedFinding) => {
    found += `${JSON.stringify(finding)}\n`
    if (found.length >= findingsBatch) flush()
  }
  const part = checker.part(hooks.found && sink)
  const { path } = task
  try {
    await read(part, task, options, hooks.stop)
  } catch (error) {
    if (error instanceof UnknownError || (error as NodeJS.ErrnoException).code !== undefined) part.collector.failure(path, (error as Error).message)
    else if (error instanceof AbortedError) part.collector.failure(path, '检查中断，其余未检查 (broken off: the rest was not checked)')
    else throw error
  }
  flush()
  return part.collector.partialResult()
}

async function read(checker: Checker, { path, range, expected, waivers: own, file: whole }: Task, options: CheckOptions, stop: AbortSignal): Promise<void> {
  const { collector } = checker
  const waivers = [...(options.waivers ?? []), ...own]
  const format = path === '-' ? undefined : formatOf(path)
  if (format === undefined && path !== '-') return collector.failure(path, '不认识的文件格式；可用：json、yaml、ndjson、csv、tsv (unknown format)')
  const file = collector.file({ source: path, format: format ?? 'json', encoding: 'utf-8' }, range, waivers, whole?.size)
  if (range.to !== undefined) return checker.lines(file, abortable(readRange(path, range), stop), expected, waivers, range)
  return checker.file(file, abortable(readChunks(path), stop), format, expected, waivers)
}

/** Chunks with a turn of the event loop before each, in which the check may be aborted. */
async function* abortable(chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>, stop: AbortSignal): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    await turn()
    if (stop.aborted) throw new AbortedError()
    yield chunk
  }
}

/** One turn of the event loop. */
export function turn(): Promise<void> {
  return new Promise((done) => setImmediate(done))
}
