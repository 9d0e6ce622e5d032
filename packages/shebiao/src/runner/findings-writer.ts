import { appendFileSync, closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PartialResult } from '@shebiao/conform/check/partial-result.js'
import type { ReportedFinding } from '@shebiao/conform/model/finding.js'

const pieceSize = 1 << 20
const decoder = new TextDecoder()

/**
 * Every finding of a check as a line of NDJSON, in the order of files and records, in whatever order their parts were checked.
 * Throws where the file cannot be made; what goes wrong later is told at the end.
 */
export class FindingsWriter {
  /** Why not all could be written. */
  problem: string | undefined
  private readonly descriptor: number
  private sources: string[] = []
  // Of the first part that has not ended the findings are written as they come; those of parts after it wait, each in a file
  // of its own: they may be many times as large as the data.
  private next = 0
  private before = 0
  private folder: string | undefined
  private readonly waiting = new Set<number>()
  private readonly ended = new Map<number, number>()

  constructor(readonly path: string) {
    this.descriptor = openSync(path, 'w')
  }

  /** The sources of the parts that are to come, in their order. */
  begin(sources: string[]): void {
    this.sources = sources
  }

  /** Findings in a part, as lines of NDJSON whose `line` is counted from the beginning of the part. */
  found(part: number, lines: Uint8Array): void {
    this.attempt(() => {
      if (part === this.next) this.location(lines)
      else {
        this.waiting.add(part)
        appendFileSync(this.fileOf(part), lines)
      }
    })
  }

  /** A part has ended. */
  done(part: number, { files: [file] }: PartialResult): void {
    this.ended.set(part, file?.ranges[0]?.lines ?? 0)
    for (let lines = this.ended.get(this.next); lines !== undefined; lines = this.ended.get(this.next)) {
      this.ended.delete(this.next++)
      this.before = this.sources[this.next] === this.sources[this.next - 1] ? this.before + lines : 0
      if (this.waiting.delete(this.next)) this.attempt(() => this.giveBack(this.fileOf(this.next)))
    }
  }

  /** A finding over the data set as a whole, which stands in no part. */
  write(finding: ReportedFinding): void {
    this.attempt(() => this.append(Buffer.from(`${JSON.stringify(finding)}\n`)))
  }

  close(): void {
    closeSync(this.descriptor)
    if (this.folder !== undefined) rmSync(this.folder, { recursive: true, force: true })
  }

  private fileOf(part: number): string {
    this.folder ??= mkdtempSync(join(tmpdir(), `shebiao-${process.pid}-findings-`))
    return join(this.folder, String(part))
  }

  /** Writes what waited in a file, piece by piece, and removes it. */
  private giveBack(path: string): void {
    const descriptor = openSync(path, 'r')
    try {
      let rest = Buffer.alloc(0)
      const piece = Buffer.allocUnsafe(pieceSize)
      for (let size = readSync(descriptor, piece); size > 0; size = readSync(descriptor, piece)) {
        const bytes = Buffer.concat([rest, piece.subarray(0, size)])
        const end = bytes.lastIndexOf(10) + 1
        this.location(bytes.subarray(0, end))
        rest = bytes.subarray(end)
      }
    } finally {
      closeSync(descriptor)
    }
    rmSync(path)
  }

  /** Writes whole lines with the numbers that their records have in the whole file. */
  private location(lines: Uint8Array): void {
    // A quote within a text is escaped: this is the member of that name and nothing else.
    const placed = (text: string) => text.replace(/"line":(\d+)/g, (_, line) => `"line":${Number(line) + this.before}`)
    this.append(this.before === 0 ? lines : Buffer.from(placed(decoder.decode(lines))))
  }

  private append(bytes: Uint8Array): void {
    for (let done = 0; done < bytes.length; ) done += writeSync(this.descriptor, bytes, done)
  }

  /** Nothing is written behind what could not be. */
  private attempt(step: () => void): void {
    if (this.problem !== undefined) return
    try {
      step()
    } catch (error) {
      this.problem = (error as Error).message
    }
  }
}
