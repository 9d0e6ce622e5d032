import type { Property } from '@shebiao/schemas/runtime'
import type { Place } from '../model/finding.js'
import { joined } from './chunk-buffer.js'
import { placesInText, readJsonLine } from './json-parse.js'
import { namesInBytes } from './key-count.js'
import { type Reader, type ReadProblem, type ReadRecord, recordLimit, type Shared } from './record.js'
import { marked, utf8 } from './text.js'

/** A record as it is split into its members. */
export interface Split {
  data: unknown
  shared: Shared
}

/** Finds where a group of JSON ends in bytes, as ValueScan does: brackets, strings, what stands between them the parser judges. */
export interface GroupFinder {
  /** Takes bytes in which groups are looked for, as often as there are others in them. */
  hold(bytes: Uint8Array): void
  /** The offset past the group that begins at `from`; -1 where it does not end in these bytes, or is not plain. */
  end(bytes: Uint8Array, from: number): number
  /** Of the group that was found last: names of members, line ends, UTF-16 units behind the last of them, and whether it is ASCII alone. */
  readonly names: number
  readonly ends: number
  readonly units: number
  readonly isAscii: boolean
}

/** What a machine can do with the bytes of a line faster than another. */
export interface LineReader {
  /** Their text; undefined where they are not UTF-8. */
  text(bytes: Uint8Array): string | undefined
  /** How many member names they hold, as far as that can be told without parsing. */
  names(bytes: Uint8Array): number
  readonly groups?: GroupFinder
  /** Is told what the records that come are made of, where their type is known and each member is judged by itself. */
  follow?(members: readonly Property[] | undefined): void
  /** The record of a line of what is followed, from its bytes or else from its text, without parsing what was met before; undefined where it is to be parsed whole. */
  split?: ((bytes: Uint8Array) => Split | undefined) | undefined
  splitText?: ((text: string) => Split | undefined) | undefined
}

export const portable: LineReader = { text: utf8, names: namesInBytes }

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
    private readonly reader: LineReader = portable,
    /** Whether they are read from the beginning of the file. */
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
    this.onProblem({ rule: 'file-readable', at: '', params: { format, problem }, place: { line: this.ends + 1, column: 1 } })
    return []
  }

  /** The record of the line that ends with `last`. */
  private take(last: Uint8Array): ReadRecord | undefined {
    const size = this.held + last.length
    const whole = this.rest.length === 0 ? last : joined([...this.rest, last], size)
    this.rest = []
    this.held = 0
    const line = this.ends + 1
    const place = { line, column: 1 }
    if (size > recordLimit) {
      this.records++
      this.onProblem({ rule: 'record-size-bounded', at: '', params: { size: Math.round(size / 1048576), limit: recordLimit / 1048576 }, place, lost: true })
      return undefined
    }
    let body = whole
    if (line === 1 && this.fromStart && marked(body)) {
      this.onProblem({ rule: 'file-without-mark', at: '', params: {}, place })
      body = body.subarray(3)
    }
    const split = this.reader.split?.(body)
    if (split) {
      this.records++
      return new SplitRecord(split, body, this.reader, place, '', line)
    }
    const text = this.reader.text(body)
    if (text === undefined) {
      this.records++
      this.onProblem({ rule: 'file-is-utf8', at: '', params: { guess: '' }, place, lost: true })
      return undefined
    }
    if (text.length < 100 && text.trim() === '') return undefined
    this.records++
    const parts = this.reader.splitText?.(text)
    if (parts) return new SplitRecord(parts, text, this.reader, place, '', line)
    const read = readJsonLine(text, line, this.reader.names(body))
    if (!('problem' in read)) return read
    this.onProblem({ ...read.problem, lost: true })
    return undefined
  }
}

/** A record that was split into its members, not parsed: its places are found by parsing it then. It is good until the next bytes are read. */
export class SplitRecord implements ReadRecord {
  readonly problems: ReadProblem[] = []
  readonly data: unknown
  readonly shared: Shared
  readonly size: number
  private find: ((at: string) => Place) | undefined

  constructor(
    { data, shared }: Split,
    private readonly source: Uint8Array | string,
    private readonly reader: LineReader,
    private readonly start: Place,
    readonly prefix: string,
    readonly line?: number,
  ) {
    this.data = data
    this.shared = shared
    this.size = source.length
  }

  place(at: string): Place {
    this.find ??= this.places()
    return this.find(at)
  }

  private places(): (at: string) => Place {
    const { source, reader, start } = this
    const text = typeof source === 'string' ? source : reader.text(source)
    return text === undefined ? () => start : placesInText(text, start)
  }
}
