import { readJsonLine } from './json.js'
import { namesInBytes } from './names.js'
import { type ReadProblem, type ReadRecord, recordLimit } from './record.js'
import { marked, utf8 } from './text.js'

/** What a machine can do with the bytes of a line faster than another. */
export interface LineReader {
  /** Their text; undefined where they are not UTF-8. */
  text(bytes: Uint8Array): string | undefined
  /** How many member names they hold, as far as that can be told without parsing. */
  names(bytes: Uint8Array): number
}

const portable: LineReader = { text: utf8, names: namesInBytes }

/**
 * The records of NDJSON given in chunks of bytes, one line at a time, whatever their size. `onProblem` is told of lines that
 * hold none.
 */
export function* readLines(chunks: Iterable<Uint8Array>, onProblem: (problem: ReadProblem) => void, { text: textOf, names } = portable): Generator<ReadRecord> {
  let line = 0
  let records = 0
  for (const bytes of lines(chunks)) {
    line++
    const place = { line, column: 1 }
    if (typeof bytes === 'number') {
      records++
      onProblem({ rule: 'record-size-bounded', at: '', params: { size: Math.round(bytes / 1048576), limit: recordLimit / 1048576 }, place })
      continue
    }
    let body = bytes
    if (line === 1 && marked(body)) {
      onProblem({ rule: 'file-without-mark', at: '', params: {}, place })
      body = body.subarray(3)
    }
    const text = textOf(body)
    if (text === undefined) {
      records++
      onProblem({ rule: 'file-is-utf8', at: '', params: { guess: '' }, place })
      continue
    }
    if (text.length < 100 && text.trim() === '') continue
    records++
    const read = readJsonLine(text, line, names(body))
    if ('problem' in read) onProblem(read.problem)
    else yield read
  }
  if (records === 0) onProblem({ rule: 'file-has-data', at: '', params: {}, place: { line: 1, column: 1 } })
}

/** Lines as bytes; a line over the limit as its length alone, so that memory stays bounded. */
function* lines(chunks: Iterable<Uint8Array>): Generator<Uint8Array | number> {
  let rest: Uint8Array[] = []
  let held = 0
  for (const chunk of chunks) {
    let start = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      const part = chunk.subarray(start, end)
      held += part.length
      yield held > recordLimit ? held : rest.length === 0 ? part : joined([...rest, part], held)
      rest = []
      held = 0
      start = end + 1
    }
    if (start < chunk.length) {
      held += chunk.length - start
      if (held > recordLimit) rest = []
      else rest.push(Uint8Array.prototype.slice.call(chunk, start))
    }
  }
  if (held > 0) yield held > recordLimit ? held : joined(rest, held)
}

function joined(parts: Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
