import { canonical } from '../model/json.js'
import { CompareError } from '../model/schema.js'
import { backtrackingDegree, maxBacktrackingDegree } from '../pattern/backtracking.js'

const numberKeywords = new Set(['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'])
const countKeywords = new Set('minLength maxLength minItems maxItems minContains maxContains minProperties maxProperties'.split(' '))
const typeNames = ['null', 'boolean', 'number', 'integer', 'string', 'array', 'object']

/** The error for a value that a keyword cannot have. */
export function invalidValue(pointer: string, keyword: string): CompareError {
  return new CompareError(`#${pointer}`, `${keyword} 的值不是它该有的样子`, `not a value for ${keyword}`)
}

/**
 * A keyword and its value in a normal form that is the same for different spellings: `const` as `enum`, lists sorted. Undefined
 * where the keyword has no effect. `at` is the pointer of the value. Throws CompareError for an invalid value and for a pattern that
 * backtracks catastrophically.
 */
export function normaliseKeyword(keyword: string, value: unknown, at: string, schema: Record<string, unknown>): [string, unknown] | undefined {
  if (typeof value === 'boolean' && keyword.startsWith('exclusive')) throw booleanBound(at, keyword)
  if (numberKeywords.has(keyword) && (typeof value !== 'number' || !Number.isFinite(value) || (keyword === 'multipleOf' && value <= 0)))
    throw invalidValue(at, keyword)
  if (countKeywords.has(keyword) && !(typeof value === 'number' && Number.isInteger(value) && value >= 0)) throw invalidValue(at, keyword)
  if ((keyword === 'minContains' || keyword === 'maxContains') && schema.contains === undefined) return undefined
  if (keyword.startsWith('min') && countKeywords.has(keyword) && keyword !== 'minContains' && value === 0) return undefined
  switch (keyword) {
    case 'const':
      if (!holdsFinite(value)) throw invalidValue(at, keyword)
      return ['enum', [canonical(value)]]
    case 'enum':
      if (!Array.isArray(value) || !holdsFinite(value)) throw invalidValue(at, keyword)
      return ['enum', [...new Set(value.map(canonical))].sort()]
    case 'type': {
      const list = Array.isArray(value) ? value : [value]
      if (list.length === 0 || !list.every((one) => typeNames.includes(one))) throw invalidValue(at, keyword)
      return ['type', [...new Set(list)].sort()]
    }
    case 'required':
      if (!Array.isArray(value) || !value.every((one) => typeof one === 'string')) throw invalidValue(at, keyword)
      return value.length === 0 ? undefined : ['required', [...new Set(value)].sort()]
    case 'dependentRequired':
      if (value === null || typeof value !== 'object' || Array.isArray(value)) throw invalidValue(at, keyword)
      return ['dependentRequired', value]
    case 'uniqueItems':
      if (typeof value !== 'boolean') throw invalidValue(at, keyword)
      return value ? ['uniqueItems', true] : undefined
    case 'pattern':
    case 'format':
      if (typeof value !== 'string') throw invalidValue(at, keyword)
      if (keyword === 'pattern') assertSafePattern(value, at)
      return [keyword, value]
    default:
      return [keyword, value]
  }
}

function booleanBound(at: string, keyword: string): CompareError {
  return new CompareError(
    `#${at}`,
    `${keyword} 写成 true 或 false 是 draft-04 的写法；请写明 $schema，或改写为数`,
    `true or false under ${keyword} is of draft-04: name the dialect in $schema, or write a number`,
  )
}

/** Whether a value holds no number that is infinite: JSON cannot write such a one. */
function holdsFinite(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value)
  return value === null || typeof value !== 'object' || Object.values(value).every(holdsFinite)
}

const patternProblems = new Map<string, CompareError | undefined>()

/** Throws CompareError for a pattern that is invalid or backtracks catastrophically. */
export function assertSafePattern(source: string, pointer: string): void {
  if (!patternProblems.has(source)) patternProblems.set(source, patternProblem(source))
  const problem = patternProblems.get(source)
  if (problem) throw new CompareError(`#${pointer}`, problem.zh, problem.en)
}

function patternProblem(source: string): CompareError | undefined {
  try {
    new RegExp(source, 'u')
  } catch (error) {
    return new CompareError('', `正则表达式写法有误：${source}`, `not a pattern: ${(error as Error).message}`)
  }
  const degree = backtrackingDegree(source)
  if (degree <= maxBacktrackingDegree) return undefined
  const [zh, en] = degree === Number.POSITIVE_INFINITY ? ['指数时间', 'exponential time'] : [`长度的 ${degree} 次方`, `the length to the power of ${degree}`]
  return new CompareError('', `正则表达式会灾难性回溯（${zh}）：${source}`, `the pattern backtracks catastrophically (${en}): ${source}`)
}
