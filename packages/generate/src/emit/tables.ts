import { listIdentifier } from '../compile/names.js'
import type { Clause, Schema, Source } from '../source.js'
import { banner, pretty } from './text.js'

/** Labels, validity and digits of every code list, as the module codes.js holds them. */
export function codes(source: Source) {
  return Object.fromEntries(
    [...source.codeLists].map(([name, list]) => [
      name,
      Object.fromEntries(
        list.codes.map(({ code, title, title_en, since, until, systems }) => [
          code,
          { zh: title, en: title_en, ...(since && { since }), ...(until && { until }), ...(Object.keys(systems).length > 0 && { systems }) },
        ]),
      ),
    ]),
  )
}

/** The module of the code lists: each list is an export of its own, so that bundlers keep only those that are used. */
export function codesModule(source: Source): string {
  const lists = Object.entries(codes(source))
  const own = lists.map(([name, list]) => `export const ${listIdentifier(name)} = ${pretty(list)}\n`)
  const all = lists.map(([name]) => `  ${JSON.stringify(name)}: ${listIdentifier(name)},\n`)
  return `${banner}${own.join('')}export const codes = {\n${all.join('')}}\nexport function codeList(name) {\n  return Object.hasOwn(codes, name) ? codes[name] : undefined\n}\n`
}

/** The code lists with their names and codes as keys: a misspelt one does not compile. */
export function codesTypes(source: Source): string {
  const lists = Object.entries(codes(source)).map(
    ([name, list]) =>
      `  readonly ${JSON.stringify(name)}: Readonly<Record<\n${Object.keys(list)
        .map((code) => `    | ${JSON.stringify(code)}\n`)
        .join('')}  , CodeLabel>>\n`,
  )
  return `import type { CodeLabel } from './runtime.js'\n/** 代码表：名称、有效期与各代码体系的数字代码 (labels, validity and digits of every code list). */\nexport declare const codes: {\n${lists.join('')}}
/** The code list of a name that is only known at run time, as \`field.codeList\` is; undefined where there is none. */
export declare function codeList(name: string): Readonly<Record<string, CodeLabel>> | undefined
`
}

/** The keywords in schemas that JSON Schema does not have, each once. */
export function vocabulary(schemas: Schema[]): string[] {
  const found = new Set<string>()
  const visit = (node: Schema): void => {
    for (const keyword of Object.keys(node)) if (keyword.startsWith('x-') || keyword === 'enumDescriptions') found.add(keyword)
    for (const inner of [
      ...Object.values(node.properties ?? {}),
      ...Object.values(node.$defs ?? {}),
      ...(node.oneOf ?? []),
      ...(node.items ? [node.items] : []),
    ])
      visit(inner)
  }
  for (const schema of schemas) visit(schema)
  return [...found].sort()
}

/** The standards in words, as data for \`explain\` and \`trace\`. */
export function register(source: Source) {
  return {
    documents: source.documents,
    ambiguities: source.ambiguities,
    ...(source.strength && { strength: source.strength }),
    facts: source.facts?.facts ?? {},
    // What each code rests on; labels and digits are in the module of the code lists.
    codeSources: Object.fromEntries(
      [...source.codeLists].map(([name, { codes }]) => [name, Object.fromEntries(codes.map(({ code, source }) => [code, source]))]),
    ),
    standards: [...source.standards.values()],
    profiles: source.profiles.map(({ overlays: _, ...rest }) => rest),
  }
}

/** 应 error, 宜 warning, 可 info; what rests on low confidence is never above a warning. */
export function severities(source: Source): Record<string, string> {
  const out: Record<string, string> = {}
  const modal = { 应: 'error', 宜: 'warning', 可: 'info' }
  const add = (owner: string, clauses: Record<string, Clause>) => {
    for (const [number, clause] of Object.entries(clauses)) {
      if (!clause.modal) continue
      const severity = modal[clause.modal]
      out[`${owner}#${number}`] = clause.confidence === 'low' && severity === 'error' ? 'warning' : severity
    }
  }
  for (const [owner, { clauses }] of source.standards) add(owner, clauses)
  for (const { profile, clauses } of source.profiles) add(profile, clauses)
  return out
}

/** Strings, split on first use: thousands of lines that most checks never look at. */
export function regions({ regions: present, formerRegions: former }: Source): string {
  const text = present.map(({ code, name }) => code + name).join(' ')
  const formerText = former.map(({ code, name, since, until, successor }) => [code + name, since, until, successor ?? ''].join(',')).join(' ')
  return `${banner}export const regionsAsOf = '${present[0]?.asOf ?? ''}'
let table
export function regionTable() {
  table ??= new Map(text.split(' ').map((line) => [line.slice(0, 6), line.slice(6)]))
  return table
}
let former
export function formerRegions() {
  if (former) return former
  former = new Map()
  for (const line of formerText.split(' ').filter((line) => line !== '')) {
    const [head, since, until, successor] = line.split(',')
    const code = head.slice(0, 6)
    const row = { name: head.slice(6), since, until, ...(successor && { successor }) }
    former.set(code, [...(former.get(code) ?? []), row])
  }
  return former
}
const text = '${text}'
const formerText = '${formerText}'
`
}
