import { constants } from 'node:buffer'
import type { CheckOptions } from './check.js'
import type { Checking } from './check-text.js'
import { UnknownError } from './engine.js'
import type { FileReport, ReportedFinding } from './finding.js'
import type { FoundLines } from './findings-out.js'
import type { Gathered } from './gathered.js'
import type { Task } from './plan.js'
import { lineReader, readBytes, readChunks, readRange } from './read/files.js'
import { formatOf } from './read/format.js'
import { BrokenPacking } from './read/record.js'

/** How a task may be broken off, and who is told of every finding. */
export interface TaskHooks {
  stop: AbortSignal
  found?: (found: FoundLines) => void
}

/** A check that was broken off. */
class StoppedError extends Error {}

const foundAtOnce = 500

/** Checks one file or range and gives back what was gathered; what is to be remembered of its records is in the data set of `checking`. */
export async function checkTask(checking: Checking, task: Task, options: CheckOptions, hooks: TaskHooks): Promise<Gathered> {
  let found: FoundLines = { lines: [], texts: [] }
  const flush = () => {
    if (found.lines.length > 0) hooks.found?.(found)
    found = { lines: [], texts: [] }
  }
  const sink = (finding: ReportedFinding) => {
    found.lines.push(finding.line ?? 0)
    found.texts.push(JSON.stringify(finding))
    if (found.lines.length >= foundAtOnce) flush()
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
  if (format === 'ndjson')
    return checking.lines(file, stoppable(range.to === undefined ? readChunks(path) : readRange(path, range), stop), wanted, waivers, lineReader(), range)
  const bytes = await unpack(path, file)
  if (bytes === undefined) return
  return checking.bytes(file, bytes, format, wanted, waivers)

  /** The bytes of a file that is read whole; what is wrong with them is told. */
  async function unpack(path: string, file: FileReport): Promise<Uint8Array | undefined> {
    try {
      const bytes = await readBytes(path, constants.MAX_STRING_LENGTH)
      if (!bytes) collector.failure(path, '文件超过 512 MB，请改用 NDJSON（每行一条记录） (too large for one text: use NDJSON)')
      return bytes
    } catch (error) {
      if (!(error instanceof BrokenPacking)) throw error
      collector.problem(file, { rule: 'file-readable', at: '', params: { format: error.packing, problem: error.message }, place: { line: 1, column: 1 } })
      return undefined
    }
  }
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
