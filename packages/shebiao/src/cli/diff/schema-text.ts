import { type AnyNode, parse as parseJson } from '@humanwhocodes/momoa'
import { InexactNumber, isExactNumber } from '@shebiao/compat'
import { refusal } from '@shebiao/conform/read/json-parse.js'
import { type Document, isScalar, LineCounter, parseDocument, visit } from 'yaml'

/** A text that cannot be read, with its place. Lines and columns count from 1. */
export class SchemaTextError extends Error {
  constructor(
    readonly line: number,
    readonly column: number,
    readonly zh: string,
    readonly en: string,
  ) {
    super(`${line}:${column} ${zh} (${en})`)
  }
}

/**
 * Parses the text of a schema, JSON or YAML. A byte-order mark is passed over. Numbers that no double holds become InexactNumber.
 * Throws SchemaTextError for broken syntax and for a key that stands twice in one object, whose first value would be lost.
 */
export function parseSchemaText(text: string, isYaml: boolean): unknown {
  const content = text.startsWith('\uFEFF') ? text.slice(1) : text
  return isYaml ? fromYaml(content) : fromJson(content)
}

function fromJson(text: string): unknown {
  try {
    JSON.parse(text)
  } catch (error) {
    const { message, location } = refusal(text, error as Error)
    throw syntaxError(location.line, location.column, message)
  }
  const document = parseJson(text, { ranges: true })
  return toValue(document.body as AnyNode)

  function toValue(node: AnyNode): unknown {
    if (node.type === 'Number') {
      const written = text.slice(...(node.range as [number, number]))
      return isExactNumber(written) ? node.value : new InexactNumber(written)
    }
    if (node.type === 'Array') return node.elements.map(({ value }) => toValue(value as AnyNode))
    if (node.type === 'Object') {
      const entries = new Map<string, unknown>()
      for (const { name, value } of node.members) {
        const key = name.type === 'String' ? name.value : name.name
        if (entries.has(key)) throw repeatedKey(name.loc.start.line, name.loc.start.column, key)
        entries.set(key, toValue(value as AnyNode))
      }
      return Object.fromEntries(entries)
    }
    return node.type === 'Null' ? null : (node as { value: unknown }).value
  }
}

function fromYaml(text: string): unknown {
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { lineCounter })
  const [error] = document.errors
  if (error) {
    const { line = 1, col = 1 } = error.linePos?.[0] ?? {}
    if (error.code === 'DUPLICATE_KEY') throw repeatedKey(line, col, undefined)
    throw syntaxError(line, col, error.message.split('\n')[0]!.replace(/ at line.*$/, ''))
  }
  // toJS() would write an InexactNumber as its text; it leaves symbols alone.
  for (const { node, text: written } of inexactScalars(document)) (node as { value: unknown }).value = Symbol(written)
  return withInexactNumbers(document.toJS())
}

function withInexactNumbers(value: unknown): unknown {
  if (typeof value === 'symbol') return new InexactNumber(value.description!)
  if (Array.isArray(value)) return value.map(withInexactNumbers)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withInexactNumbers(part)]))
}

/** The numbers of a YAML document that no double holds, with their text. */
export function inexactScalars(document: Document): { node: { range?: unknown }; text: string }[] {
  const out: { node: { range?: unknown }; text: string }[] = []
  visit(document, {
    Scalar(_, node) {
      if (!isScalar(node) || typeof node.value !== 'number') return
      const written = node.source ?? String(node.value)
      const isDecimal = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(written)
      if (isDecimal ? !isExactNumber(written) : !Number.isSafeInteger(node.value)) out.push({ node: node as { range?: unknown }, text: written })
    },
  })
  return out
}

/** What the parsers say of broken texts, by how it begins. */
const syntaxProblems: [RegExp, string][] = [
  [/^Unexpected end/i, '内容没有写完'],
  [/^Unexpected (?:character|token)/i, '这里不该有这个字符'],
  [/^Expected/i, '这里缺少应有的符号'],
]

function syntaxError(line: number, column: number, message: string): SchemaTextError {
  const problem = syntaxProblems.find(([pattern]) => pattern.test(message))
  return new SchemaTextError(line, column, `语法有误${problem ? `：${problem[1]}` : ''}`, message)
}

function repeatedKey(line: number, column: number, key: string | undefined): SchemaTextError {
  const name = key === undefined ? '' : ` ${key}`
  return new SchemaTextError(
    line,
    column,
    `同一对象里键${name} 写了两次，前一个会丢失`,
    `the key${name} stands twice in one object: the first value would be lost`,
  )
}
