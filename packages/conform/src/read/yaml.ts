import { pointerSteps } from '@shebiao/schemas/runtime'
import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseAllDocuments } from 'yaml'
import type { Location } from '../model/finding.js'
import { depthLimit, type ReadProblem, type ReadRecord } from './record.js'

/** Reads the records of a YAML text: each document is one record, or, if it is a sequence, its elements are. */
export function readYaml(text: string): { records: ReadRecord[]; problems: ReadProblem[] } {
  if (nestsTooDeep(text)) return { records: [], problems: [nestingProblem()] }
  const lines = new LineCounter()
  const location = (offset: number): Location => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const problems: ReadProblem[] = []
  const records: ReadRecord[] = []
  let documents: Document.Parsed[]
  try {
    documents = parseAllDocuments(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false }) as Document.Parsed[]
  } catch (error) {
    return { records, problems: [{ ...syntaxError(error as Error, { line: 1, column: 1 }), lost: true }] }
  }
  for (const document of documents) {
    let isLost = false
    for (const error of document.errors) {
      const where = location(error.pos[0])
      if (error.code === 'DUPLICATE_KEY') problems.push({ rule: 'keys-unique', at: '', params: { name: keyAt(text, error.pos[0]) }, location: where })
      // A document counts as one lost record, however many errors it has.
      else problems.push({ ...syntaxError(error, where), ...(!isLost && { lost: true }) })
      isLost ||= error.code !== 'DUPLICATE_KEY'
    }
    if (isLost) continue
    let data: unknown
    try {
      data = document.toJS({ maxAliasCount: 100 })
    } catch (error) {
      problems.push({ ...syntaxError(error as Error, { line: 1, column: 1 }), lost: true })
      continue
    }
    if (data === null || data === undefined) continue
    const locate = (at: string): Location => location(offsetOf(document.contents, at))
    if (Array.isArray(data)) data.forEach((item, i) => records.push({ data: item, prefix: `/${i}`, problems: [], locate: (at) => locate(`/${i}${at}`) }))
    else records.push({ data, prefix: '', problems: [], locate: locate })
  }
  return { records, problems }
}

function syntaxError(error: Error, where: Location): ReadProblem {
  const message = error.message.split('\n')[0]!.slice(0, 160)
  return { rule: 'file-readable', at: '', params: { format: 'YAML', problem: message }, location: where }
}

function nestingProblem(): ReadProblem {
  return { rule: 'nesting-bounded', at: '', params: { limit: depthLimit }, location: { line: 1, column: 1 }, lost: true }
}

// The parser is recursive: text that would overflow the stack is rejected before parsing.
function nestsTooDeep(text: string): boolean {
  let open = 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === 91 || c === 123) open++
    else if (c === 93 || c === 125) open--
    if (open > depthLimit) return true
  }
  return /^(?:- ){200}/m.test(text) || /^ {2000}/m.test(text)
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
