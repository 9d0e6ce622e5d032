import { lengthsOf } from '../pattern/portable.js'
import type { ShapeRule } from '../runtime/issues.js'
import { escapeStep } from '../runtime/pointer.js'
import type { Schema } from '../source.js'
import { fail, type Grouped, grouped, isClosed, namesOf } from './keywords.js'
import { Constants, identifier, listIdentifier } from './names.js'
import { guarded, isGroup, issue, type Position, read, step, typeTest, unless } from './text.js'

/** What a compiled validator module imports; see runtime/checks.ts. */
const imports = ['lengthWithin', 'isDate', 'isDateTime', 'onlyKnown', 'isMultiple', 'equal', 'distinct', 'findRepeats', 'findInFields', 'member', 'causes']
const formats: Record<string, string> = { date: 'isDate', 'date-time': 'isDateTime' }
const dialect = 'https://json-schema.org/draft/2020-12/schema'
const local = '#/$defs/'

/** Members checked in one function: the optimiser's work grows faster than a function does. */
const membersInFunction = 24

/** Values that are compared one by one; of more a set is asked. */
const fewValues = 6

/**
 * Compiles a bundled schema to a module that exports `is(data)`, the verdict, and `issues(data)`, every breach in the
 * checker's own terms. One function a definition, so that none outgrows what V8 optimises; the verdict stops at the first
 * breach and allocates nothing, the list asks the verdict of each definition first, so that what is valid costs no more.
 * `checks` is where the module finds runtime/checks.js. Throws for a keyword it does not know: never a silent skip.
 */
export function compile(schema: Schema, checks: string): string {
  if (typeof schema !== 'object') fail('a schema that is true or false')
  if (schema.$schema !== undefined && schema.$schema !== dialect) fail(`the dialect ${schema.$schema}`)
  const { $schema: _, $id: __, $defs: definitions = {}, ...root } = schema
  const constants = new Constants()
  const parts: string[] = []
  const bodies = { object, array, string: text, number }
  const rootName = rootIdentifier(definitions)
  const all = [...Object.entries(definitions).map(([name, one]) => [identifier(name), one] as const), [rootName, root] as const]
  const functions = all.map(([name, definition]) => verdictFunction(name, definition) + listFunction(name, definition))
  // Of a record that is nothing but its members, each may be checked by itself.
  const members = isClosed(root)
    ? `export const members = ${memberTable(root, { definition: rootName, path: '', v: 'v', at: '${at}', isVerdict: false })}\n`
    : ''
  const code = `${constants.text()}${parts.join('')}${functions.join('')}export function is(v) {
return is_${rootName}(v)
}
export function issues(v) {
if (is_${rootName}(v)) return []
const out = []
list_${rootName}(v, '', out)
return causes(out)
}
${members}`
  const used = imports.filter((name) => new RegExp(`(?<![\\w$.])${name}\\(`).test(code))
  return `import { ${used.join(', ')} } from '${checks}'\n${code}`

  function verdictFunction(definition: string, schema: Schema): string {
    return `function is_${definition}(v) {\n${statements(schema, { definition, path: '', v: 'v', at: '', isVerdict: true })}return true\n}\n`
  }

  function listFunction(definition: string, schema: Schema): string {
    return `function list_${definition}(v, at, out) {\n${statements(schema, { definition, path: '', v: 'v', at: '${at}', isVerdict: false })}}\n`
  }

  /** Statements that hold the value to the schema: in a verdict they return false, in a list they add issues. */
  function statements(schema: Schema, position: Position): string {
    if (typeof schema !== 'object') fail('a schema that is true or false')
    const { $ref, type, const: only, enum: some, oneOf, discriminator, ...rest } = schema
    let out = ($ref === undefined ? '' : referred($ref, position)) + (oneOf === undefined ? '' : branches(oneOf, discriminator, position))
    const types = type === undefined ? [] : [type].flat()
    const values = only !== undefined ? [only] : some
    const body = (values === undefined ? '' : allowed(values, schema['x-codelist'], position)) + inner(types, grouped(rest), position)
    if (types.length === 0) return out + body
    // Allowed values imply the type; only the list of issues distinguishes the two.
    if (position.isVerdict && types.includes('string') && values?.every((value) => typeof value === 'string')) return out + body
    out += guarded(types.map((one) => typeTest(one, position.v)).join(' || '), type!, position, body)
    return out
  }

  /** The keywords of each type of instance; those of a type that the value cannot have constrain nothing. */
  function inner(types: string[], groups: Grouped, position: Position): string {
    let out = ''
    for (const [name, keywords] of Object.entries(groups) as [keyof Grouped, Schema][]) {
      if (Object.keys(keywords).length === 0) continue
      const fits = types.filter((one) => one === name || (name === 'number' && one === 'integer'))
      if (types.length > 0 && fits.length === 0) continue
      const body = bodies[name](keywords, position)
      out += types.length === 1 || body === '' ? body : `if (${typeTest(name, position.v)}) {\n${body}}\n`
    }
    return out
  }

  function referred(ref: string, { v, isVerdict, at }: Position): string {
    const key = ref.startsWith(local) ? ref.slice(local.length) : undefined
    const name = ref === '#' ? rootName : key !== undefined && Object.hasOwn(definitions, key) ? identifier(key) : fail(`the reference ${ref}`)
    return isVerdict ? `if (!is_${name}(${v})) return false\n` : `if (!is_${name}(${v})) list_${name}(${v}, \`${at}\`, out)\n`
  }

  function branches(oneOf: Schema[], discriminator: Schema['discriminator'], position: Position): string {
    const tag = discriminator?.propertyName ?? fail('oneOf without a discriminator')
    const x = `v${position.path}_${identifier(tag)}$tag`
    const seen = new Set<unknown>()
    const cases = oneOf.map(({ $ref, ...others }) => {
      if ($ref === undefined || Object.keys(others).length > 0) fail('a branch that is no reference')
      const branch = definitions[$ref.slice(local.length)]
      const { const: only, enum: some } = branch?.properties?.[tag] ?? {}
      const values = some ?? [only]
      if (!branch?.required?.includes(tag)) fail(`a branch that does not require its tag ${tag}`)
      for (const value of values) {
        if (typeof value !== 'string' || seen.has(value)) fail(`the tag ${String(value)}`)
        seen.add(value)
      }
      return `${values.map((value) => `case ${JSON.stringify(value)}:\n`).join('')}${referred($ref, position)}break\n`
    })
    const under = { ...position, v: x, at: `${position.at}${step(tag)}` }
    const missing = issue('field-present', '{}', under)
    const wrong = issue('value-type', `{ expected: 'string', found: ${x} }`, under)
    const unknown = issue('value-in-code-list', `{ found: ${x} }`, under)
    const otherwise = position.isVerdict ? 'return false\n' : `if (${x} === undefined) ${missing}else if (typeof ${x} !== 'string') ${wrong}else ${unknown}`
    const body = `const ${x} = ${read(position.v, tag)}\nswitch (${x}) {\n${cases.join('')}default:\n${otherwise}}\n`
    return guarded(typeTest('object', position.v), 'object', position, body)
  }

  /** The values of a code list stand once in a module, a line each, so that a new code is a new line. */
  function allowed(values: unknown[], list: string | undefined, position: Position): string {
    const { v } = position
    const name = list === undefined ? `${position.definition}${position.path}` : listIdentifier(list)
    const isLong = values.length > fewValues && !values.some(isGroup)
    const isConstant = list !== undefined || isLong || values.some(isGroup)
    const lines = values.map((value) => `${JSON.stringify(value)},\n`)
    const known = isConstant ? constant(`values_${name}`, `[\n${lines.join('')}]`) : JSON.stringify(values)
    const same = (value: unknown, i: number) => (isGroup(value) ? `equal(${v}, ${known}[${i}])` : `${v} === ${JSON.stringify(value)}`)
    const test = isLong ? `${constant(`set_${name}`, `new Set(${known})`)}.has(${v})` : values.map(same).join(' || ') || 'false'
    return unless(test, 'value-in-code-list', `{ allowed: ${known}, found: ${v} }`, position)
  }

  function object(schema: Schema, position: Position): string {
    const { properties = {}, additionalProperties = true } = schema
    if (typeof additionalProperties !== 'boolean') fail('additionalProperties that is a schema')
    const { v, definition, path } = position
    const names = namesOf(schema)
    const known = additionalProperties
      ? undefined
      : constant(
          `names_${definition}${path}`,
          `new Set([\n${Object.keys(properties)
            .map((name) => `${JSON.stringify(name)},\n`)
            .join('')}])`,
        )
    if (!position.isVerdict) return `findInFields(${v}, \`${position.at}\`, out, ${memberTable(schema, position)}${known ? `, ${known}` : ''})\n`
    const count = `v${path}$n`
    let out = known ? `let ${count} = 0\n` : ''
    if (names.length <= membersInFunction) out += names.map((name) => member(name, schema, position, known && count)).join('')
    else {
      for (let i = 0; i * membersInFunction < names.length; i++) {
        const [id, found] = [`is_${definition}${path}$${i + 1}`, `v${path}$n${i + 1}`]
        const body = names.slice(i * membersInFunction, (i + 1) * membersInFunction).map((name) => member(name, schema, { ...position, v: 'v' }, 'n'))
        parts.push(`function ${id}(v) {\nlet n = 0\n${body.join('')}return n\n}\n`)
        out += `const ${found} = ${id}(${v})\nif (${found} === false) return false\n${known ? `${count} += ${found}\n` : ''}`
      }
    }
    // Counting what is there is cheaper than to look each name up, and a difference is rare.
    return known ? `${out}for (const k in ${v}) ${count}--\nif (${count} !== 0 && !onlyKnown(${v}, ${known})) return false\n` : out
  }

  /** One member in a verdict, which counts those that are there. */
  function member(name: string, { properties = {}, required = [] }: Schema, position: Position, count: string | undefined): string {
    const path = `${position.path}_${identifier(name)}`
    const x = `v${path}`
    const test = Object.hasOwn(properties, name) ? statements(properties[name]!, { ...position, path, v: x }) : ''
    const body = (count ? `${count}++\n` : '') + test
    const value = `const ${x} = ${read(position.v, name)}\n`
    if (required.includes(name)) return `${value}if (${x} === undefined) return false\n${body}`
    return body && `${value}if (${x} !== undefined) {\n${body}}\n`
  }

  /** The members of an object as a table. Lists of issues are rare, so they go through a table and not through a large function. */
  function memberTable(schema: Schema, { definition, path }: Position): string {
    const { properties = {}, required = [] } = schema
    const rows = namesOf(schema).map((name) => {
      const inside: Position = { definition, path: `${path}_${identifier(name)}`, v: 'v', at: '${at}', isVerdict: false }
      const body = Object.hasOwn(properties, name) ? statements(properties[name]!, inside) : ''
      const find = body && `, (v, at, out) => {\n${body}}`
      return `[${JSON.stringify(name)}, ${JSON.stringify(`/${escapeStep(name)}`)}, ${required.includes(name)}${find}],\n`
    })
    return constant(`fields_${definition}${path}`, `[\n${rows.join('')}]`)
  }

  function array({ items, minItems, maxItems, uniqueItems }: Schema, position: Position): string {
    const { v, isVerdict, at, path } = position
    let out =
      limit(`${v}.length`, '>=', minItems, 'items-count', 'minItems', position) + limit(`${v}.length`, '<=', maxItems, 'items-count', 'maxItems', position)
    if (items !== undefined) {
      const i = `v${path}$i`
      const x = `v${path}$x`
      const each = statements(items, { ...position, path: `${path}$x`, v: x, at: `${at}/\${${i}}` })
      if (each) out += `for (let ${i} = 0; ${i} < ${v}.length; ${i}++) {\nconst ${x} = ${v}[${i}]\n${each}}\n`
    }
    if (uniqueItems) out += `if (${v}.length > 1 && !distinct(${v})) ${isVerdict ? 'return false' : `findRepeats(${v}, \`${at}\`, out)`}\n`
    return out
  }

  function text({ minLength, maxLength, pattern, format }: Schema, position: Position): string {
    const { v, isVerdict, definition, path } = position
    let out = ''
    if (pattern !== undefined) {
      const expression = constant(`pattern_${definition}${path}`, `new RegExp(${JSON.stringify(pattern)}, 'u')`)
      out += unless(`${expression}.test(${v})`, 'value-format', `{ pattern: ${JSON.stringify(pattern)}, found: ${v} }`, position)
    }
    if (format !== undefined)
      out += unless(`${formats[format] ?? fail(`the format ${format}`)}(${v})`, 'value-format', `{ format: ${JSON.stringify(format)}, found: ${v} }`, position)
    if ((minLength === undefined && maxLength === undefined) || (pattern !== undefined && impliesLengths(pattern, minLength, maxLength))) return out
    const broken = { ...(minLength !== undefined && { minLength }), ...(maxLength !== undefined && { maxLength }) }
    // Most limits are settled by the units: one comparison, no call.
    const call = `lengthWithin(${v}, ${minLength ?? 0}, ${maxLength ?? 'Infinity'})`
    const quick = `(${v}.length >= ${2 * (minLength ?? 0)}${maxLength === undefined ? '' : ` && ${v}.length <= ${maxLength}`}) || `
    return out + unless((isVerdict ? quick : '') + call, 'value-length', `{ ...${JSON.stringify(broken)}, found: ${v} }`, position)
  }

  function number({ minimum, maximum, multipleOf }: Schema, position: Position): string {
    const { v } = position
    const multiple =
      multipleOf === undefined ? '' : unless(`isMultiple(${v}, ${multipleOf})`, 'value-in-range', `{ multipleOf: ${multipleOf}, found: ${v} }`, position)
    return limit(v, '>=', minimum, 'value-in-range', 'minimum', position) + limit(v, '<=', maximum, 'value-in-range', 'maximum', position) + multiple
  }

  function limit(value: string, sign: string, bound: number | undefined, rule: ShapeRule, keyword: string, position: Position): string {
    return bound === undefined ? '' : unless(`${value} ${sign} ${bound}`, rule, `{ ${keyword}: ${bound}, found: ${position.v} }`, position)
  }

  function constant(name: string, expression: string): string {
    return constants.declare(name, expression)
  }
}

/** Whether a pattern alone keeps texts within their lengths: they are written beside it for engines that read `$` in another way. */
function impliesLengths(pattern: string, minLength = 0, maxLength = Number.POSITIVE_INFINITY): boolean {
  const { least, most } = lengthsOf(pattern)
  return least >= minLength && most <= maxLength
}

/** The root as part of an identifier, which no definition has. */
function rootIdentifier(definitions: Record<string, Schema>): string {
  let name = 'record'
  while (Object.hasOwn(definitions, name)) name += '$'
  return name
}
