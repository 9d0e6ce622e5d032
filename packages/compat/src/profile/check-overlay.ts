import { satisfiable, within } from '../compare/compare.js'
import { canonical, type Json } from '../model/json.js'
import { unescapeStep } from '../model/pointer.js'
import { CompareError, type Schema } from '../model/schema.js'

/** One reason why a profile cannot be used. */
export interface ProfileProblem {
  /** The property names and indices that lead to the problem in the profile. */
  at: (string | number)[]
  zh: string
  en: string
  /** A record that shows the problem. */
  witness?: Json
}

type Node = Record<string, unknown>

const assertionKeywords = new Set(
  'type required items minItems maxItems uniqueItems const enum pattern format minLength maxLength minimum maximum multipleOf'.split(' '),
)
const allowedKeywords = new Set([...assertionKeywords, 'properties', 'title', 'description', '$comment', 'examples'])

/** The schema that accepts what the national schema and all overlays accept. */
export function overlaid(national: Schema, ...overlays: Schema[]): Schema {
  const { $schema, $id, $defs, ...root } = national as Node
  return {
    ...($schema !== undefined && { $schema }),
    ...($id !== undefined && { $id }),
    $defs: { ...($defs as object), National: root },
    allOf: [{ $ref: '#/$defs/National' }, ...overlays],
  }
}

/**
 * Checks that an overlay only tightens a national schema. Problems are: a field or code that the national schema does not have, a
 * keyword that would allow more, a field that no value can satisfy, and a constraint without a clause. The witness is a record that
 * satisfies both, checked by the validators; absent where none was found or other problems come first.
 */
export function checkOverlay(national: Schema, overlay: Schema, hasClause: (number: string) => boolean): { problems: ProfileProblem[]; witness?: Json } {
  const problems: ProfileProblem[] = []
  const report = (at: ProfileProblem['at'], zh: string, en: string): void => {
    problems.push({ at, zh, en })
  }
  const unreadable = readProblem(overlay)
  if (unreadable) return { problems: [unreadable] }
  const root = national as Node
  visit(overlay, [], applicableNodes(root, [root]), undefined)
  if (problems.length > 0) return { problems }
  const both = overlaid(national, overlay)
  const tightens = within(both, national)
  if (tightens.answer !== 'proved') {
    problems.push({
      at: [],
      zh: `不能证明只收紧：${tightens.reason.zh}`,
      en: `not proved to tighten only: ${tightens.reason.en}`,
      ...(tightens.answer === 'refuted' && { witness: tightens.witness }),
    })
  }
  const answer = satisfiable(both)
  if (answer.answer === 'satisfiable') return { problems, witness: answer.witness }
  report(
    [],
    answer.answer === 'empty' ? '自相矛盾：没有任何记录能符合' : `不能判定是否有记录能符合：${answer.reason.zh}`,
    answer.answer === 'empty' ? 'contradicts itself: no record satisfies it' : `it is not known whether any record satisfies it: ${answer.reason.en}`,
  )
  return { problems }

  function visit(node: Schema, at: (string | number)[], nationals: Node[], clause: string | undefined) {
    if (typeof node === 'boolean') return report(at, '要写成一个对象', 'an object is wanted')
    const ownClause = (node['x-clause'] as string | undefined) ?? clause
    if (node['x-clause'] !== undefined && !hasClause(String(node['x-clause'])))
      report([...at, 'x-clause'], `没有条款 ${node['x-clause']}`, `there is no clause ${node['x-clause']}`)
    for (const [keyword, value] of Object.entries(node)) {
      if (keyword.startsWith('x-') || keyword === 'properties') continue
      if (!allowedKeywords.has(keyword)) report([...at, keyword], `覆盖层里不能用 ${keyword}`, `an overlay may not use ${keyword}`)
      else if (assertionKeywords.has(keyword) && keyword !== 'items') checkConstraint(keyword, value, node, at, nationals, ownClause)
    }
    const before = problems.length
    for (const [name, inner] of Object.entries((node.properties ?? {}) as Record<string, Schema>)) {
      const declared = nationals.flatMap((one) => asList((one.properties as Record<string, Node> | undefined)?.[name]))
      if (declared.length === 0)
        report(
          [...at, 'properties', name],
          `国家标准没有字段 ${name}；本地字段写在 extensions 里`,
          `the national standard has no field ${name}; local fields stand under extensions`,
        )
      else visit(inner, [...at, 'properties', name], applicableNodes(root, declared), ownClause)
    }
    if (node.items !== undefined) {
      const declared = nationals.flatMap((one) => asList(one.items as Node | undefined))
      if (declared.length === 0) report([...at, 'items'], '国家标准这里不是列表', 'the national standard has no list here')
      else visit(node.items as Schema, [...at, 'items'], applicableNodes(root, declared), ownClause)
    }
    if (problems.length === before && at.length > 0 && Object.keys(node).some((keyword) => assertionKeywords.has(keyword))) checkSatisfiable(at)
  }

  function checkConstraint(keyword: string, value: unknown, node: Node, at: (string | number)[], nationals: Node[], clause: string | undefined) {
    const place = [...at, keyword]
    if (keyword === 'required') {
      for (const [i, name] of (value as string[]).entries()) {
        const field = (node.properties as Record<string, Node> | undefined)?.[name]
        if (!nationals.some(({ properties }) => Object.hasOwn((properties ?? {}) as object, name)))
          report([...place, i], `国家标准没有字段 ${name}`, `the national standard has no field ${name}`)
        else if ((field?.['x-clause'] ?? clause) === undefined)
          report([...place, i], `必填 ${name} 没有写明条款（x-clause）`, `that ${name} is required stands on no clause (x-clause)`)
      }
      return
    }
    if (clause === undefined && !(at.length === 0 && keyword === 'type'))
      report(place, `${keyword} 没有写明条款（x-clause）`, `${keyword} stands on no clause (x-clause)`)
    if (keyword === 'enum') {
      const known = nationals.flatMap((one) => (one.enum as unknown[] | undefined) ?? (one.const === undefined ? [] : [one.const]))
      const unknownCodes =
        known.length === 0
          ? []
          : (value as unknown[]).map((code, i) => ({ code, i })).filter(({ code }) => !known.some((one) => canonical(one) === canonical(code)))
      for (const { code, i } of unknownCodes) report([...place, i], `国家标准没有代码 ${String(code)}`, `the national standard has no code ${String(code)}`)
      if (unknownCodes.length > 0) return
    }
    const declaring = nationals.find((one) => one[keyword] !== undefined)
    if (!declaring || canonical(declaring[keyword]) === canonical(value)) return
    // A bound weaker than the national one has no effect, but it misleads a reader who sees only the profile.
    if (within(national, constrainingField(at, { [keyword]: value })).answer === 'proved')
      report(
        place,
        `放宽：国家标准是 ${text(declaring[keyword])}，这里写 ${text(value)}`,
        `loosens: the national standard says ${text(declaring[keyword])}, this ${text(value)}`,
      )
  }

  function checkSatisfiable(at: (string | number)[]): void {
    const { answer } = satisfiable(overlaid(national, overlay, requiringField(at)))
    if (answer === 'empty')
      report(
        at,
        '自相矛盾：这个字段没有任何值能同时符合国家标准和本细则',
        'contradicts itself: no value of this field satisfies both the national standard and the profile',
      )
  }
}

/** Why an overlay cannot be read as a schema, such as an invalid keyword or a pattern that backtracks catastrophically. */
function readProblem(overlay: Schema): ProfileProblem | undefined {
  try {
    within(overlay, true)
    return undefined
  } catch (error) {
    if (!(error instanceof CompareError)) throw error
    return { at: error.place.split('/').slice(1), zh: error.zh, en: error.en }
  }
}

const asList = (node: Node | undefined): Node[] => (node === undefined ? [] : [node])

const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))

/** The subschemas that may apply to the same instance: behind references, and in every branch of a union. */
function applicableNodes(root: Node, nodes: Node[]): Node[] {
  return nodes.flatMap((node) => {
    const { $ref, oneOf } = node as { $ref?: string; oneOf?: Node[] }
    const referred = $ref === undefined ? [] : applicableNodes(root, [resolveReference(root, $ref)])
    return [node, ...referred, ...applicableNodes(root, oneOf ?? [])]
  })
}

function resolveReference(root: Node, ref: string): Node {
  const steps = ref.slice(2).split('/').filter(Boolean)
  return steps.reduce((node: unknown, step) => (node as Node)[unescapeStep(step)], root) as Node
}

/** A schema for the whole record that applies `inner` to the field at a place of the overlay. */
function constrainingField(at: (string | number)[], inner: Schema): Schema {
  return [...at]
    .reverse()
    .reduce(
      (schema: Schema, key, i, all) =>
        key === 'items' && !isFieldName(all, i) ? { items: schema } : key === 'properties' && !isFieldName(all, i) ? schema : { properties: { [key]: schema } },
      inner,
    )
}

/** A schema for the whole record that requires the field at a place of the overlay. */
function requiringField(at: (string | number)[]): Schema {
  return [...at].reverse().reduce((schema: Schema, key, i, all) => {
    if (key === 'items' && !isFieldName(all, i)) return { type: 'array', minItems: 1, items: schema }
    if (key === 'properties' && !isFieldName(all, i)) return schema
    return { type: 'object', required: [key], properties: { [key]: schema } }
  }, {})
}

/** Whether step `i` of a reversed path is a field name, also where the field is called `properties`: an odd number of `properties` precedes it. */
function isFieldName(reversed: (string | number)[], i: number): boolean {
  let run = 0
  while (reversed[i + 1 + run] === 'properties') run++
  return run % 2 === 1
}
