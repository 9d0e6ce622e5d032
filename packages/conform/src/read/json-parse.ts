import { type AnyNode, parse } from '@humanwhocodes/momoa'
import { escapeStep } from '@shebiao/schemas/runtime'
import type { Location } from '../model/finding.js'
import { offsetOf, type TextTraits } from './json-location.js'
import { keysInText } from './key-count.js'
import { depthLimit, type ReadProblem, type ReadRecord } from './record.js'

/** Parses one line of NDJSON. `keyCount` is the number of its member names, if it was counted before. */
export function readJsonLine(text: string, line: number, keyCount = keysInText(text)): ReadRecord | { problem: ReadProblem } {
  const read = readJsonPart(text, { line, column: 1 }, '', keyCount)
  if (!('problem' in read)) read.line = line
  return read
}

/**
 * Parses one JSON value as a record. `start` is its location in the file, `prefix` its pointer in the document. `keyCount` is the
 * number of its member names as counted without parsing; if it differs from that of the value, the text is searched for repeated keys.
 */
export function readJsonPart(text: string, start: Location, prefix: string, keyCount: number): ReadRecord | { problem: ReadProblem } {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch (error) {
    return { problem: refusedText(text, error as Error, start) }
  }
  let problems = documentProblems(text, data, locator(text, false), keyCount)
  const find = locator(
    text,
    problems.every(({ rule }) => rule !== 'keys-unique'),
  )
  const locate = (at: string) => inFile(find(at), start)
  if (problems.length > 0) problems = problems.map((problem) => ({ ...problem, location: inFile(problem.location, start) }))
  const nesting = problems.find(({ rule }) => rule === 'nesting-bounded')
  return nesting ? { problem: { ...nesting, at: prefix, lost: true } } : { data, prefix, size: text.length, problems, locate }
}

/** Returns a function from pointers to locations, for the text of one JSON value without repeated keys that begins at `start` of its file. */
export function locationsInText(text: string, start: Location): (at: string) => Location {
  const find = locator(text, true)
  return (at) => inFile(find(at), start)
}

/** Converts a location in a text that begins at `start` of its file to a location in the file. */
function inFile({ line, column }: Location = { line: 1, column: 1 }, start: Location): Location {
  return line === 1 ? { line: start.line, column: start.column + column - 1 } : { line: start.line + line - 1, column }
}

/** The problem of a text that the parser refused. Where and why is looked up only if asked: of many broken lines few are reported. */
function refusedText(text: string, error: Error, start: Location): ReadProblem {
  let found: ReturnType<typeof refusal> | undefined
  const refused = () => (found ??= refusal(text, error))
  const params = {
    format: 'JSON',
    get problem() {
      return refused().message
    },
  }
  return {
    rule: 'file-readable',
    at: '',
    params,
    get location() {
      return inFile(refused().location, start)
    },
    lost: true,
  }
}

/** Why and where the parser refused a text. V8's message has an offset at best; otherwise momoa, which builds the position tree, gives line and column. */
export function refusal(text: string, error: Error): { message: string; location: Location } {
  const offset = /at position (\d+)/.exec(error.message)
  if (offset) return { message: shortMessage(error.message), location: locationOf(text, Number(offset[1])) }
  if (/unexpected end/i.test(error.message)) return { message: 'unexpected end of data', location: locationOf(text, text.length) }
  try {
    parse(text)
  } catch (found) {
    const at = found as { line?: number; column?: number; message: string }
    if (at.line !== undefined) return { message: shortMessage(at.message), location: { line: at.line, column: at.column ?? 1 } }
  }
  return { message: shortMessage(error.message), location: { line: 1, column: 1 } }
}

function shortMessage(message: string): string {
  const short = message
    .replace(/(?: in JSON)? at position.*$/s, '')
    .replace(/ \(\d+:\d+\)$/, '')
    .replace(/, ".*$/s, '')
  return short.length > 120 ? `${short.slice(0, 120)}…` : short
}

function locationOf(text: string, offset: number): Location {
  const before = text.slice(0, offset)
  const line = before.split('\n').length
  return { line, column: offset - before.lastIndexOf('\n') }
}

/** Problems that JSON.parse hides: repeated keys, lone surrogates, and nesting too deep for recursive walks. */
function documentProblems(text: string, data: unknown, locate: (at: string) => Location, keyCount: number): ReadProblem[] {
  const keys = typeof data === 'object' && data !== null ? countKeys(data, 0) : 0
  if (keys < 0) return [{ rule: 'nesting-bounded', at: '', params: { limit: depthLimit }, location: { line: 1, column: 1 } }]
  const problems: ReadProblem[] = []
  // Fewer keys in the value than in the text: some may be repeated.
  if (keys !== keyCount) problems.push(...repeatedKeys(text))
  if (text.includes('\\u') && surrogate.test(text)) {
    for (const at of loneSurrogates(data, '')) problems.push({ rule: 'text-well-formed', at, params: {}, location: locate(at) })
  }
  return problems
}

/**
 * Parses a text that stands `depth` levels deep in its record and has `keyCount` member names. Returns undefined if it does not
 * parse, or if JSON.parse hides something in it: repeated keys, lone surrogates, deep nesting.
 */
export function plainValue(text: string, depth: number, keyCount: number): unknown {
  try {
    const data: unknown = JSON.parse(text)
    if (typeof data === 'object' && data !== null && countKeys(data, depth) !== keyCount) return undefined
    return text.includes('\\u') && surrogate.test(text) ? undefined : data
  } catch {
    return undefined
  }
}

const surrogate = /\\u[dD][89a-fA-F]/

/** The number of keys in an object or array; negative if it nests too deep. */
function countKeys(value: object, depth: number): number {
  if (depth >= depthLimit) return Number.NEGATIVE_INFINITY
  let count = 0
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) if (typeof value[i] === 'object' && value[i] !== null) count += countKeys(value[i], depth + 1)
    return count
  }
  for (const key in value) {
    const inner = (value as Record<string, unknown>)[key]
    count++
    if (typeof inner === 'object' && inner !== null) count += countKeys(inner, depth + 1)
  }
  return count
}

function repeatedKeys(text: string): ReadProblem[] {
  const problems: ReadProblem[] = []
  const visit = (node: AnyNode, at: string): void => {
    if (node.type === 'Document') visit(node.body as AnyNode, at)
    else if (node.type === 'Array') node.elements.forEach((element, i) => visit(element.value as AnyNode, `${at}/${i}`))
    else if (node.type === 'Object') {
      const seen = new Set<string>()
      for (const member of node.members) {
        const name = member.name.type === 'String' ? member.name.value : member.name.name
        const inner = `${at}/${escapeStep(name)}`
        if (seen.has(name)) problems.push({ rule: 'keys-unique', at: inner, params: { name }, location: start(member.name as AnyNode) })
        seen.add(name)
        visit(member.value as AnyNode, inner)
      }
    }
  }
  visit(parse(text, { ranges: false }) as AnyNode, '')
  return problems
}

function* loneSurrogates(value: unknown, at: string): Generator<string> {
  if (typeof value === 'string') {
    if (!value.isWellFormed()) yield at
  } else if (Array.isArray(value)) for (let i = 0; i < value.length; i++) yield* loneSurrogates(value[i], `${at}/${i}`)
  else if (typeof value === 'object' && value !== null) for (const [key, item] of Object.entries(value)) yield* loneSurrogates(item, `${at}/${escapeStep(key)}`)
}

/** Returns a function from pointers to locations in a text. Its tables are built on the first call: most records have no finding. */
function locator(text: string, isUnique: boolean): (at: string) => Location {
  let traits: TextTraits | undefined
  let starts: number[] = []
  return (at) => {
    if (!traits) {
      traits = { isUnique, isPlain: !text.includes('\\') }
      starts = lineStarts(text)
    }
    const offset = offsetOf(text, at, traits)
    let low = 0
    for (let high = starts.length - 1; low < high; ) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - starts[low]! + 1 }
  }
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

function start(node: AnyNode): Location {
  const { line, column } = node.loc.start
  return { line, column }
}
