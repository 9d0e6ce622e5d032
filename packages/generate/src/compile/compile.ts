import type { ShapeRule } from '../runtime/issues.js'
import { escapeStep } from '../runtime/pointer.js'
import type { Schema } from '../source.js'

/** What a compiled validator module imports; see runtime/checks.ts. */
const imports = ['lengthWithin', 'isDate', 'isDateTime', 'onlyKnown', 'isMultiple', 'equal', 'distinct', 'findRepeats', 'findInFields', 'member', 'causes']
const annotations = new Set(['$comment', 'title', 'description', 'default', 'examples'])
const formats: Record<string, string> = { date: 'isDate', 'date-time': 'isDateTime' }

/** Members in one function: the optimiser's work grows faster than a function does. */
const part = 24

/**
 * Compiles a bundled schema to a module that exports `is(data)`, the verdict, and `issues(data)`, every breach in the
 * checker's own terms. One function a definition, so that none outgrows what V8 optimises; the verdict stops at the first
 * breach and allocates nothing, the list asks the verdict of each definition first, so that what is sound costs no more.
 * `checks` is where the module finds runtime/checks.js. Throws for a keyword it does not know: never a silent skip.
 */
export function compile(schema: Schema, checks: string): string {
  if (typeof schema !== 'object') fail('a schema that is true or false')
  const tables: string[] = []
  const names = new Map(Object.keys(schema.$defs ?? {}).map((name, i) => [name, i]))
  const parts: string[] = []
  let temporaries = 0
  if (schema.$schema !== undefined && schema.$schema !== dialect) fail(`the dialect ${schema.$schema}`)
  const { $schema: _, $id: __, $defs: definitions = {}, ...root } = schema
  const bodies = { object, array, string: text, number }
  const all = [...Object.values(definitions), root]
  const functions = all.map((definition, i) => verdictFunction(definition, i) + listFunction(definition, i))
  const last = all.length - 1
  // Of a record that is nothing but its members, each may be judged by itself.
  const alone = isClosed(root) ? `export const members = ${memberTable(root)}\n` : ''
  const code = `${tables.map((text, i) => `const t${i} = ${text}\n`).join('')}${parts.join('')}${functions.join('')}export function is(v) {
return i${last}(v)
}
export function issues(v) {
if (i${last}(v)) return []
const out = []
a${last}(v, '', out)
return causes(out)
}
${alone}`
  const used = imports.filter((name) => code.includes(`${name}(`))
  return `import { ${used.join(', ')} } from '${checks}'\n${code}`

  function verdictFunction(definition: Schema, i: number): string {
    return `function i${i}(v) {\n${statements(definition, { v: 'v', first: true, at: '' })}return true\n}\n`
  }

  function listFunction(definition: Schema, i: number): string {
    return `function a${i}(v, at, out) {\n${statements(definition, { v: 'v', first: false, at: '${at}' })}}\n`
  }

  /** Statements that hold the value to the schema: in a verdict they return false, in a list they add issues. */
  function statements(schema: Schema, place: Place): string {
    if (typeof schema !== 'object') fail('a schema that is true or false')
    const { $ref, type, const: only, enum: some, oneOf, discriminator, ...rest } = schema
    let out = ($ref === undefined ? '' : referred($ref, place)) + (oneOf === undefined ? '' : branches(oneOf, discriminator, place))
    const types = type === undefined ? [] : [type].flat()
    const values = only !== undefined ? [only] : some
    const body = (values === undefined ? '' : codes(values, place)) + inner(types, grouped(rest), place)
    if (types.length === 0) return out + body
    // A code list says the type as well; only the list of issues tells the two apart.
    if (place.first && types.includes('string') && values?.every((value) => typeof value === 'string')) return out + body
    out += guarded(types.map((one) => typeTest(one, place.v)).join(' || '), type!, place, body)
    return out
  }

  /** The keywords of each type of instance; those of a type that the value cannot have say nothing. */
  function inner(types: string[], groups: ReturnType<typeof grouped>, place: Place): string {
    let out = ''
    for (const [name, keywords] of Object.entries(groups) as [keyof typeof bodies, Schema][]) {
      if (Object.keys(keywords).length === 0) continue
      const fits = types.filter((one) => one === name || (name === 'number' && one === 'integer'))
      if (types.length > 0 && fits.length === 0) continue
      const body = bodies[name](keywords, place)
      out += types.length === 1 || body === '' ? body : `if (${typeTest(name, place.v)}) {\n${body}}\n`
    }
    return out
  }

  function referred(ref: string, { v, first, at }: Place): string {
    const i = ref === '#' ? names.size : ref.startsWith(local) ? names.get(ref.slice(local.length)) : undefined
    if (i === undefined) fail(`the reference ${ref}`)
    return first ? `if (!i${i}(${v})) return false\n` : `if (!i${i}(${v})) a${i}(${v}, \`${at}\`, out)\n`
  }

  function branches(oneOf: Schema[], discriminator: Schema['discriminator'], place: Place): string {
    const tag = discriminator?.propertyName ?? fail('oneOf without a discriminator')
    const x = temporary()
    const seen = new Set<unknown>()
    const cases = oneOf.map(({ $ref, ...beside }) => {
      if ($ref === undefined || Object.keys(beside).length > 0) fail('a branch that is no reference')
      const branch = definitions[$ref.slice(local.length)]
      const { const: only, enum: some } = branch?.properties?.[tag] ?? {}
      const values = some ?? [only]
      if (!branch?.required?.includes(tag)) fail(`a branch that does not require its tag ${tag}`)
      for (const value of values) {
        if (typeof value !== 'string' || seen.has(value)) fail(`the tag ${String(value)}`)
        seen.add(value)
      }
      return `${values.map((value) => `case ${JSON.stringify(value)}:\n`).join('')}${referred($ref, place)}break\n`
    })
    const under = { ...place, v: x, at: `${place.at}${step(tag)}` }
    const missing = issue('field-present', '{}', under)
    const wrong = issue('value-type', `{ expected: 'string', found: ${x} }`, under)
    const unknown = issue('value-in-code-list', `{ found: ${x} }`, under)
    const otherwise = place.first ? 'return false\n' : `if (${x} === undefined) ${missing}else if (typeof ${x} !== 'string') ${wrong}else ${unknown}`
    const body = `const ${x} = ${read(place.v, tag)}\nswitch (${x}) {\n${cases.join('')}default:\n${otherwise}}\n`
    return guarded(typeTest('object', place.v), 'object', place, body)
  }

  function codes(values: unknown[], place: Place): string {
    const { v } = place
    const list = JSON.stringify(values)
    const one = (value: unknown) => (isGroup(value) ? `equal(${v}, ${table(JSON.stringify(value))})` : `${v} === ${JSON.stringify(value)}`)
    const test = values.length > 6 && !values.some(isGroup) ? `${table(`new Set(${list})`)}.has(${v})` : values.map(one).join(' || ') || 'false'
    return unless(test, 'value-in-code-list', `{ allowed: ${list}, found: ${v} }`, place)
  }

  function object(schema: Schema, place: Place): string {
    const { properties = {}, additionalProperties = true } = schema
    if (typeof additionalProperties !== 'boolean') fail('additionalProperties that is a schema')
    const names = namesOf(schema)
    const known = additionalProperties ? undefined : table(`new Set(${JSON.stringify(Object.keys(properties))})`)
    if (!place.first) {
      const list = memberTable(schema)
      return `findInFields(${place.v}, \`${place.at}\`, out, ${list}${known ? `, ${known}` : ''})\n`
    }
    const count = temporary()
    let out = known ? `let ${count} = 0\n` : ''
    if (names.length <= part) out += names.map((name) => member(name, schema, place, known && count)).join('')
    else {
      for (let i = 0; i < names.length; i += part) {
        const [id, found] = [`p${parts.length}`, temporary()]
        parts.push('')
        const body = names.slice(i, i + part).map((name) => member(name, schema, { v: 'v', at: '', first: true }, 'n'))
        parts[Number(id.slice(1))] = `function ${id}(v) {\nlet n = 0\n${body.join('')}return n\n}\n`
        out += `const ${found} = ${id}(${place.v})\nif (${found} === false) return false\n${known ? `${count} += ${found}\n` : ''}`
      }
    }
    // Counting what is there is cheaper than to look each name up, and a difference is rare.
    return known ? `${out}for (const k in ${place.v}) ${count}--\nif (${count} !== 0 && !onlyKnown(${place.v}, ${known})) return false\n` : out
  }

  /** One member in a verdict, which counts those that are there. */
  function member(name: string, { properties = {}, required = [] }: Schema, place: Place, count: string | undefined): string {
    const x = temporary()
    const test = Object.hasOwn(properties, name) ? statements(properties[name]!, { ...place, v: x }) : ''
    const body = (count ? `${count}++\n` : '') + test
    const value = `const ${x} = ${read(place.v, name)}\n`
    if (required.includes(name)) return `${value}if (${x} === undefined) return false\n${body}`
    return body && `${value}if (${x} !== undefined) {\n${body}}\n`
  }

  /** The table of an object's members, through which its list of issues goes. */
  function memberTable(schema: Schema): string {
    const rows = namesOf(schema).map((name) => property(name, schema))
    return table(`[\n${rows.join(',\n')}\n]`)
  }

  /** One member in the table a list goes through: lists are rarely asked for, and no large function is worth optimising for them. */
  function property(name: string, { properties = {}, required = [] }: Schema): string {
    // A function of its own: its variables are counted anew, so that what is the same has the same text.
    const before = temporaries
    temporaries = 0
    const body = Object.hasOwn(properties, name) ? statements(properties[name]!, { v: 'v', at: '${at}', first: false }) : ''
    temporaries = before
    return `[${JSON.stringify(name)}, ${JSON.stringify(`/${escapeStep(name)}`)}, ${required.includes(name)}${body && `, (v, at, out) => {\n${body}}`}]`
  }

  function array({ items, minItems, maxItems, uniqueItems }: Schema, place: Place): string {
    const { v, first, at } = place
    let out = limit(`${v}.length`, '>=', minItems, 'items-count', 'minItems', place) + limit(`${v}.length`, '<=', maxItems, 'items-count', 'maxItems', place)
    if (items !== undefined) {
      const i = temporary()
      const x = temporary()
      const each = statements(items, { ...place, v: x, at: `${at}/\${${i}}` })
      if (each) out += `for (let ${i} = 0; ${i} < ${v}.length; ${i}++) {\nconst ${x} = ${v}[${i}]\n${each}}\n`
    }
    if (uniqueItems) out += `if (${v}.length > 1 && !distinct(${v})) ${first ? 'return false' : `findRepeats(${v}, \`${at}\`, out)`}\n`
    return out
  }

  function text({ minLength, maxLength, pattern, format }: Schema, place: Place): string {
    const { v } = place
    let out = ''
    if (pattern !== undefined)
      out += unless(
        `${table(`new RegExp(${JSON.stringify(pattern)}, 'u')`)}.test(${v})`,
        'value-format',
        `{ pattern: ${JSON.stringify(pattern)}, found: ${v} }`,
        place,
      )
    if (format !== undefined)
      out += unless(`${formats[format] ?? fail(`the format ${format}`)}(${v})`, 'value-format', `{ format: ${JSON.stringify(format)}, found: ${v} }`, place)
    if (minLength === undefined && maxLength === undefined) return out
    const broken = { ...(minLength !== undefined && { minLength }), ...(maxLength !== undefined && { maxLength }) }
    // Most limits are settled by the units: one comparison, no call.
    const call = `lengthWithin(${v}, ${minLength ?? 0}, ${maxLength ?? 'Infinity'})`
    const quick = `(${v}.length >= ${2 * (minLength ?? 0)}${maxLength === undefined ? '' : ` && ${v}.length <= ${maxLength}`}) || `
    return out + unless((place.first ? quick : '') + call, 'value-length', `{ ...${JSON.stringify(broken)}, found: ${v} }`, place)
  }

  function number({ minimum, maximum, multipleOf }: Schema, place: Place): string {
    const { v } = place
    const multiple =
      multipleOf === undefined ? '' : unless(`isMultiple(${v}, ${multipleOf})`, 'value-in-range', `{ multipleOf: ${multipleOf}, found: ${v} }`, place)
    return limit(v, '>=', minimum, 'value-in-range', 'minimum', place) + limit(v, '<=', maximum, 'value-in-range', 'maximum', place) + multiple
  }

  function limit(value: string, sign: string, bound: number | undefined, rule: ShapeRule, keyword: string, place: Place): string {
    return bound === undefined ? '' : unless(`${value} ${sign} ${bound}`, rule, `{ ${keyword}: ${bound}, found: ${place.v} }`, place)
  }

  function table(expression: string): string {
    const known = tables.indexOf(expression)
    return `t${known >= 0 ? known : tables.push(expression) - 1}`
  }

  function temporary(): string {
    return `x${temporaries++}`
  }
}

/** Where generated code stands: the variable that holds the value, its pointer as the inside of a template, and which function it is in. */
interface Place {
  v: string
  at: string
  /** Whether the function gives the verdict, not the list. */
  first: boolean
}

const dialect = 'https://json-schema.org/draft/2020-12/schema'
const local = '#/$defs/'
const keywords = {
  object: ['properties', 'required', 'additionalProperties'],
  array: ['items', 'minItems', 'maxItems', 'uniqueItems'],
  string: ['minLength', 'maxLength', 'pattern', 'format'],
  number: ['minimum', 'maximum', 'multipleOf'],
}

/** A schema's keywords by the type of instance they speak of. */
function grouped(schema: Schema): Record<keyof typeof keywords, Schema> {
  const out: Record<keyof typeof keywords, Schema> = { object: {}, array: {}, string: {}, number: {} }
  for (const [keyword, value] of Object.entries(schema)) {
    if (annotations.has(keyword) || keyword.startsWith('x-')) continue
    const [group] = Object.entries(keywords).find(([, list]) => list.includes(keyword)) ?? fail(`the keyword ${keyword}`)
    out[group as keyof typeof keywords][keyword] = value
  }
  return out
}

/** The members an object is known to have, or must have. */
function namesOf({ properties = {}, required = [] }: Schema): string[] {
  return [...new Set([...Object.keys(properties), ...required])]
}

/** Whether a schema says of its instances that they are objects with certain members, and nothing of them together. */
function isClosed({ type, additionalProperties, $ref, oneOf, const: only, enum: some }: Schema): boolean {
  return type === 'object' && additionalProperties === false && [$ref, oneOf, only, some].every((keyword) => keyword === undefined)
}

function typeTest(type: string, v: string): string {
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

function guarded(test: string, expected: string | string[], place: Place, body: string): string {
  const broken = issue('value-type', `{ expected: ${JSON.stringify(expected)}, found: ${place.v} }`, place)
  if (place.first) return `if (!(${test})) ${broken}${body}`
  return `if (!(${test})) ${broken}${body && `else {\n${body}}\n`}`
}

function unless(test: string, rule: ShapeRule, params: string, place: Place): string {
  return `if (!(${test})) ${issue(rule, params, place)}`
}

/** What happens at a breach: a verdict is false, a list grows. */
function issue(rule: ShapeRule, params: string, { first, at }: Place): string {
  return first ? 'return false\n' : `out.push({ rule: '${rule}', at: \`${at}\`, params: ${params} })\n`
}

function read(v: string, name: string): string {
  const key = JSON.stringify(name)
  return name in Object.prototype ? `member(${v}, ${key})` : `${v}[${key}]`
}

/** A step of a pointer as the inside of a template. */
function step(name: string): string {
  return `/${escapeStep(name)}`.replace(/[\\`$]/g, '\\$&')
}

function isGroup(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}

function fail(what: string): never {
  throw new Error(`the compiler does not know ${what}`)
}
