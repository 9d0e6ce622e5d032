import type { CheckOptions } from '@shebiao/conform/check/check.js'
import type { Checking } from '@shebiao/conform/check/check-text.js'
import type { Gathered } from '@shebiao/conform/check/partial-result.js'
import { UnknownError } from '@shebiao/conform/model/editions.js'
import type { ReportedFinding } from '@shebiao/conform/model/finding.js'
import { formatOf } from '@shebiao/conform/read/format.js'
import { lineReader, readChunks, readRange } from './files.js'
import type { Task } from './plan.js'

/** How a task may be broken off, and who is told of every finding. */
export interface TaskHooks {
  stop: AbortSignal
  /** Findings as lines of NDJSON whose `line` is counted from the beginning of the range. */
  found?: (lines: Uint8Array) => void
}

/** A check that was broken off. */
class StoppedError extends Error {}

/** Characters of findings that are told at once. */
const foundAtOnce = 1 << 18
const encoder = new TextEncoder()

/** Checks one file or range and gives back what was gathered; what is to be remembered of its records is in the data set of `checking`. */
export async function checkTask(checking: Checking, task: Task, options: CheckOptions, hooks: TaskHooks): Promise<Gathered> {
  let found = ''
  const flush = () => {
    if (found !== '') hooks.found?.(encoder.encode(found))
    found = ''
  }
  const sink = (finding: ReportedFinding) => {
    found += `${JSON.stringify(finding)}\n`
    if (found.length >= foundAtOnce) flush()
  }
  const part = checking.part(hooks.found && sink)
  const { path } = task
  try {
    await read(part, task, options, hooks.stop)
  } catch (error) {
    if (error instanceof UnknownError || (error as NodeJS.ErrnoException).code !== undefined) part.collector.failure(path, (error as Error).message)
    else if (error instanceof StoppedError) part.collector.failure(path, '检查中断，其余未检查 (broken off: the rest was not checked)')
    else throw error
  }
  flush()
  return part.collector.gathered()
}

async function read(checking: Checking, { path, range, wanted, waivers: own, file: whole }: Task, options: CheckOptions, stop: AbortSignal): Promise<void> {
  const { collector } = checking
  const waivers = [...(options.waivers ?? []), ...own]
  const format = path === '-' ? undefined : formatOf(path)
  if (format === undefined && path !== '-') return collector.failure(path, '不认识的文件格式；可用：json、yaml、ndjson、csv、tsv (unknown format)')
  const file = collector.file({ source: path, format: format ?? 'json', encoding: 'utf-8' }, range, waivers, whole?.size)
  if (range.to !== undefined) return checking.lines(file, stoppable(readRange(path, range), stop), wanted, waivers, lineReader(), range)
  return checking.chunks(file, stoppable(readChunks(path), stop), format, wanted, waivers, lineReader())
}

/** Chunks with a turn of the event loop before each, in which the check may be stopped. */
async function* stoppable(chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>, stop: AbortSignal): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    await turn()
    if (stop.aborted) throw new StoppedError()
    yield chunk
  }
}

export function turn(): Promise<void> {
  return new Promise((done) => setImmediate(done))
}
