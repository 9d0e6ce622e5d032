import { appendFileSync, closeSync, openSync, readSync, rmSync } from 'node:fs'
import type { Before, PartialResult } from '@shebiao/conform/check/partial-result.js'
import type { ReportedFinding } from '@shebiao/conform/model/finding.js'
import { OutputFile } from './output-file.js'
import { ScratchFolder } from './scratch-folder.js'

const chunkSize = 1 << 20
const decoder = new TextDecoder()

/** Takes every finding of a check: of its tasks, in whatever order they finish, and over the data set as a whole. */
export interface FindingsReceiver {
  /** Sets the source of every task, in the order of tasks. Called before any finding of a task is added. */
  begin(sources: string[]): void
  /** Adds findings of a task: lines of NDJSON whose lines and records are counted from the beginning of the task's range. */
  addLines(task: number, lines: Uint8Array): void
  /** Marks a task as finished: no more findings of it are added. */
  finish(task: number, result: PartialResult): void
  /** Adds a finding that belongs to no task. */
  write(finding: ReportedFinding): void
}

/**
 * Writes every finding of a check as a line of NDJSON, in the order of files and records, in whatever order the tasks finish.
 * The constructor throws if the file cannot be created; a later failure is kept in `problem`, and then there is no file.
 */
export class FindingsWriter implements FindingsReceiver {
  /** Why the file is incomplete; undefined if it is complete. */
  problem: string | undefined
  private readonly file: OutputFile
  /** The source of each task. */
  private sources: string[] = []
  // Findings of the first task that has not finished are written at once. Those of later tasks are spilled, to one file a task:
  // they can be many times as large as the data.
  private current = 0
  /** Line ends and records before the current task in its file. */
  private before = { lines: 0, records: 0 }
  private readonly spillFolder = new ScratchFolder()
  private readonly spilled = new Set<number>()
  /** Line ends and records in each finished task that comes after the current one. */
  private readonly finished = new Map<number, Before>()

  constructor(readonly path: string) {
    this.file = new OutputFile(path)
  }

  begin(sources: string[]): void {
    this.sources = sources
  }

  addLines(task: number, lines: Uint8Array): void {
    this.attempt(() => {
      if (task === this.current) this.writeLines(lines)
      else {
        this.spilled.add(task)
        appendFileSync(this.spillFile(task), lines)
      }
    })
  }

  finish(task: number, { files: [file] }: PartialResult): void {
    const { lines = 0, records = 0 } = file?.ranges[0] ?? {}
    this.finished.set(task, { lines, records })
    for (let done = this.finished.get(this.current); done !== undefined; done = this.finished.get(this.current)) {
      this.finished.delete(this.current++)
      const { before } = this
      const isSame = this.sources[this.current] === this.sources[this.current - 1]
      this.before = isSame ? { lines: before.lines + done.lines, records: before.records + done.records } : { lines: 0, records: 0 }
      if (this.spilled.delete(this.current)) this.attempt(() => this.copySpilled(this.spillFile(this.current)))
    }
  }

  write(finding: ReportedFinding): void {
    this.attempt(() => this.append(Buffer.from(`${JSON.stringify(finding)}\n`)))
  }

  /** Ends writing. The file gets its name if all findings of a whole check are in it. */
  close(isWhole: boolean): void {
    if (isWhole) this.attempt(() => this.file.commit())
    this.file.discard()
    this.spillFolder.remove()
  }

  private spillFile(task: number): string {
    return this.spillFolder.file(String(task))
  }

  /** Copies a spill file into the output, chunk by chunk, and removes it. */
  private copySpilled(path: string): void {
    const descriptor = openSync(path, 'r')
    try {
      let rest = Buffer.alloc(0)
      const chunk = Buffer.allocUnsafe(chunkSize)
      for (let size = readSync(descriptor, chunk); size > 0; size = readSync(descriptor, chunk)) {
        const bytes = Buffer.concat([rest, chunk.subarray(0, size)])
        const end = bytes.lastIndexOf(10) + 1
        this.writeLines(bytes.subarray(0, end))
        rest = bytes.subarray(end)
      }
    } finally {
      closeSync(descriptor)
    }
    rmSync(path)
  }

  /** Writes whole lines of the current task, with lines and records counted from the beginning of the file. */
  private writeLines(text: Uint8Array): void {
    const { lines, records } = this.before
    // Quotes inside of a string are escaped, so these match the members only.
    const renumber = (found: string) =>
      found
        .replace(/"line":(\d+)/g, (_, line) => `"line":${Number(line) + lines}`)
        .replace(/"record":\{"number":(\d+)/g, (_, number) => `"record":{"number":${Number(number) + records}`)
    this.append(lines === 0 && records === 0 ? text : Buffer.from(renumber(decoder.decode(text))))
  }

  private append(bytes: Uint8Array): void {
    this.file.write(bytes)
  }

  /** Runs a step that writes. After the first failure nothing more is written: the file would have a gap. */
  private attempt(step: () => void): void {
    if (this.problem !== undefined) return
    try {
      step()
    } catch (error) {
      this.problem = (error as Error).message
    }
  }
}
