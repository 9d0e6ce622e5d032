import { pointerSteps } from '@shebiao/schemas/runtime'
import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseAllDocuments } from 'yaml'
import type { Location } from '../model/finding.js'
import { depthLimit, type ReadProblem, type ReadRecord } from './record.js'

/** Uses of anchors in one document. Each makes only a reference, but what walks the data walks it again. */
const aliasLimit = 10_000

/** Errors of one document that are reported: most follow from the first. */
const errorLimit = 20

/** Reads the records of a YAML text: each document is one record, or, if it is a sequence, its elements are. */
export function readYaml(text: string): { records: ReadRecord[]; problems: ReadProblem[] } {
  const lines = new LineCounter()
  const location = (offset: number): Location => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const problems: ReadProblem[] = []
  const records: ReadRecord[] = []
  const start = { line: 1, column: 1 }
  let documents: Document.Parsed[]
  try {
    documents = parseAllDocuments(text, { ...parseOptions, lineCounter: lines }) as Document.Parsed[]
  } catch (error) {
    return { records, problems: [refusal(error as Error, start)] }
  }
  for (const document of documents) {
    const overflow = document.errors.find(({ message }) => message.includes('call stack'))
    if (overflow) {
      problems.push(nestingProblem({ line: location(overflow.pos[0]).line, column: 1 }))
      continue
    }
    let isLost = false
    for (const error of document.errors.slice(0, errorLimit)) {
      const where = location(error.pos[0])
      if (error.code === 'DUPLICATE_KEY') problems.push({ rule: 'keys-unique', at: '', params: { name: keyAt(text, error.pos[0]) }, location: where })
      // A document counts as one lost record, however many errors it has.
      else problems.push({ ...syntaxError(error, where), ...(!isLost && { lost: true }) })
      isLost ||= error.code !== 'DUPLICATE_KEY'
    }
    isLost ||= document.errors.some(({ code }) => code !== 'DUPLICATE_KEY')
    if (isLost) continue
    const begin = location(document.range[0])
    let data: unknown
    try {
      data = document.toJS({ maxAliasCount: aliasLimit })
    } catch (error) {
      problems.push(refusal(error as Error, begin))
      continue
    }
    if (data === null || data === undefined) continue
    if (!isWithinDepth(data, Array.isArray(data) ? -1 : 0)) {
      problems.push(nestingProblem(begin))
      continue
    }
    const locate = (at: string): Location => location(offsetOf(document.contents, at))
    if (Array.isArray(data)) data.forEach((item, i) => records.push({ data: item, prefix: `/${i}`, problems: [], locate: (at) => locate(`/${i}${at}`) }))
    else records.push({ data, prefix: '', problems: [], locate: locate })
  }
  return { records, problems }
}

const parseOptions = {
  // Keys `1` and `"1"` are one member of a record.
  uniqueKeys: (a: unknown, b: unknown) => isScalar(a) && isScalar(b) && String(a.value) === String(b.value),
  // `<<` of YAML 1.1, which people still write.
  merge: true,
  prettyErrors: false,
  // Not on standard error: what matters of a warning is a finding.
  logLevel: 'error',
} as const

/** The problem of a text or document that cannot be read at all. The parser is recursive: deep nesting overflows its stack. */
function refusal(error: Error, where: Location): ReadProblem {
  if (error instanceof RangeError) return nestingProblem(where)
  if (/alias count/.test(error.message)) {
    const problem = `more than ${aliasLimit} uses of anchors`
    return { rule: 'file-readable', at: '', params: { format: 'YAML', problem }, location: where, lost: true }
  }
  return { ...syntaxError(error, where), lost: true }
}

function syntaxError(error: Error, where: Location): ReadProblem {
  const message = error.message.split('\n')[0]!.slice(0, 160)
  return { rule: 'file-readable', at: '', params: { format: 'YAML', problem: message }, location: where }
}

function nestingProblem(where: Location): ReadProblem {
  return { rule: 'nesting-bounded', at: '', params: { limit: depthLimit }, location: where, lost: true }
}

/** Whether data nest no deeper than a record may; false for data that contain themselves. */
function isWithinDepth(data: unknown, depth: number): boolean {
  if (typeof data !== 'object' || data === null) return true
  if (depth >= depthLimit) return false
  return Object.values(data).every((value) => isWithinDepth(value, depth + 1))
}

function keyAt(text: string, offset: number): string {
  return /^["']?([^"':\n]*)/.exec(text.slice(offset, offset + 200))?.[1]?.trim() ?? ''
}

/** Offset of the key (or sequence element) at a pointer; of a missing field, that of its parent. */
function offsetOf(contents: Node | null, at: string): number {
  let node: unknown = contents
  let offset = contents?.range?.[0] ?? 0
  for (const name of pointerSteps(at)) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === name)
      if (!pair) break
      offset = (pair.key as Node).range?.[0] ?? offset
      node = pair.value
    } else if (isSeq(node)) {
      const item = node.items[Number(name)] as Node | undefined
      if (!item) break
      offset = item.range?.[0] ?? offset
      node = item
    } else break
  }
  return offset
}
