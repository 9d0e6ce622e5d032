import { joined } from './chunk-buffer.js'
import { type Decoder, portable } from './decoder.js'
import { readJsonLine } from './json-parse.js'
import { type Reader, type ReadProblem, type ReadRecord, recordLimit } from './record.js'
import { marked } from './text.js'

/**
 * The records of NDJSON given in chunks of bytes, one line at a time, whatever their size. A chunk may be used again once its
 * records were taken. `onProblem` is told of lines that hold no record.
 */
export class LineRecords implements Reader<ReadRecord> {
  /** Line ends so far. */
  ends = 0
  /** Lines so far that hold something, be it a record or not. */
  records = 0
  readonly encoding = 'utf-8'
  readonly ended = false
  // The beginning of a line whose end is in a later chunk, in pieces; of one over the limit only its length is kept.
  private rest: Uint8Array[] = []
  private held = 0

  constructor(
    private readonly onProblem: (problem: ReadProblem) => void,
    private readonly decoder: Decoder = portable,
    /** Whether the first chunk is the beginning of the file. */
    private readonly fromStart = true,
  ) {}

  /** The records that end in this chunk. */
  *push(chunk: Uint8Array): Generator<ReadRecord> {
    let start = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      const record = this.take(chunk.subarray(start, end))
      this.ends++
      if (record) yield record
      start = end + 1
    }
    if (start === chunk.length) return
    this.held += chunk.length - start
    if (this.held > recordLimit) this.rest = []
    else this.rest.push(Uint8Array.prototype.slice.call(chunk, start))
  }

  /** The record of a last line without a line end. */
  *end(): Generator<ReadRecord> {
    const record = this.held > 0 ? this.take(new Uint8Array(0)) : undefined
    if (record) yield record
  }

  /** Says that the bytes broke off: what was begun and not ended is no record. */
  breakOff(format: string, problem: string): ReadRecord[] {
    this.onProblem({ rule: 'file-readable', at: '', params: { format, problem }, location: { line: this.ends + 1, column: 1 } })
    return []
  }

  /** The record of the line that ends with `last`. */
  private take(last: Uint8Array): ReadRecord | undefined {
    const size = this.held + last.length
    const whole = this.rest.length === 0 ? last : joined([...this.rest, last], size)
    this.rest = []
    this.held = 0
    const line = this.ends + 1
    const location = { line, column: 1 }
    if (size > recordLimit) {
      this.records++
      this.onProblem({ rule: 'record-size-bounded', at: '', params: { size: Math.round(size / 1048576), limit: recordLimit / 1048576 }, location, lost: true })
      return undefined
    }
    let body = whole
    if (line === 1 && this.fromStart && marked(body)) {
      this.onProblem({ rule: 'file-without-mark', at: '', params: {}, location })
      body = body.subarray(3)
    }
    const known = this.decoder.record?.(body, location, '', line)
    if (known) {
      this.records++
      return known
    }
    const text = this.decoder.text(body)
    if (text === undefined) {
      this.records++
      this.onProblem({ rule: 'file-is-utf8', at: '', params: { guess: '' }, location, lost: true })
      return undefined
    }
    if (text.length < 100 && text.trim() === '') return undefined
    this.records++
    const read = readJsonLine(text, line, this.decoder.keys(body))
    if (!('problem' in read)) return read
    this.onProblem({ ...read.problem, lost: true })
    return undefined
  }
}
