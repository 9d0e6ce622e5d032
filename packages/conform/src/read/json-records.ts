import type { Location } from '../model/finding.js'
import { ChunkBuffer } from './chunk-buffer.js'
import { type Decoder, type GroupFinder, portable } from './decoder.js'
import { byteOrderMark, decode, EncodingGuess, firstBadLine, notUtf8 } from './encoding.js'
import { readJsonPart, refusal } from './json-parse.js'
import { isOpening, isSpace, ValueScan } from './json-scan.js'
import { keysInText } from './key-count.js'
import { oversize, type Reader, type ReadProblem, type ReadRecord } from './record.js'

/**
 * What is expected next. `start`: the first byte of the document; `whole`: more of a document that is no array; `first`: the first
 * element or the end of the array; `next`: the element after a comma; `value`: more of an element; `after`: a comma or the end;
 * `done`: nothing; `broken`: reading has stopped.
 */
type State = 'start' | 'whole' | 'first' | 'next' | 'value' | 'after' | 'done' | 'broken'

/**
 * Reads the records of a JSON document: the elements of an array one at a time, whatever their number; any other document is one
 * record. At a syntax error in an array, the elements before it have been read, and nothing after it is.
 */
export class JsonRecords implements Reader<ReadRecord> {
  records = 0
  encoding = 'utf-8'
  private state: State = 'start'
  private readonly buffer = new ChunkBuffer()
  private readonly scan = new ValueScan()
  private index = 0
  /** Number of bytes of the byte-order mark at the beginning. */
  private markBytes = 0
  private location: Location = { line: 1, column: 1 }
  private valueStart: Location = this.location
  // A short text with the same syntax as everything before the current value: the parser then reports the same error as for the
  // whole document. It ends with a space if no value may follow.
  private context = ''
  private isAscii = true
  private guess: EncodingGuess | undefined

  constructor(
    private readonly onProblem: (problem: ReadProblem) => void,
    private readonly decoder: Decoder = portable,
  ) {}

  get ended(): boolean {
    return this.state === 'broken' && this.guess === undefined
  }

  *push(chunk: Uint8Array): Generator<ReadRecord> {
    let at = this.state === 'start' ? this.open(chunk) : 0
    if (this.state === 'start') return
    if (this.state === 'whole') return this.buffer.add(chunk.subarray(at))
    const { groups } = this.decoder
    groups?.hold(chunk)
    while (at < chunk.length && !this.ended) {
      if (this.guess) return this.guess.push(chunk.subarray(at))
      if (this.state === 'value') {
        const groupEnd = groups && this.buffer.size === 0 && isOpening(chunk[at]!) ? groups.end(chunk, at) : -1
        const end = groupEnd < 0 ? this.scan.end(chunk, at) : groupEnd
        if (end < 0) return this.keep(chunk.subarray(at))
        const record = this.take(chunk.subarray(at, end), String.fromCharCode(chunk[end] ?? 32), groupEnd < 0 ? undefined : groups)
        if (record) yield record
        at = end
      } else if (isSpace(chunk[at]!)) at = this.skipSpaces(chunk, at)
      else at += this.step(chunk[at]!)
    }
  }

  *end(): Generator<ReadRecord> {
    const { state } = this
    if (state === 'start' || state === 'whole') {
      const record = this.document()
      if (record) yield record
    } else if (state === 'value') {
      const record = this.take(new Uint8Array(0), '')
      if (record) yield record
    }
    if (this.guess) this.reportEncoding(this.guess)
    else if (this.state === 'after') this.onProblem(syntaxError(parseError('[0').message, this.location))
    else if (this.state === 'first' || this.state === 'next') {
      this.records++
      this.onProblem({ ...syntaxError(parseError(contexts[this.state]!).message, this.location), lost: true })
    }
  }

  breakOff(format: string, problem: string): ReadRecord[] {
    const location = this.state === 'value' || this.state === 'whole' ? this.valueStart : this.location
    this.records++
    this.onProblem({ rule: 'file-readable', at: '', params: { format, problem }, location, ...(this.state !== 'done' && { lost: true }) })
    this.state = 'broken'
    return []
  }

  /**
   * Looks for the first byte that is not white space, which is not kept: it may be a gigabyte. If it opens an array, returns the
   * offset after it, else that of the first byte to keep.
   */
  private open(chunk: Uint8Array): number {
    let at = 0
    if (this.location.line === 1 && this.location.column === 1) {
      while (at < chunk.length && this.markBytes < byteOrderMark.length && chunk[at] === byteOrderMark[this.markBytes]) {
        this.markBytes++
        at++
      }
      const isMarked = this.markBytes === byteOrderMark.length
      if (at === chunk.length && !isMarked) return at
      if (isMarked && at > 0) this.onProblem({ rule: 'file-without-mark', at: '', params: {}, location: { line: 1, column: 1 } })
      else if (!isMarked && this.markBytes > 0) {
        // The beginning of a mark alone is no text.
        this.buffer.add(Uint8Array.from(byteOrderMark.slice(0, this.markBytes)))
        this.state = 'whole'
        return at
      }
    }
    at = this.skipSpaces(chunk, at)
    if (at === chunk.length) return at
    if (chunk[at] === 91) {
      this.location = advance(this.location, 1)
      this.state = 'first'
      return at + 1
    }
    this.valueStart = this.location
    this.state = 'whole'
    return at
  }

  /** Returns the offset of the first byte that is not white space, at which `location` then is. */
  private skipSpaces(chunk: Uint8Array, from: number): number {
    let { line, column } = this.location
    let at = from
    for (; at < chunk.length && isSpace(chunk[at]!); at++) {
      if (chunk[at] === 10) {
        line++
        column = 1
      } else column++
    }
    if (at > from) this.location = { line, column }
    return at
  }

  /** Takes a byte between elements. Returns the number of bytes consumed: 0 if a value begins with this byte. */
  private step(byte: number): number {
    if (byte === 93 && (this.state === 'first' || this.state === 'after')) this.state = 'done'
    else if (byte === 44 && this.state === 'after') this.state = 'next'
    else {
      this.context = contexts[this.state] ?? ''
      this.state = 'value'
      this.valueStart = this.location
      this.scan.begin(byte)
      return 0
    }
    this.location = advance(this.location, 1)
    return 1
  }

  private keep(bytes: Uint8Array): void {
    this.buffer.add(bytes)
    this.location = afterBytes(this.location, bytes)
  }

  /** Reads the element that ends with `last` and is followed by the character `next`. `group` describes it if it was found within one chunk. */
  private take(last: Uint8Array, next: string, group?: GroupFinder): ReadRecord | undefined {
    const { size } = this.buffer
    const bytes = this.buffer.take(last)
    const { valueStart, decoder } = this
    const prefix = `/${this.index++}`
    this.records++
    this.state = 'after'
    const isElement = !this.context.endsWith(' ')
    const record = bytes && isElement ? decoder.record?.(bytes, valueStart, prefix) : undefined
    const text = record ? undefined : bytes && decoder.text(bytes)
    if (group) this.location = afterGroup(valueStart, group)
    else this.location = size > 0 || text === undefined ? afterBytes(this.location, last) : afterText(valueStart, text)
    if (!bytes) {
      this.onProblem(oversize(size + last.length, valueStart, prefix))
      return undefined
    }
    if (record) {
      this.isAscii &&= group?.isAscii ?? bytes.every((byte) => byte < 0x80)
      return record
    }
    if (text === undefined) {
      this.breakAt(bytes)
      return undefined
    }
    this.isAscii &&= text.length === bytes.length
    if (isElement) {
      const read = readJsonPart(text, valueStart, prefix, group ? group.keys : this.scan.keys)
      if (!('problem' in read)) return read
      if (read.problem.rule !== 'file-readable') {
        this.onProblem(read.problem)
        return undefined
      }
    }
    const { message, location } = parseError(this.context + text + next)
    const column = Math.max(0, location.column - 1 - this.context.length)
    const where = location.line === 1 ? advance(valueStart, column) : { line: valueStart.line + location.line - 1, column: location.column }
    // Text after the end of the array is not a lost element.
    this.onProblem({ ...syntaxError(message, where), ...(this.context !== contexts.done && { lost: true }) })
    this.state = 'broken'
    return undefined
  }

  /** Stops at bytes that are not UTF-8. Everything that follows is used to guess the encoding. */
  private breakAt(bytes: Uint8Array): void {
    this.location = { line: this.valueStart.line + firstBadLine(bytes) - 1, column: 1 }
    this.state = 'broken'
    this.guess = new EncodingGuess('gb18030', this.isAscii)
    this.guess.push(bytes)
  }

  private reportEncoding(guess: EncodingGuess): void {
    this.encoding = guess.end()
    this.onProblem(notUtf8(this.location.line, this.encoding))
    this.guess = undefined
  }

  /** Reads a document that is no array. */
  private document(): ReadRecord | undefined {
    const { size } = this.buffer
    const bytes = this.buffer.take(new Uint8Array(0))
    const start = this.valueStart
    if (!bytes) {
      this.records++
      this.onProblem(oversize(size, start))
      return undefined
    }
    const cached = this.decoder.record?.(bytes, start, '')
    if (cached) {
      this.records++
      return cached
    }
    const { text, encoding, problems } = decode(bytes)
    this.encoding = encoding
    for (const problem of problems) this.onProblem({ ...problem, location: { line: start.line - 1 + (problem.location?.line ?? 1), column: 1 } })
    if (text?.trim() === '') return undefined
    this.records++
    if (text === undefined) return undefined
    const read = readJsonPart(text, start, '', keysInText(text))
    if (!('problem' in read)) return read
    this.onProblem(read.problem)
    return undefined
  }
}

/** Reads the records of a whole JSON text: the elements of an array, or else one record. */
export function readJson(text: string): { records: ReadRecord[]; problems: ReadProblem[] } {
  const problems: ReadProblem[] = []
  const reader = new JsonRecords((problem) => problems.push(problem))
  return { records: [...reader.push(new TextEncoder().encode(text)), ...reader.end()], problems }
}

const contexts: Partial<Record<State, string>> = { first: '[', next: '[0,', after: '[0 ', done: '[] ' }

/** The parser's error for a text that it refuses. */
function parseError(text: string): { message: string; location: Location } {
  try {
    JSON.parse(text)
  } catch (error) {
    return refusal(text, error as Error)
  }
  return { message: 'unexpected end of data', location: { line: 1, column: text.length + 1 } }
}

function syntaxError(message: string, location: Location): ReadProblem {
  return { rule: 'file-readable', at: '', params: { format: 'JSON', problem: message }, location }
}

function advance({ line, column }: Location, units: number): Location {
  return { line, column: column + units }
}

function afterGroup(start: Location, { ends, units }: GroupFinder): Location {
  return ends === 0 ? advance(start, units) : { line: start.line + ends, column: 1 + units }
}

function afterText(start: Location, text: string): Location {
  let { line } = start
  let last = -1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    line++
    last = at
  }
  return last < 0 ? advance(start, text.length) : { line, column: text.length - last }
}

function afterBytes(start: Location, bytes: Uint8Array): Location {
  const last = bytes.lastIndexOf(10)
  if (last < 0) return advance(start, units(bytes))
  let { line } = start
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) line++
  return { line, column: 1 + units(bytes.subarray(last + 1)) }
}

/** Number of UTF-16 code units of UTF-8 bytes. Only the first byte of a character counts, so the bytes may be cut anywhere. */
function units(bytes: Uint8Array): number {
  let count = 0
  for (const byte of bytes) if (byte < 0x80 || byte >= 0xc0) count += byte >= 0xf0 ? 2 : 1
  return count
}
