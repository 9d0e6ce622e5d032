import { canonical } from '../model/json.js'
import { step } from '../model/pointer.js'
import { CompareError } from '../model/schema.js'
import { mostSteps, stepsOf } from '../pattern/backtracking.js'

export const wrong = (place: string, keyword: string) => new CompareError(`#${place}`, `${keyword} 的值不是它该有的样子`, `not a value for ${keyword}`)

const numbers = new Set(['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'])
const counts = new Set('minLength maxLength minItems maxItems minContains maxContains minProperties maxProperties'.split(' '))

/** A keyword and its value in one of the ways in which the same can be said, or nothing where it says nothing. */
export function normalise(keyword: string, value: unknown, place: string, schema: Record<string, unknown>): [string, unknown] | undefined {
  const at = `${place}${step(keyword)}`
  if (numbers.has(keyword) && (typeof value !== 'number' || (keyword === 'multipleOf' && value <= 0))) throw wrong(at, keyword)
  if (counts.has(keyword) && !(typeof value === 'number' && Number.isInteger(value) && value >= 0)) throw wrong(at, keyword)
  if ((keyword === 'minContains' || keyword === 'maxContains') && schema.contains === undefined) return undefined
  if (keyword.startsWith('min') && counts.has(keyword) && keyword !== 'minContains' && value === 0) return undefined
  switch (keyword) {
    case 'const':
      return ['enum', [canonical(value)]]
    case 'enum':
      if (!Array.isArray(value)) throw wrong(at, keyword)
      return ['enum', [...new Set(value.map(canonical))].sort()]
    case 'type': {
      const list = Array.isArray(value) ? value : [value]
      const allowed = ['null', 'boolean', 'number', 'integer', 'string', 'array', 'object']
      if (!list.every((one) => allowed.includes(one))) throw wrong(at, keyword)
      return ['type', [...new Set(list)].sort()]
    }
    case 'required':
      if (!Array.isArray(value) || !value.every((one) => typeof one === 'string')) throw wrong(at, keyword)
      return value.length === 0 ? undefined : ['required', [...new Set(value)].sort()]
    case 'dependentRequired':
      if (value === null || typeof value !== 'object' || Array.isArray(value)) throw wrong(at, keyword)
      return ['dependentRequired', value]
    case 'uniqueItems':
      if (typeof value !== 'boolean') throw wrong(at, keyword)
      return value ? ['uniqueItems', true] : undefined
    case 'pattern':
    case 'format':
      if (typeof value !== 'string') throw wrong(at, keyword)
      if (keyword === 'pattern') usablePattern(value, at)
      return [keyword, value]
    default:
      return [keyword, value]
  }
}

const patternProblems = new Map<string, CompareError | undefined>()

export function usablePattern(source: string, place: string): void {
  if (!patternProblems.has(source)) patternProblems.set(source, patternProblem(source))
  const problem = patternProblems.get(source)
  if (problem) throw new CompareError(`#${place}`, problem.zh, problem.en)
}

function patternProblem(source: string): CompareError | undefined {
  try {
    new RegExp(source, 'u')
  } catch (error) {
    return new CompareError('', `正则表达式写法有误：${source}`, `not a pattern: ${(error as Error).message}`)
  }
  const steps = stepsOf(source)
  if (steps <= mostSteps) return undefined
  const [zh, en] = steps === Number.POSITIVE_INFINITY ? ['指数时间', 'exponential time'] : [`长度的 ${steps} 次方`, `the length to the power of ${steps}`]
  return new CompareError('', `正则表达式会灾难性回溯（${zh}）：${source}`, `the pattern backtracks catastrophically (${en}): ${source}`)
}
