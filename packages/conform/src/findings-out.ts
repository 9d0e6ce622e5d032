import { closeSync, openSync, writeSync } from 'node:fs'
import type { ReportedFinding } from './finding.js'
import type { Gathered } from './gathered.js'

/** Findings as lines of JSON, each with the line it stands at, counted from the beginning of its range; 0 where it has none. */
export interface FoundLines {
  lines: number[]
  texts: string[]
}

/**
 * Every finding of a check as a line of NDJSON, in the order of files and records, in whatever order their parts were checked.
 * Throws where the file cannot be made; what goes wrong later is told at the end.
 */
export class FindingsOut {
  /** Why not all could be written. */
  problem: string | undefined
  private readonly descriptor: number
  private sources: string[] = []
  // Of the first part that has not ended the findings are written as they come; those of parts after it wait.
  private next = 0
  private before = 0
  private readonly waiting = new Map<number, FoundLines[]>()
  private readonly ended = new Map<number, number>()

  constructor(readonly path: string) {
    this.descriptor = openSync(path, 'w')
  }

  /** The sources of the parts that are to come, in their order. */
  begin(sources: string[]): void {
    this.sources = sources
  }

  /** Findings in a part. */
  found(part: number, found: FoundLines): void {
    if (part === this.next) this.writeAll(found)
    else this.waiting.set(part, [...(this.waiting.get(part) ?? []), found])
  }

  /** A part has ended. */
  done(part: number, { files: [file] }: Gathered): void {
    this.ended.set(part, file?.ranges[0]?.lines ?? 0)
    for (let lines = this.ended.get(this.next); lines !== undefined; lines = this.ended.get(this.next)) {
      this.ended.delete(this.next++)
      this.before = this.sources[this.next] === this.sources[this.next - 1] ? this.before + lines : 0
      for (const found of this.waiting.get(this.next) ?? []) this.writeAll(found)
      this.waiting.delete(this.next)
    }
  }

  /** A finding over the data set as a whole, which stands in no part. */
  write(finding: ReportedFinding): void {
    this.append(`${JSON.stringify(finding)}\n`)
  }

  close(): void {
    closeSync(this.descriptor)
  }

  private writeAll({ lines, texts }: FoundLines): void {
    const { before } = this
    // A quote within a text is escaped: this is the member of that name and nothing else.
    const placed = before === 0 ? texts : texts.map((text, i) => text.replace(/"line":\d+/, `"line":${lines[i]! + before}`))
    this.append(`${placed.join('\n')}\n`)
  }

  private append(text: string): void {
    if (this.problem !== undefined) return
    try {
      const bytes = Buffer.from(text)
      for (let done = 0; done < bytes.length; ) done += writeSync(this.descriptor, bytes, done)
    } catch (error) {
      this.problem = (error as Error).message
    }
  }
}
