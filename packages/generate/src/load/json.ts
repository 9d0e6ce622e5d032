import { type DocumentNode, parse, type ValueNode } from '@humanwhocodes/momoa'
import type { Location, Problem } from '../problem.js'
import { escapeStep, pointerSteps } from '../runtime/pointer.js'
import type { ReadFile } from './read-file.js'

/** Reads a JSON file. A repeated key is a problem: `JSON.parse` would keep the last one in silence. */
export function readJson(key: string, path: string, text: string): ReadFile {
  let tree: DocumentNode
  try {
    tree = parse(text)
  } catch (error) {
    const { message, line = 1, column = 1 } = error as Error & Partial<Location>
    // The parser gives the beginning of the file where it meets the end of it.
    const location = message.startsWith('Unexpected end') ? endOf(text) : { line, column }
    const problem = { file: key, pointer: '', message: `not JSON: ${message.replace(/\.?\s*\(\d+:\d+\)$/, '')}`, location }
    return { file: { path, locate: () => location }, problems: [problem] }
  }
  const problems: Problem[] = []
  findRepeatedKeys(tree.body, '', (pointer, { line, column }) =>
    problems.push({ file: key, pointer, message: 'this key stands twice in one object', location: { line, column } }),
  )
  return { file: { path, locate: (pointer, part) => locationOf(tree.body, pointer, part) }, problems, value: JSON.parse(text) }
}

function locationOf(root: ValueNode, pointer: string, part: 'key' | 'value' = 'value'): Location {
  let node = root
  let location = root.loc.start
  const steps = pointerSteps(pointer)
  for (const [i, step] of steps.entries()) {
    const member = node.type === 'Object' ? node.members.find(({ name }) => nameOf(name) === step) : undefined
    const next = node.type === 'Array' ? node.elements[Number(step)]?.value : member?.value
    if (!next) break
    // An absent member is to be added below the key above it.
    location = member && (part === 'key' || i < steps.length - 1) ? member.name.loc.start : next.loc.start
    node = next
  }
  return { line: location.line, column: location.column }
}

function findRepeatedKeys(node: ValueNode, pointer: string, add: (pointer: string, location: Location) => void): void {
  if (node.type === 'Array') for (const [i, { value }] of node.elements.entries()) findRepeatedKeys(value, `${pointer}/${i}`, add)
  if (node.type !== 'Object') return
  const seen = new Set<string>()
  for (const { name, value } of node.members) {
    const inner = `${pointer}/${escapeStep(nameOf(name))}`
    if (seen.has(nameOf(name))) add(inner, name.loc.start)
    seen.add(nameOf(name))
    findRepeatedKeys(value, inner, add)
  }
}

function endOf(text: string): Location {
  const lines = text.trimEnd().split('\n')
  return { line: lines.length, column: lines.at(-1)!.length + 1 }
}

function nameOf(name: { type: 'String'; value: string } | { type: 'Identifier'; name: string }): string {
  return name.type === 'String' ? name.value : name.name
}
