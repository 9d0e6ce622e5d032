import { canonical } from '../model/json.js'
import type { BilingualText } from '../model/text.js'
import { type AppliedSchemas, annotationOf, flattened } from '../read/applied-schemas.js'
import type { LinkedSchema } from '../read/link.js'

/** Most characters of a keyword's value in a sentence. */
const maxText = 120

/** The value of a keyword as it is written, cut to 120 characters; several values are joined by `+`. Undefined without any. */
export function keywordText(schemas: AppliedSchemas, keyword: string): string | undefined {
  const values = flattened(schemas).flatMap(({ schema }) => {
    if (typeof schema === 'boolean') return keyword === 'false' ? [String(schema)] : []
    const value = keyword === 'enum' && schema.const !== undefined ? schema.const : schema[keyword]
    return value === undefined ? [] : [typeof value === 'string' ? value : JSON.stringify(value)]
  })
  if (values.length === 0) return undefined
  const text = [...new Set(values)].join(' + ')
  return text.length > maxText ? `${text.slice(0, maxText - 3)}…` : text
}

/** The values that every `enum` and `const` of the schemas allows, as text. */
export function enumTexts(schemas: AppliedSchemas): string[] {
  const lists = flattened(schemas).flatMap(({ schema }) => {
    if (typeof schema === 'boolean') return []
    return [...(schema.const === undefined ? [] : [[schema.const]]), ...(schema.enum === undefined ? [] : [schema.enum as unknown[]])]
  })
  const [first = [], ...others] = lists.map((values) => values.map((value) => (typeof value === 'string' ? value : canonical(value))))
  return first.filter((value) => others.every((list) => list.includes(value)))
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
