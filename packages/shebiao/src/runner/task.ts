import type { Checker } from '@shebiao/conform/check/checker.js'
import type { CheckOptions } from '@shebiao/conform/check/options.js'
import type { PartialResult } from '@shebiao/conform/check/partial-result.js'
import { UnknownError } from '@shebiao/conform/model/editions.js'
import type { ReportedFinding } from '@shebiao/conform/model/finding.js'
import { formatOf } from '@shebiao/conform/read/format.js'
import { reasonOf } from './discover.js'
import { readChunks, readRange } from './files.js'
import type { Task } from './plan.js'

/** How a task is aborted, and where its findings go. */
export interface TaskHooks {
  stop: AbortSignal
  /** Called with batches of findings: lines of NDJSON whose `line` is counted from the beginning of the range. */
  onFindings?: (lines: Uint8Array) => void
}

/** Thrown inside of a task that was aborted. */
class AbortedError extends Error {}

/** Characters of findings in a batch. */
const batchSize = 1 << 18
const encoder = new TextEncoder()

/** Checks one file or range and returns its result; its facts go to the data set of `checker`. */
export async function checkTask(checker: Checker, task: Task, options: CheckOptions, hooks: TaskHooks): Promise<PartialResult> {
  let batch = ''
  const flush = () => {
    if (batch !== '') hooks.onFindings?.(encoder.encode(batch))
    batch = ''
  }
  const sink = (finding: ReportedFinding) => {
    batch += `${JSON.stringify(finding)}\n`
    if (batch.length >= batchSize) flush()
  }
  const taskChecker = checker.part(hooks.onFindings && sink)
  const { collector } = taskChecker
  const { path } = task
  try {
    await checkFile(taskChecker, task, options, hooks.stop)
    collector.countMended()
  } catch (error) {
    if (error instanceof UnknownError || (error as NodeJS.ErrnoException).code !== undefined) collector.failure(path, reasonOf(error, path))
    else if (error instanceof AbortedError) collector.failure(path, '检查中断，其余未检查 (broken off: the rest was not checked)')
    else throw error
  }
  flush()
  return collector.partialResult()
}

async function checkFile(
  checker: Checker,
  { path, range, expected, waivers: own, file: whole, known }: Task,
  options: CheckOptions,
  stop: AbortSignal,
): Promise<void> {
  const { collector } = checker
  const waivers = [...(options.waivers ?? []), ...own]
  const format = path === '-' ? undefined : formatOf(path)
  if (format === undefined && path !== '-') return collector.failure(path, '不认识的文件格式；可用：json、yaml、ndjson、csv、tsv (unknown format)')
  const file = collector.file({ source: path, format: format ?? 'json', encoding: 'utf-8' }, { range, waivers, size: whole?.size, known })
  if (range.to !== undefined) return checker.lines(file, abortable(readRange(path, range), stop), expected, waivers, range)
  return checker.file(file, abortable(readChunks(path), stop), format, expected, waivers)
}

/** Yields to the event loop before each chunk, so that the check can be aborted. Throws AbortedError if it was. */
async function* abortable(chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>, stop: AbortSignal): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    await nextTurn()
    if (stop.aborted) throw new AbortedError()
    yield chunk
  }
}

/** Resolves in the next turn of the event loop: pending messages are handled first. */
export function nextTurn(): Promise<void> {
  return new Promise((done) => setImmediate(done))
}
