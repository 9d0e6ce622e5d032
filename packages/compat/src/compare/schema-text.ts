import { InexactNumber } from '../model/inexact.js'
import { canonical, type Json } from '../model/json.js'
import type { BilingualText } from '../model/text.js'
import { type AppliedSchemas, annotationOf, flattened } from '../read/applied-schemas.js'
import type { LinkedSchema } from '../read/link.js'

/** Most characters of a value in a sentence. */
const maxText = 120

/** The values of a keyword, each once: one for each schema that has it. */
function keywordValues(schemas: AppliedSchemas, keyword: string): Json[] {
  const values = flattened(schemas).flatMap(({ schema, unsupported }) => {
    if (typeof schema === 'boolean') return keyword === 'false' ? [schema] : []
    const undecided = unsupported.find((one) => one.keyword === keyword)
    const value = undecided ? undecided.value : keyword === 'enum' && schema.const !== undefined ? schema.const : schema[keyword]
    return value === undefined ? [] : [value as Json]
  })
  return [...new Map(values.map((value) => [canonical(value), value])).values()]
}

/** The value of a keyword as data; `{ allOf: [value, …] }` where several schemas have different ones. Undefined without any. */
export function keywordValue(schemas: AppliedSchemas, keyword: string): Json | undefined {
  const values = keywordValues(schemas, keyword)
  return values.length > 1 ? { allOf: values } : values[0]
}

/** The value of a keyword as it is written, cut to 120 characters; several values are joined by `+`. Undefined without any. */
export function keywordText(schemas: AppliedSchemas, keyword: string): string | undefined {
  const values = keywordValues(schemas, keyword)
  if (values.length === 0) return undefined
  return shortText(values.map((value) => (typeof value === 'string' ? value : value instanceof InexactNumber ? value.text : JSON.stringify(value))).join(' + '))
}

/** A text cut to 120 characters. */
export function shortText(text: string): string {
  return text.length > maxText ? `${text.slice(0, maxText - 3)}…` : text
}

/** A value in a sentence: strings without quotes. */
export function valueText(value: Json): string {
  return typeof value === 'string' ? value : (value as unknown) instanceof InexactNumber ? String((value as unknown as InexactNumber).text) : canonical(value)
}

/** The values that every `enum` and `const` of the schemas allows, by canonical text. */
export function enumValues(schemas: AppliedSchemas): Map<string, Json> {
  const lists = flattened(schemas).flatMap(({ schema, unsupported }) => {
    if (typeof schema === 'boolean') return []
    const undecided = unsupported.flatMap(({ keyword, value }) => (keyword === 'enum' ? [value as unknown[]] : []))
    return [...undecided, ...(schema.const === undefined ? [] : [[schema.const]]), ...(schema.enum === undefined ? [] : [schema.enum as unknown[]])]
  })
  const [first = new Map(), ...others] = lists.map((values) => new Map((values as Json[]).map((value) => [canonical(value), value])))
  return new Map([...first].filter(([text]) => others.every((list) => list.has(text))))
}

/** The branches of the only `oneOf` by label: the name of the referred definition, or the title. Undefined where a label is missing or not unique. */
export function labelledBranches(schemas: AppliedSchemas): Map<string, LinkedSchema> | undefined {
  const unions = flattened(schemas).filter(({ schema }) => typeof schema !== 'boolean' && schema.oneOf !== undefined)
  const [only] = unions
  if (unions.length !== 1 || !only) return undefined
  const branches = (only.schema as { oneOf: { $ref?: string; title?: string }[] }).oneOf
  const out = new Map<string, LinkedSchema>()
  branches.forEach((branch, i) => {
    const label = branch.$ref?.slice(branch.$ref.lastIndexOf('/') + 1) ?? branch.title
    if (label !== undefined) out.set(label, only.children.get(`oneOf/${i}`)!)
  })
  return out.size === branches.length ? out : undefined
}

/** The official name (`title`) and the English one (`x-en`) of what the schemas describe. Undefined without a title. */
export function nameOf(schemas: AppliedSchemas): BilingualText | undefined {
  const zh = annotationOf(schemas, 'title')
  const en = annotationOf(schemas, 'x-en')
  return typeof zh === 'string' ? { zh, en: typeof en === 'string' ? en : zh } : undefined
}
