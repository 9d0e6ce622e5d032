import type { ShapeRule } from '../runtime/issues.js'
import { escapeStep } from '../runtime/pointer.js'
import { fail } from './keywords.js'

/** Where generated code stands. */
export interface Position {
  /** The definition, as part of an identifier. */
  definition: string
  /** The path of the value in the definition, as part of an identifier: `_region_code`. */
  path: string
  /** The variable that holds the value. */
  v: string
  /** The pointer of the value, as the inside of a template. */
  at: string
  /** Whether the function gives the verdict (`is`), not the list (`issues`). */
  isVerdict: boolean
}

export function typeTest(type: string, v: string): string {
  switch (type) {
    case 'object':
      return `typeof ${v} === 'object' && ${v} !== null && !Array.isArray(${v})`
    case 'array':
      return `Array.isArray(${v})`
    case 'number':
      return `typeof ${v} === 'number' && Number.isFinite(${v})`
    case 'integer':
      return `Number.isInteger(${v})`
    case 'null':
      return `${v} === null`
    case 'string':
    case 'boolean':
      return `typeof ${v} === '${type}'`
    default:
      return fail(`the type ${type}`)
  }
}

/** Code that runs only where the value has an expected type. */
export function guarded(test: string, expected: string | string[], position: Position, body: string): string {
  const broken = issue('value-type', `{ expected: ${JSON.stringify(expected)}, found: ${position.v} }`, position)
  if (position.isVerdict) return `if (!(${test})) ${broken}${body}`
  return `if (!(${test})) ${broken}${body && `else {\n${body}}\n`}`
}

export function unless(test: string, rule: ShapeRule, params: string, position: Position): string {
  return `if (!(${test})) ${issue(rule, params, position)}`
}

/** What happens at a breach: the verdict is false, the list grows. */
export function issue(rule: ShapeRule, params: string, { isVerdict, at }: Position): string {
  return isVerdict ? 'return false\n' : `out.push({ rule: '${rule}', at: \`${at}\`, params: ${params} })\n`
}

/** Reads a member; of a name that every object has, only its own. */
export function read(v: string, name: string): string {
  const key = JSON.stringify(name)
  return name in Object.prototype ? `member(${v}, ${key})` : `${v}[${key}]`
}

/** A step of a pointer as the inside of a template. */
export function step(name: string): string {
  return `/${escapeStep(name)}`.replace(/[\\`$]/g, '\\$&')
}

export function isGroup(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}
