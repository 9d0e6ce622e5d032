import { isUtf8, transcode } from 'node:buffer'
import { readSync } from 'node:fs'
import { readJsonLine } from './json.js'
import { type ReadProblem, type ReadRecord, recordLimit } from './record.js'

const chunkSize = 1 << 20

// Before Node 24, decoding text that is mostly not ASCII costs nearly half of parsing it; by way of UTF-16 it costs a third less.
const detour = Number(process.versions.node.split('.')[0]) < 24

function textOf(utf8: Buffer): string {
  return detour && utf8.length > 512 ? transcode(utf8, 'utf8', 'utf16le').toString('utf16le') : utf8.toString('utf8')
}

/** The records of an NDJSON file, one line at a time, whatever the size of the file. `onProblem` is told of lines that hold none. */
export function* readLines(descriptor: number, onProblem: (problem: ReadProblem) => void): Generator<ReadRecord> {
  let line = 0
  let records = 0
  for (const bytes of lines(descriptor)) {
    line++
    const place = { line, column: 1 }
    if (typeof bytes === 'number') {
      records++
      onProblem({ rule: 'record-size-bounded', at: '', params: { size: Math.round(bytes / 1048576), limit: recordLimit / 1048576 }, place })
      continue
    }
    let body = bytes
    if (line === 1 && body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) {
      onProblem({ rule: 'file-without-mark', at: '', params: {}, place })
      body = body.subarray(3)
    }
    if (!isUtf8(body)) {
      records++
      onProblem({ rule: 'file-is-utf8', at: '', params: { guess: '' }, place })
      continue
    }
    const text = textOf(body)
    if (text.length < 100 && text.trim() === '') continue
    records++
    const read = readJsonLine(text, line)
    if ('problem' in read) onProblem(read.problem)
    else yield read
  }
  if (records === 0) onProblem({ rule: 'file-has-data', at: '', params: {}, place: { line: 1, column: 1 } })
}

/** Lines as bytes; a line over the limit as its length alone, so that memory stays bounded. */
function* lines(descriptor: number): Generator<Buffer | number> {
  let rest: Buffer[] = []
  let held = 0
  for (;;) {
    const chunk = Buffer.allocUnsafe(chunkSize)
    const size = readSync(descriptor, chunk, 0, chunkSize, null)
    if (size === 0) break
    let start = 0
    for (let end = chunk.indexOf(10, 0); end >= 0 && end < size; end = chunk.indexOf(10, start)) {
      const part = chunk.subarray(start, end)
      held += part.length
      yield held > recordLimit ? held : rest.length === 0 ? part : Buffer.concat([...rest, part])
      rest = []
      held = 0
      start = end + 1
    }
    if (start < size) {
      held += size - start
      if (held > recordLimit) rest = []
      else rest.push(chunk.subarray(start, size))
    }
  }
  if (held > 0) yield held > recordLimit ? held : Buffer.concat(rest)
}
