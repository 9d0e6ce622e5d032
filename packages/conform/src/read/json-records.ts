import type { Location } from '../model/finding.js'
import { Pieces } from './chunk-buffer.js'
import { type Decoder, type GroupFinder, portable } from './decoder.js'
import { readJsonPart, refusal } from './json-parse.js'
import { isOpening, isSpace, ValueScan } from './json-scan.js'
import { keysInText } from './key-count.js'
import { oversize, type Reader, type ReadProblem, type ReadRecord } from './record.js'
import { decode, firstBadLine, Guess, mark, notUtf8 } from './text.js'

/** What is to come next. `whole` is a document that is no array, `after` a comma or the end, `next` what a comma was followed by. */
type State = 'start' | 'whole' | 'first' | 'next' | 'value' | 'after' | 'done' | 'broken'

/**
 * The records of a JSON document given in chunks of bytes: the elements of an array one at a time, whatever their number; any
 * other document is one record. Where an array breaks, what stood before has been read, and nothing behind it is.
 */
export class JsonRecords implements Reader<ReadRecord> {
  records = 0
  encoding = 'utf-8'
  private state: State = 'start'
  private readonly held = new Pieces()
  private readonly scan = new ValueScan()
  private index = 0
  /** Bytes of the byte-order mark met at the beginning. */
  private marks = 0
  private here: Location = { line: 1, column: 1 }
  private begun: Location = this.here
  // What a parser would have read before the value at hand, for it to say the same of what it refuses; a space at its end stands
  // where no value may.
  private context = ''
  private isAscii = true
  private guess: Guess | undefined

  constructor(
    private readonly onProblem: (problem: ReadProblem) => void,
    private readonly decoder: Decoder = portable,
  ) {}

  get ended(): boolean {
    return this.state === 'broken' && this.guess === undefined
  }

  *push(chunk: Uint8Array): Generator<ReadRecord> {
    let at = this.state === 'start' ? this.open(chunk) : 0
    if (this.state === 'start' || this.state === 'whole') return this.held.add(chunk)
    const { groups } = this.decoder
    groups?.hold(chunk)
    while (at < chunk.length && !this.ended) {
      if (this.guess) return this.guess.push(chunk.subarray(at))
      if (this.state === 'value') {
        const quick = groups && this.held.size === 0 && isOpening(chunk[at]!) ? groups.end(chunk, at) : -1
        const end = quick < 0 ? this.scan.end(chunk, at) : quick
        if (end < 0) return this.hold(chunk.subarray(at))
        const record = this.take(chunk.subarray(at, end), String.fromCharCode(chunk[end] ?? 32), quick < 0 ? undefined : groups)
        if (record) yield record
        at = end
      } else if (isSpace(chunk[at]!)) this.here = chunk[at++] === 10 ? { line: this.here.line + 1, column: 1 } : past(this.here, 1)
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
    if (this.guess) this.tellGuess(this.guess)
    else if (this.state === 'after') this.onProblem(unreadable(said('[0').message, this.here))
    else if (this.state === 'first' || this.state === 'next') {
      this.records++
      this.onProblem({ ...unreadable(said(contexts[this.state]!).message, this.here), lost: true })
    }
  }

  breakOff(format: string, problem: string): ReadRecord[] {
    const location = this.state === 'value' ? this.begun : this.state === 'whole' ? { line: 1, column: 1 } : this.here
    this.records++
    this.onProblem({ rule: 'file-readable', at: '', params: { format, problem }, location, ...(this.state !== 'done' && { lost: true }) })
    this.state = 'broken'
    return []
  }

  /** Looks for the first byte that is no space; gives back the offset past it where it opens an array. */
  private open(chunk: Uint8Array): number {
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at]!
      const { line, column } = this.here
      const isFirst = this.held.size + at === this.marks
      if (isFirst && byte === mark[this.marks]) {
        this.marks++
        continue
      }
      const isText = this.marks === 0 || this.marks === mark.length
      if (isText && isSpace(byte)) this.here = byte === 10 ? { line: line + 1, column: 1 } : { line, column: column + 1 }
      else if (isText && byte === 91) {
        if (this.marks > 0) this.onProblem({ rule: 'file-without-mark', at: '', params: {}, location: { line: 1, column: 1 } })
        this.held.take(new Uint8Array(0))
        this.here = { line, column: column + 1 }
        this.state = 'first'
        return at + 1
      } else {
        this.state = 'whole'
        return 0
      }
    }
    return 0
  }

  /** Takes a byte between elements; gives back how many bytes it stands for: none where a value begins with it. */
  private step(byte: number): number {
    if (byte === 93 && (this.state === 'first' || this.state === 'after')) this.state = 'done'
    else if (byte === 44 && this.state === 'after') this.state = 'next'
    else {
      this.context = contexts[this.state] ?? ''
      this.state = 'value'
      this.begun = this.here
      this.scan.begin(byte)
      return 0
    }
    this.here = past(this.here, 1)
    return 1
  }

  private hold(bytes: Uint8Array): void {
    this.held.add(bytes)
    this.here = behind(this.here, bytes)
  }

  /** The element that ends with `last`, and before `next`; what is `known` of it where it was found at once. */
  private take(last: Uint8Array, next: string, known?: GroupFinder): ReadRecord | undefined {
    const { size } = this.held
    const bytes = this.held.take(last)
    const { begun, decoder } = this
    const prefix = `/${this.index++}`
    this.records++
    this.state = 'after'
    const isElement = !this.context.endsWith(' ')
    const record = bytes && isElement ? decoder.record?.(bytes, begun, prefix) : undefined
    const text = record ? undefined : bytes && decoder.text(bytes)
    if (known) this.here = behindGroup(begun, known)
    else this.here = size > 0 || text === undefined ? behind(this.here, last) : behindText(begun, text)
    if (!bytes) {
      this.onProblem(oversize(size + last.length, begun, prefix))
      return undefined
    }
    if (record) {
      this.isAscii &&= known?.isAscii ?? bytes.every((byte) => byte < 0x80)
      return record
    }
    if (text === undefined) {
      this.breakAt(bytes)
      return undefined
    }
    this.isAscii &&= text.length === bytes.length
    if (isElement) {
      const read = readJsonPart(text, begun, prefix, known ? known.keys : this.scan.keys)
      if (!('problem' in read)) return read
      if (read.problem.rule !== 'file-readable') {
        this.onProblem({ ...read.problem, lost: true })
        return undefined
      }
    }
    const { message, location } = said(this.context + text + next)
    const column = Math.max(0, location.column - 1 - this.context.length)
    const where = location.line === 1 ? past(begun, column) : { line: begun.line + location.line - 1, column: location.column }
    // What follows the end of the array is no element.
    this.onProblem({ ...unreadable(message, where), ...(this.context !== contexts.done && { lost: true }) })
    this.state = 'broken'
    return undefined
  }

  /** Bytes that are no UTF-8: what encoding they may be in is told by all that follows. */
  private breakAt(bytes: Uint8Array): void {
    this.here = { line: this.begun.line + firstBadLine(bytes) - 1, column: 1 }
    this.state = 'broken'
    this.guess = new Guess('gb18030', this.isAscii)
    this.guess.push(bytes)
  }

  private tellGuess(guess: Guess): void {
    this.encoding = guess.end()
    this.onProblem(notUtf8(this.here.line, this.encoding))
    this.guess = undefined
  }

  /** A document that is no array. */
  private document(): ReadRecord | undefined {
    const { size } = this.held
    const bytes = this.held.take(new Uint8Array(0))
    const start = { line: 1, column: 1 }
    if (!bytes) {
      this.records++
      this.onProblem(oversize(size, start))
      return undefined
    }
    const known = this.decoder.record?.(bytes, start, '')
    if (known) {
      this.records++
      return known
    }
    const { text, encoding, problems } = decode(bytes)
    this.encoding = encoding
    problems.forEach(this.onProblem)
    if (text?.trim() === '') return undefined
    this.records++
    if (text === undefined) return undefined
    const read = readJsonPart(text, start, '', keysInText(text))
    if (!('problem' in read)) return read
    this.onProblem({ ...read.problem, lost: true })
    return undefined
  }
}

/** A whole JSON text as records: an array is its elements, anything else one record. */
export function readJson(text: string): { records: ReadRecord[]; problems: ReadProblem[] } {
  const problems: ReadProblem[] = []
  const reader = new JsonRecords((problem) => problems.push(problem))
  return { records: [...reader.push(new TextEncoder().encode(text)), ...reader.end()], problems }
}

const contexts: Partial<Record<State, string>> = { first: '[', next: '[0,', after: '[0 ', done: '[] ' }

/** What the parser says of a text that it refuses. */
function said(text: string): { message: string; location: Location } {
  try {
    JSON.parse(text)
  } catch (error) {
    return refusal(text, error as Error)
  }
  return { message: 'unexpected end of data', location: { line: 1, column: text.length + 1 } }
}

function unreadable(message: string, location: Location): ReadProblem {
  return { rule: 'file-readable', at: '', params: { format: 'JSON', problem: message }, location }
}

function past({ line, column }: Location, units: number): Location {
  return { line, column: column + units }
}

function behindGroup(start: Location, { ends, units }: GroupFinder): Location {
  return ends === 0 ? past(start, units) : { line: start.line + ends, column: 1 + units }
}

function behindText(start: Location, text: string): Location {
  let { line } = start
  let last = -1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    line++
    last = at
  }
  return last < 0 ? past(start, text.length) : { line, column: text.length - last }
}

function behind(start: Location, bytes: Uint8Array): Location {
  const last = bytes.lastIndexOf(10)
  if (last < 0) return past(start, units(bytes))
  let { line } = start
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) line++
  return { line, column: 1 + units(bytes.subarray(last + 1)) }
}

/** UTF-16 units of UTF-8 bytes, wherever they are cut: of a character all but its first byte count nothing. */
function units(bytes: Uint8Array): number {
  let count = 0
  for (const byte of bytes) if (byte < 0x80 || byte >= 0xc0) count += byte >= 0xf0 ? 2 : 1
  return count
}
