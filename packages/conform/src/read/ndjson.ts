import { ChunkBuffer } from './chunk-buffer.js'
import { type Decoder, portable } from './decoder.js'
import { hasByteOrderMark } from './encoding.js'
import { readJsonLine } from './json-parse.js'
import { oversize, type Reader, type ReadProblem, type ReadRecord } from './record.js'

const noBytes = new Uint8Array(0)

/** Reads NDJSON line by line. `onProblem` is called for lines that hold no record, in their order among the records. */
export class LineRecords implements Reader<ReadRecord> {
  /** Number of line ends so far. */
  ends = 0
  /** Number of non-blank lines so far, whether or not they are records. */
  records = 0
  readonly encoding = 'utf-8'
  readonly ended = false
  /** The beginning of a line that ends in a later chunk. */
  private readonly buffer = new ChunkBuffer()

  constructor(
    private readonly onProblem: (problem: ReadProblem) => void,
    private readonly decoder: Decoder = portable,
    /** Whether the first chunk is the beginning of the file, where a byte-order mark may stand. */
    private readonly fromStart = true,
  ) {}

  *push(chunk: Uint8Array): Generator<ReadRecord> {
    let start = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      const record = this.endLine(chunk.subarray(start, end))
      this.ends++
      if (record) yield record
      start = end + 1
    }
    if (start < chunk.length) this.buffer.add(chunk.subarray(start))
  }

  *end(): Generator<ReadRecord> {
    const record = this.buffer.size > 0 ? this.endLine(noBytes) : undefined
    if (record) yield record
  }

  breakOff(format: string, problem: string): ReadRecord[] {
    this.onProblem({ rule: 'file-readable', at: '', params: { format, problem }, location: { line: this.ends + 1, column: 1 } })
    return []
  }

  /** Reads the line that ends with `last`; undefined if it is blank or no record. */
  private endLine(last: Uint8Array): ReadRecord | undefined {
    const size = this.buffer.size + last.length
    const whole = this.buffer.take(last)
    const line = this.ends + 1
    const location = { line, column: 1 }
    if (!whole) {
      this.records++
      this.onProblem(oversize(size, location))
      return undefined
    }
    let body = whole
    if (line === 1 && this.fromStart && hasByteOrderMark(body)) {
      this.onProblem({ rule: 'file-without-mark', at: '', params: {}, location })
      body = body.subarray(3)
    }
    const cached = this.decoder.record?.(body, location, '', line)
    if (cached) {
      this.records++
      return cached
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
    this.onProblem(read.problem)
    return undefined
  }
}
