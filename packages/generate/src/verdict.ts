import type { Schema } from './source.js'

/**
 * Compiles a bundled schema to a module whose default export says at once that data conform, and nothing else: true is a
 * proof, false only means that the full validator must be asked. Where being exact would cost (code points beyond the
 * bounds, leap seconds, equal objects) it answers false. One function a definition. Throws for a keyword it does not know.
 */
export function verdict(schema: Schema): string {
  const ids = new Map(Object.keys(schema.$defs ?? {}).map((name, i) => [name, `d${i}`]))
  const tables: string[] = []
  let temporaries = 0
  const functions = [define('root', schema), ...[...ids].map(([name, id]) => define(id, schema.$defs![name]!))]
  return `${support}${tables.map((text, i) => `const t${i} = ${text}\n`).join('')}${functions.join('')}export default root\n`

  function define(id: string, definition: Schema): string {
    return `function ${id}(v) {\n${statements(definition, 'v')}return true\n}\n`
  }

  /** Statements that return false from their function unless `v` conforms. */
  function statements(schema: Schema, v: string): string {
    const { $defs: _, $ref, type, const: only, enum: some, oneOf, discriminator, ...rest } = schema
    if ($ref !== undefined) return unless(`${ids.get($ref.slice('#/$defs/'.length))}(${v})`) + statements(rest, v)
    if (oneOf !== undefined)
      return `${unless(objectTest(v))}switch (${v}.${discriminator!.propertyName}) {\n${branches(oneOf, discriminator!.propertyName, v)}default: return false\n}\n`
    // A list of allowed strings says the type as well.
    if (some !== undefined)
      return unless(
        some.length <= 6 ? some.map((value) => `${v} === ${JSON.stringify(value)}`).join(' || ') : `${table(`new Set(${JSON.stringify(some)})`)}.has(${v})`,
      )
    if (only !== undefined) return unless(`${v} === ${JSON.stringify(only)}`)
    if (type === undefined) {
      if (Object.keys(rest).length > 0) throw new Error(`the verdict needs a type beside ${Object.keys(rest).join(', ')}`)
      return ''
    }
    if (Array.isArray(type)) throw new Error('the verdict knows one type at a time')
    switch (type) {
      case 'object':
        return closed(rest, v)
      case 'array':
        return list(rest, v)
      case 'string':
        return text(rest, v)
      case 'number':
        return number(rest, v)
      case 'integer':
        return number(rest, v, [`${v} % 1 === 0`])
      case 'boolean':
        refuse(rest)
        return unless(`typeof ${v} === 'boolean'`)
      default:
        return fail(`the type ${type}`)
    }
  }

  function branches(oneOf: Schema[], tag: string, v: string): string {
    return oneOf
      .map(({ $ref }) => {
        const name = $ref!.slice('#/$defs/'.length)
        const { const: only, enum: some } = schema.$defs![name]!.properties![tag]!
        return `${(some ?? [only]).map((value) => `case ${JSON.stringify(value)}:`).join(' ')} if (!${ids.get(name)}(${v})) return false; break\n`
      })
      .join('')
  }

  function closed(schema: Schema, v: string): string {
    const { properties = {}, required = [], additionalProperties, ...rest } = schema
    refuse(rest)
    if (additionalProperties !== false)
      return Object.keys(properties).length === 0 && required.length === 0 ? unless(objectTest(v)) : fail('an open object with properties')
    const count = temporary()
    let out = `${unless(objectTest(v))}let ${count} = 0\n`
    for (const [name, inner] of Object.entries(properties)) {
      const x = temporary()
      const test = `${count}++\n${statements(inner, x)}`
      out += `const ${x} = ${v}[${JSON.stringify(name)}]\n`
      out += required.includes(name) ? `if (${x} === undefined) return false\n${test}` : `if (${x} !== undefined) {\n${test}}\n`
    }
    // A name that is not a property makes the counts differ: cheaper than to look each name up.
    return `${out}for (const k in ${v}) ${count}--\n${unless(`${count} === 0`)}`
  }

  function list({ items, minItems, maxItems, uniqueItems, ...rest }: Schema, v: string): string {
    refuse(rest)
    const length = bounds(`${v}.length`, minItems, maxItems)
    const x = temporary()
    const i = temporary()
    const each = items ? statements(items, x) : ''
    return (
      unless([`Array.isArray(${v})`, ...length, ...(uniqueItems ? [`distinct(${v})`] : [])].join(' && ')) +
      (each ? `for (let ${i} = 0; ${i} < ${v}.length; ${i}++) {\nconst ${x} = ${v}[${i}]\n${each}}\n` : '')
    )
  }

  function text({ minLength, maxLength, pattern, format, ...rest }: Schema, v: string): string {
    refuse(rest)
    const tests = [`typeof ${v} === 'string'`]
    // There are never more code points than units, and at least half as many.
    if (maxLength !== undefined) tests.push(`${v}.length <= ${maxLength}`)
    if (minLength !== undefined) tests.push(`${v}.length >= ${minLength === 1 ? 1 : 2 * minLength}`)
    if (pattern !== undefined) tests.push(`${table(`new RegExp(${JSON.stringify(pattern)}, 'u')`)}.test(${v})`)
    if (format !== undefined) tests.push(`${formats[format] ?? fail(`the format ${format}`)}(${v})`)
    return unless(tests.join(' && '))
  }

  function number({ minimum, maximum, multipleOf, ...rest }: Schema, v: string, more: string[] = []): string {
    refuse(rest)
    if (multipleOf !== undefined) fail('multipleOf')
    return unless([`typeof ${v} === 'number' && Number.isFinite(${v})`, ...more, ...bounds(v, minimum, maximum)].join(' && '))
  }

  function table(expression: string): string {
    const known = tables.indexOf(expression)
    return `t${known >= 0 ? known : tables.push(expression) - 1}`
  }

  function temporary(): string {
    return `x${temporaries++}`
  }
}

const formats: Record<string, string> = { date: 'isDate', 'date-time': 'isDateTime' }

function unless(test: string): string {
  return `if (!(${test})) return false\n`
}

function objectTest(v: string): string {
  return `typeof ${v} === 'object' && ${v} !== null && !Array.isArray(${v})`
}

function bounds(value: string, least: number | undefined, most: number | undefined): string[] {
  return [...(least === undefined ? [] : [`${value} >= ${least}`]), ...(most === undefined ? [] : [`${value} <= ${most}`])]
}

function refuse(rest: Schema): void {
  if (Object.keys(rest).length > 0) fail(`the keyword ${Object.keys(rest).join(', ')}`)
}

function fail(what: string): never {
  throw new Error(`the verdict does not know ${what}`)
}

// Written out, for it stands in the generated module: dates by their characters, lists by comparing each with each.
const support = `const days = [0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const digits = (s, i, n) => { let x = 0; for (let j = i; j < i + n; j++) { const c = s.charCodeAt(j) - 48; if (!(c >= 0 && c <= 9)) return NaN; x = x * 10 + c } return x }
function dateAt(s) {
  if (s.charCodeAt(4) !== 45 || s.charCodeAt(7) !== 45) return false
  const y = digits(s, 0, 4), m = digits(s, 5, 2), d = digits(s, 8, 2)
  return y >= 0 && m >= 1 && m <= 12 && d >= 1 && d <= days[m] && (m !== 2 || d < 29 || (y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0)))
}
const isDate = (s) => s.length === 10 && dateAt(s)
function isDateTime(s) {
  if (!dateAt(s) || s.charCodeAt(10) !== 84 || s.charCodeAt(13) !== 58 || s.charCodeAt(16) !== 58) return false
  if (!(digits(s, 11, 2) <= 23 && digits(s, 14, 2) <= 59 && digits(s, 17, 2) <= 59)) return false
  const z = s.charCodeAt(19)
  if (z === 90) return s.length === 20
  return (z === 43 || z === 45) && s.length === 25 && s.charCodeAt(22) === 58 && digits(s, 20, 2) <= 23 && digits(s, 23, 2) <= 59
}
function distinct(a) {
  for (let i = 0; i < a.length; i++) {
    if (typeof a[i] === 'object') return a.length === 1
    for (let j = 0; j < i; j++) if (a[i] === a[j]) return false
  }
  return true
}
`
