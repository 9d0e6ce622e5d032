import { type AnyNode, parse } from '@humanwhocodes/momoa'
import { escapeStep } from '@shebiao/schemas/runtime'
import type { Location } from '../model/finding.js'
import { type Known, offsetOf } from './json-location.js'
import { keysInText } from './key-count.js'
import { depthLimit, type ReadProblem, type ReadRecord } from './record.js'

/** One line of NDJSON as a record; `keyCount` is the number of its member names, where that was counted before. */
export function readJsonLine(text: string, line: number, keyCount = keysInText(text)): ReadRecord | { problem: ReadProblem } {
  const read = readJsonPart(text, { line, column: 1 }, '', keyCount)
  if (!('problem' in read)) read.line = line
  return read
}

/**
 * The text of one JSON value as a record that stands at `start` of its file, under `prefix` in its document; `keyCount` is the
 * number of its member names, as far as that can be told without parsing.
 */
export function readJsonPart(text: string, start: Location, prefix: string, keyCount: number): ReadRecord | { problem: ReadProblem } {
  const parsed = parseJson(text)
  if ('problem' in parsed) return { problem: { ...parsed.problem, location: moved(parsed.problem.location, start) } }
  let problems = documentProblems(text, parsed.data, locator(text, false), keyCount)
  const find = locator(
    text,
    problems.every(({ rule }) => rule !== 'keys-unique'),
  )
  const locate = (at: string) => moved(find(at), start)
  if (problems.length > 0) problems = problems.map((problem) => ({ ...problem, location: moved(problem.location, start) }))
  const deep = problems.find(({ rule }) => rule === 'nesting-bounded')
  return deep ? { problem: { ...deep, at: prefix } } : { data: parsed.data, prefix, size: text.length, problems, locate }
}

/** Places by pointer in the text of one JSON value that is sound and repeats no key, and stands at `start` of its file. */
export function locationsInText(text: string, start: Location): (at: string) => Location {
  const find = locator(text, true)
  return (at) => moved(find(at), start)
}

/** A place in a text that begins at `start`, as a place in its file. */
function moved({ line, column }: Location = { line: 1, column: 1 }, start: Location): Location {
  return line === 1 ? { line: start.line, column: start.column + column - 1 } : { line: start.line + line - 1, column }
}

function parseJson(text: string): { data: unknown } | { problem: ReadProblem } {
  try {
    return { data: JSON.parse(text) }
  } catch (error) {
    const { message, location } = refusal(text, error as Error)
    return { problem: { rule: 'file-readable', at: '', params: { format: 'JSON', problem: message }, location } }
  }
}

/** Why and where the parser refused a text. V8's own message carries an offset at best; the position tree's parser says line and column. */
export function refusal(text: string, error: Error): { message: string; location: Location } {
  const offset = /at position (\d+)/.exec(error.message)
  if (offset) return { message: plain(error.message), location: locationOf(text, Number(offset[1])) }
  if (/unexpected end/i.test(error.message)) return { message: 'unexpected end of data', location: locationOf(text, text.length) }
  try {
    parse(text)
  } catch (found) {
    const at = found as { line?: number; column?: number; message: string }
    if (at.line !== undefined) return { message: plain(at.message), location: { line: at.line, column: at.column ?? 1 } }
  }
  return { message: plain(error.message), location: { line: 1, column: 1 } }
}

function plain(message: string): string {
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

/** What JSON.parse hides: repeated keys, lone surrogates, and nesting that no recursive walk survives. */
function documentProblems(text: string, data: unknown, locate: (at: string) => Location, keyCount: number): ReadProblem[] {
  const keys = typeof data === 'object' && data !== null ? countKeys(data, 0) : 0
  if (keys < 0) return [{ rule: 'nesting-bounded', at: '', params: { limit: depthLimit }, location: { line: 1, column: 1 } }]
  const problems: ReadProblem[] = []
  // Fewer in the value than in the text: one was repeated.
  if (keys !== keyCount) problems.push(...repeatedKeys(text))
  if (text.includes('\\u') && surrogate.test(text)) {
    for (const at of loneSurrogates(data, '')) problems.push({ rule: 'text-well-formed', at, params: {}, location: locate(at) })
  }
  return problems
}

/**
 * The value of a text that stands `depth` deep in its record and holds `keyCount` member names; undefined where it is not
 * sound, or JSON.parse hides something in it.
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

/** The number of keys in a group or list, or less than none where it nests too deep. */
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

/** Places by pointer in a text with or without repeated keys; what that needs is made on the first call. */
function locator(text: string, isUnique: boolean): (at: string) => Location {
  let known: Known | undefined
  let starts: number[] = []
  return (at) => {
    if (!known) {
      known = { isUnique, isPlain: !text.includes('\\') }
      starts = lineStarts(text)
    }
    const offset = offsetOf(text, at, known)
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
