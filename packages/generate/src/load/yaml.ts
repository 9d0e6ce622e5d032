import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument, visit } from 'yaml'
import type { Location, Problem, SourceFile } from '../problem.js'
import { pointerSteps } from '../runtime/pointer.js'
import type { ReadFile } from './read-file.js'

/** Reads a YAML file. `<<` merges what several records of a data set have in common. */
export function readYaml(key: string, path: string, text: string): ReadFile {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, merge: true })
  const at = (offset: number): Location => {
    const { line, col } = lines.linePos(offset)
    return { line, column: col }
  }
  const file: SourceFile = { path, locate: (pointer, part) => at(offsetOf(document, pointer, part)) }
  // One syntax error causes others further down, so only the first is reported; repeated keys are independent of each other.
  const [first] = document.errors.filter(({ code }) => code !== 'DUPLICATE_KEY')
  const repeated = document.errors.filter(({ code }) => code === 'DUPLICATE_KEY')
  const problems: Problem[] = [...(first ? [first] : repeated), ...document.warnings].map(({ code, message, pos }) => ({
    file: key,
    pointer: '',
    // The parser repeats the line and shows it; the editor does that.
    message: code === 'DUPLICATE_KEY' ? 'this key stands twice in one map' : `not YAML: ${message.split('\n')[0]!.replace(/ at line \d+, column \d+:?$/, '')}`,
    location: at(pos[0]),
  }))
  if (problems.length > 0) return { file, problems }
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document) === undefined)
        problems.push({ file: key, pointer: '', message: `no anchor &${alias.source} above *${alias.source}`, location: at(alias.range![0]) })
    },
    // YAML reads the key 6.10 as the number 6.1.
    Pair(_, pair) {
      if (isScalar(pair.key) && typeof pair.key.value !== 'string' && !isMerge(pair))
        problems.push({
          file: key,
          pointer: '',
          message: `the key ${pair.key.source ?? pair.key.value} is not text; put it in quotes`,
          location: at(pair.key.range![0]),
        })
    },
  })
  return problems.length > 0 ? { file, problems } : { file, problems, value: document.toJS() }
}

/** Offset of what a pointer leads to, through aliases and merged maps; of the last part that is there. */
function offsetOf(document: Document.Parsed, pointer: string, part: 'key' | 'value' = 'value'): number {
  let node: unknown = document.contents
  let offset = startOf(node) ?? 0
  const steps = pointerSteps(pointer)
  for (const [i, step] of steps.entries()) {
    if (isAlias(node)) node = node.resolve(document)
    const pair = isMap(node) ? pairOf(node.items, step, document) : undefined
    const next = isSeq(node) ? node.items[Number(step)] : pair?.value
    const [key, value] = [startOf(pair?.key), startOf(next)]
    if (pair === undefined && value === undefined) return offset
    const isLast = i === steps.length - 1
    // An absent member is to be added below the key above it.
    offset = (isLast && part === 'value' ? (value ?? key) : (key ?? value)) ?? offset
    node = next
  }
  return offset
}

function pairOf(items: Pair[], name: string, document: Document.Parsed): Pair | undefined {
  const own = items.find(({ key }) => isScalar(key) && String(key.value) === name)
  if (own) return own
  for (const { value } of items.filter(isMerge)) {
    for (const one of isSeq(value) ? value.items : [value]) {
      const merged = isAlias(one) ? one.resolve(document) : one
      const found = isMap(merged) ? pairOf(merged.items, name, document) : undefined
      if (found) return found
    }
  }
  return undefined
}

function isMerge({ key }: Pair): boolean {
  return isScalar(key) && (key.value === '<<' || typeof key.value === 'symbol')
}

function startOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0]
}
